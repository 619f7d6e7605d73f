//! What the room tells of a request that the user brought.

use std::collections::BTreeMap;

use keyside_core::{DomainName, Fingerprint};
use serde::{Deserialize, Serialize};

/// A request that can be ordered for: the proxy's own check, `keyside_core::Csr::parse`, takes it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UsableRequest {
    /// The request as one PEM block, each line ending with a line feed.
    pub csr: String,
    /// The common name.
    pub domain: DomainName,
    /// The DNS names of the subjectAltName.
    pub dns_names: Vec<DomainName>,
    /// The name of the `keyside_core::KeyKind`: as of a `KeyAlgorithm`, or `rsa-2560` and the like.
    pub algorithm: String,
    /// SHA-256 of the public key.
    pub fingerprint: Fingerprint,
}

/// What any request says, and what is wrong with it: the content of a `keyside_core::Inspection`.
///
/// Its texts are from the request, cut to a bearable length and without control characters.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestReport {
    /// The subject's entries in their order.
    pub subject: Vec<ReportedField>,
    /// The names of the subjectAltName in their order.
    pub names: Vec<ReportedName>,
    /// The public key, if it can be read.
    pub key: Option<ReportedKey>,
    /// The signature, if it can be read.
    pub signature: Option<ReportedSignature>,
    /// The extensions in their order.
    pub extensions: Vec<ReportedExtension>,
    /// The attributes in their order, the one with the extensions among them.
    pub attributes: Vec<ReportedAttribute>,
    /// What is wrong or worth knowing, the gravest first.
    pub findings: Vec<ReportedFinding>,
}

/// One entry of a subject.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportedField {
    /// Its name, such as `CN`, or its OID.
    pub field: String,
    /// Its text, or hexadecimal digits if it is none.
    pub value: String,
}

/// One name of a subjectAltName.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportedName {
    /// `dns`, `ip`, `email`, `uri` or `other`.
    pub kind: String,
    /// The name, or hexadecimal digits for kinds that are no text.
    pub value: String,
}

/// The public key.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportedKey {
    /// Its kind in words, such as `RSA, 2048 bits, exponent 65537`.
    pub description: String,
    /// The name of its kind, such as `rsa-2048`, if it is a supported one.
    pub algorithm: Option<String>,
    /// SHA-256 of the public key.
    pub fingerprint: Fingerprint,
}

/// The signature.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportedSignature {
    /// How it was made, such as `ECDSA with SHA-256`.
    pub algorithm: String,
    /// Whether it is by the key in the request.
    pub status: ReportedStatus,
}

/// Whether a signature is by the key in the request.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ReportedStatus {
    /// It is.
    Valid,
    /// It is not.
    Invalid,
    /// It cannot be told.
    Unchecked,
}

/// One extension that the request asks for.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportedExtension {
    /// Its name, or its OID.
    pub name: String,
    /// Whether a client that does not know it must refuse the certificate.
    pub critical: bool,
    /// What it says, in words.
    pub description: String,
}

/// One attribute.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportedAttribute {
    /// Its name, or its OID.
    pub name: String,
    /// What it says, in words.
    pub description: String,
}

/// Something that is wrong, or worth knowing.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportedFinding {
    /// Its stable name, such as `missing_san`.
    pub name: String,
    /// How grave it is.
    pub severity: ReportedSeverity,
    /// An English sentence without its full stop.
    pub message: String,
    /// What the sentence names, by the finding's fields, for sentences in other languages.
    pub values: BTreeMap<String, String>,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ReportedSeverity {
    /// Good to know.
    Notice,
    /// Most authorities pass over it, and it should be mended all the same.
    Warning,
    /// A public authority must refuse the request, or the proxy does.
    Error,
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json};

    use super::*;

    #[test]
    fn reads_a_report_as_it_is_written() {
        let report = RequestReport {
            signature: Some(ReportedSignature {
                algorithm: "ECDSA with SHA-256".to_owned(),
                status: ReportedStatus::Unchecked,
            }),
            findings: vec![ReportedFinding {
                name: "trailing_data".to_owned(),
                severity: ReportedSeverity::Error,
                message: "3 bytes follow the request".to_owned(),
                values: BTreeMap::from([("bytes".to_owned(), "3".to_owned())]),
            }],
            ..RequestReport::default()
        };

        let written = json!({
            "subject": [],
            "names": [],
            "key": null,
            "signature": { "algorithm": "ECDSA with SHA-256", "status": "unchecked" },
            "extensions": [],
            "attributes": [],
            "findings": [{
                "name": "trailing_data",
                "severity": "error",
                "message": "3 bytes follow the request",
                "values": { "bytes": "3" },
            }],
        });

        assert_eq!(serde_json::to_value(&report).expect("plain data"), written);
        assert_eq!(
            from_value::<RequestReport>(written).expect("a report"),
            report
        );
    }

    #[test]
    fn refuses_a_report_with_more_in_it() {
        let key = json!({ "description": "", "algorithm": null, "fingerprint": "00".repeat(32) });
        assert!(from_value::<ReportedKey>(key.clone()).is_ok());

        let mut more = key;
        more["privateKey"] = json!("secret");

        assert!(from_value::<ReportedKey>(more).is_err());
    }

    #[test]
    fn the_gravest_severity_is_the_greatest() {
        assert!(ReportedSeverity::Error > ReportedSeverity::Warning);
        assert!(ReportedSeverity::Warning > ReportedSeverity::Notice);
    }
}
