//! What the page hears of a request that the user brought.

use keyside_core::{Csr, Finding, Inspection, Severity, SignatureStatus};
use keyside_room::{
    ReportedAttribute, ReportedExtension, ReportedField, ReportedFinding, ReportedKey,
    ReportedName, ReportedSeverity, ReportedSignature, ReportedStatus, RequestReport,
    UsableRequest,
};

/// The inspection as the page knows it.
pub(super) fn report(inspection: Inspection) -> RequestReport {
    RequestReport {
        subject: each(inspection.subject, |entry| ReportedField {
            field: entry.field,
            value: entry.value,
        }),
        names: each(inspection.alternative_names, |name| ReportedName {
            kind: name.kind.to_owned(),
            value: name.value,
        }),
        key: inspection.key.map(|key| ReportedKey {
            description: key.description,
            algorithm: key.algorithm,
            fingerprint: key.fingerprint,
        }),
        signature: inspection.signature.map(|signature| ReportedSignature {
            algorithm: signature.algorithm,
            status: status(signature.status),
        }),
        extensions: each(inspection.extensions, |extension| ReportedExtension {
            name: extension.name,
            critical: extension.critical,
            description: extension.description,
        }),
        attributes: each(inspection.attributes, |attribute| ReportedAttribute {
            name: attribute.name,
            description: attribute.description,
        }),
        findings: each(inspection.findings, |finding| reported(&finding)),
    }
}

/// The request as the page may order for it.
pub(super) fn usable(csr: &Csr) -> UsableRequest {
    UsableRequest {
        csr: csr.pem().to_owned(),
        domain: csr.domain().clone(),
        dns_names: csr.dns_names().to_vec(),
        algorithm: csr.algorithm().to_string(),
        fingerprint: csr.fingerprint(),
    }
}

fn each<A, B>(parts: Vec<A>, report: impl Fn(A) -> B) -> Vec<B> {
    parts.into_iter().map(report).collect()
}

const fn status(status: SignatureStatus) -> ReportedStatus {
    match status {
        SignatureStatus::Valid => ReportedStatus::Valid,
        SignatureStatus::Invalid => ReportedStatus::Invalid,
        SignatureStatus::Unchecked => ReportedStatus::Unchecked,
    }
}

fn reported(finding: &Finding) -> ReportedFinding {
    let values = finding.values().into_iter();
    ReportedFinding {
        name: finding.name().to_owned(),
        severity: match finding.severity() {
            Severity::Notice => ReportedSeverity::Notice,
            Severity::Warning => ReportedSeverity::Warning,
            Severity::Error => ReportedSeverity::Error,
        },
        message: finding.to_string(),
        values: values
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    }
}
