//! What any certification request says, and what is wrong with it.

mod alternative_name;
mod attribute;
mod ber;
mod extension;
mod finding;
mod key;
mod name;
mod oid;
mod outline;
mod signature;
mod subject;
mod text;
mod words;

use std::collections::BTreeSet;

use pkcs10::CertificationRequest;
use serde::Serialize;

pub use self::{
    alternative_name::InspectedName,
    attribute::InspectedAttribute,
    ber::EncodingProblem,
    extension::InspectedExtension,
    finding::{Finding, Severity},
    key::InspectedKey,
    signature::{InspectedSignature, SignatureStatus},
    subject::SubjectEntry,
};
use self::{
    ber::{Reader, Value},
    extension::Extensions,
    outline::Outline,
    subject::Subject,
};
use crate::{Error, WeakKeyList, hex::hex, pem};

/// What a request says, and what is wrong with it. A part that cannot be read is empty or `None`,
/// and there is a [`Finding::Malformed`] about it.
///
/// `Display` explains it in several lines.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// The subject's entries in their order.
    pub subject: Vec<SubjectEntry>,
    /// The names of the subjectAltName in their order.
    pub alternative_names: Vec<InspectedName>,
    /// The public key.
    pub key: Option<InspectedKey>,
    /// The signature.
    pub signature: Option<InspectedSignature>,
    /// The extensions in their order.
    pub extensions: Vec<InspectedExtension>,
    /// The attributes in their order, the one with the extensions among them.
    pub attributes: Vec<InspectedAttribute>,
    /// What is wrong or worth knowing, each said once, the gravest first.
    pub findings: Vec<Finding>,
}

/// Explains a request, in PEM or in DER.
///
/// It reads more than [`Csr::parse`](crate::Csr::parse) takes. Whatever that refuses has at least
/// one finding of [`Severity::Error`] here.
///
/// ```
/// use keyside_core::{DomainName, KeyAlgorithm, PrivateKey, inspect};
/// # use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
/// # let mut rng = ChaCha20Rng::from_seed([0; 32]);
///
/// let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng)?;
/// let domain: DomainName = "printer.local".parse()?;
/// let csr = key.create_csr(&domain, &mut rng)?;
///
/// let inspection = inspect(csr.pem())?;
///
/// assert_eq!(inspection.subject[0].field, "CN");
/// assert_eq!(inspection.findings[0].name(), "private_name");
/// # Ok::<_, keyside_core::Error>(())
/// ```
///
/// # Errors
/// - [`Error::InvalidCsrPem`]: no block of a request in the text, or a broken one.
/// - [`Error::InvalidCsr`]: the bytes have not even the outline of a request.
pub fn inspect(request: impl AsRef<[u8]>) -> Result<Inspection, Error> {
    Inspector::new().inspect(request)
}

/// Inspects with more than what is always at hand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inspector<'a> {
    weak_keys: Option<WeakKeyList<'a>>,
    thorough: bool,
}

impl<'a> Inspector<'a> {
    /// Inspects like [`inspect`].
    #[must_use]
    pub const fn new() -> Self {
        Self {
            weak_keys: None,
            thorough: false,
        }
    }

    /// Looks RSA keys up in this list too.
    #[must_use]
    pub const fn weak_keys(mut self, list: WeakKeyList<'a>) -> Self {
        self.weak_keys = Some(list);
        self
    }

    /// Tests whether an RSA modulus is a prime, too. That takes tens of milliseconds for 4096
    /// bits, where everything else takes a few.
    #[must_use]
    pub const fn thorough(mut self) -> Self {
        self.thorough = true;
        self
    }

    /// Explains a request, in PEM or in DER.
    ///
    /// # Errors
    /// As [`inspect`].
    pub fn inspect(self, request: impl AsRef<[u8]>) -> Result<Inspection, Error> {
        let bytes = request.as_ref();
        if bytes.first() == Some(&ber::SEQUENCE) {
            return self.read(bytes, Vec::new());
        }
        let text = str::from_utf8(bytes).map_err(|_| Error::InvalidCsr)?;
        let mut blocks = pem::blocks(text).flatten();
        let block = blocks
            .find(|block| LABELS.contains(&block.label))
            .ok_or(Error::InvalidCsrPem)?;
        let bytes = block.decode().ok_or(Error::InvalidCsrPem)?;
        let findings = match CertificationRequest::from_pem(text) {
            Err(pkcs10::Error::Pem) => vec![Finding::NonStandardPem],
            _ => Vec::new(),
        };
        self.read(&bytes, findings)
    }

    fn read(self, bytes: &[u8], mut findings: Vec<Finding>) -> Result<Inspection, Error> {
        let mut reader = Reader::default();
        let outline = Outline::read(bytes, &mut reader, &mut findings).ok_or(Error::InvalidCsr)?;
        let mut malformed = Vec::new();
        let mut part = |part| malformed.push(Finding::Malformed { part });

        check_version(outline.version, &mut reader, &mut findings);
        let subject = subject::read(outline.subject, &mut reader, &mut findings);
        let subject = subject.unwrap_or_else(|| {
            part("subject");
            Subject::default()
        });
        let key = key::read(outline.signed.key, &mut reader, self, &mut findings);
        if key.is_none() {
            part("public key");
        }
        let mut extensions = Extensions::default();
        let attributes = outline.attributes.and_then(|attributes| {
            attribute::read(attributes, &mut extensions, &mut reader, &mut findings)
        });
        let attributes = attributes.unwrap_or_else(|| {
            part("set of attributes");
            Vec::new()
        });
        let signature = signature::read(&outline.signed, &mut reader, &mut findings);
        if signature.is_none() {
            part("signature");
        }

        findings.extend(malformed);
        check_alternative_names(&subject, &extensions, &mut findings);
        let problems = reader.problems();
        findings.extend(problems.map(|problem| Finding::NonCanonical { problem }));
        let refused = || CertificationRequest::from_der(bytes).is_err();
        if !has_error(&findings) && refused() {
            let problem = EncodingProblem::Other;
            findings.push(Finding::NonCanonical { problem });
        }
        let mut said = BTreeSet::new();
        findings.retain(|finding| said.insert(finding.to_string()));
        Ok(Inspection {
            subject: subject.entries,
            alternative_names: extensions.names.map_or_else(Vec::new, |names| names.all),
            key,
            signature,
            extensions: extensions.all,
            attributes,
            findings: gravest_first(findings),
        })
    }
}

/// The label of RFC 7468, and the one of older programs.
pub(crate) const LABELS: [&str; 2] = ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"];

fn check_version(version: Value<'_>, reader: &mut Reader, findings: &mut Vec<Finding>) {
    match reader.unsigned(version) {
        Some([]) => {}
        Some(&[number]) => findings.push(Finding::WrongVersion {
            number: number.to_string(),
        }),
        _ => findings.push(Finding::WrongVersion {
            number: format!("0x{}", text::shown(&hex(version.content))),
        }),
    }
}

fn check_alternative_names(
    subject: &Subject,
    extensions: &Extensions,
    findings: &mut Vec<Finding>,
) {
    match (&extensions.names, subject.common_names.as_slice()) {
        (None, _) => findings.push(Finding::MissingSan),
        (Some(names), _) if names.all.is_empty() => findings.push(Finding::MissingSan),
        (Some(names), [name]) if !name.is_empty() && !names.have(name) => {
            let name = text::shown(name);
            findings.push(Finding::CommonNameNotInSan { name });
        }
        _ => {}
    }
}

fn gravest_first(findings: Vec<Finding>) -> Vec<Finding> {
    let of = |severity| {
        let findings = findings.iter();
        findings.filter(move |finding| finding.severity() == severity)
    };
    [Severity::Error, Severity::Warning, Severity::Notice]
        .into_iter()
        .flat_map(of)
        .cloned()
        .collect()
}

fn has_error(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity() == Severity::Error)
}
