//! Certification requests for a domain, checked as far as a certificate authority will.

use der::{Encode, asn1::ObjectIdentifier};
use pkcs10::CertificationRequest;
use x509_cert::ext::pkix::{
    SubjectAltName,
    name::{DirectoryString, GeneralName},
};

use crate::{
    DomainName, DomainProblem, Error, Fingerprint, KeyKind, WeakKeyList, inspect, modulus, pem,
};

/// A request whose key is strong enough, that is signed by this key, and whose one common name is
/// a domain name in its ASCII form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Csr {
    pem: String,
    domain: DomainName,
    dns_names: Vec<DomainName>,
    algorithm: KeyKind,
    fingerprint: Fingerprint,
}

impl Csr {
    /// Reads a request that someone else made.
    ///
    /// # Errors
    /// - [`Error::InvalidCsrPem`]: not one PEM block with the label `CERTIFICATE REQUEST`.
    /// - [`Error::InvalidCsr`]: no request inside, one that is not canonical DER, or one with two
    ///   common names.
    /// - [`Error::WeakKey`], [`Error::UnsupportedKey`]: not a key for a public certificate.
    /// - [`Error::FlawedKey`]: the private key can be found from the public one. Whether an RSA
    ///   modulus is a prime is left to an [`Inspector`](crate::Inspector).
    /// - [`Error::InvalidCsrSignature`]: not signed by the key in it, or with SHA-1.
    /// - [`Error::MissingCommonName`], [`Error::InvalidDomain`]: the common name or a name in the
    ///   subjectAltName is no domain name.
    pub fn parse(pem: &str) -> Result<Self, Error> {
        Self::read(&from_pem(pem)?, None)
    }

    /// Reads a request that someone else made, and looks its RSA key up in this list.
    ///
    /// # Errors
    /// As [`parse`](Self::parse); [`Error::FlawedKey`] for a key on the list, too.
    pub fn parse_with(pem: &str, weak_keys: WeakKeyList<'_>) -> Result<Self, Error> {
        Self::read(&from_pem(pem)?, Some(weak_keys))
    }

    /// Reads a request in DER that someone else made.
    ///
    /// # Errors
    /// As [`parse`](Self::parse), but for the PEM.
    pub fn from_der(der: &[u8]) -> Result<Self, Error> {
        let request = CertificationRequest::from_der(der).map_err(|_| Error::InvalidCsr)?;
        Self::read(&request, None)
    }

    /// The DER of each request in a text that may hold other things beside them: what is in its PEM
    /// blocks with the label `CERTIFICATE REQUEST`, or with `NEW CERTIFICATE REQUEST`, as some
    /// programs write. `None` for a broken block.
    pub fn find(text: &str) -> impl Iterator<Item = Option<Vec<u8>>> {
        pem::blocks(text)
            .flatten()
            .filter(|block| inspect::LABELS.contains(&block.label))
            .map(|block| block.decode())
    }

    fn read(
        request: &CertificationRequest,
        weak_keys: Option<WeakKeyList<'_>>,
    ) -> Result<Self, Error> {
        let csr = Self::check(request)?;
        if let Some(modulus) = KeyKind::rsa_modulus(request.public_key())
            && let Some(flaw) = modulus::flaws(modulus, weak_keys).first()
        {
            return Err(Error::FlawedKey { flaw: *flaw });
        }
        Ok(csr)
    }

    /// Checks all but what is so rare that keys of our own need not be checked for it.
    pub(crate) fn check(request: &CertificationRequest) -> Result<Self, Error> {
        let algorithm = KeyKind::of(request.public_key())?;
        request.verify().map_err(|_| Error::InvalidCsrSignature)?;
        let domain = ascii_domain(&common_name(request)?)?;
        let dns_names = dns_names(request)?;
        let public_key = request
            .public_key()
            .to_der()
            .map_err(|_| Error::InvalidCsr)?;
        Ok(Self {
            pem: request.to_pem(),
            domain,
            dns_names,
            algorithm,
            fingerprint: Fingerprint::of_spki_der(&public_key),
        })
    }

    /// The request as one PEM block, each line ending with a line feed.
    #[must_use]
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// The common name.
    #[must_use]
    pub const fn domain(&self) -> &DomainName {
        &self.domain
    }

    /// The DNS names of the subjectAltName. Names of other kinds in it are not looked at.
    #[must_use]
    pub fn dns_names(&self) -> &[DomainName] {
        &self.dns_names
    }

    /// The kind of its key.
    #[must_use]
    pub const fn algorithm(&self) -> KeyKind {
        self.algorithm
    }

    /// The fingerprint of its key.
    #[must_use]
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

fn from_pem(pem: &str) -> Result<CertificationRequest, Error> {
    CertificationRequest::from_pem(pem).map_err(|error| match error {
        pkcs10::Error::Pem => Error::InvalidCsrPem,
        _ => Error::InvalidCsr,
    })
}

/// `id-at-commonName` (RFC 5280, appendix A.1).
const COMMON_NAME: ObjectIdentifier = const_oid::db::rfc4519::COMMON_NAME;

/// The only common name. With two, one reader would take the first and another the last.
fn common_name(request: &CertificationRequest) -> Result<String, Error> {
    let mut names = request
        .subject()
        .iter()
        .filter(|attribute| attribute.oid == COMMON_NAME);
    let name = names.next().ok_or(Error::MissingCommonName)?;
    if names.next().is_some() {
        return Err(Error::InvalidCsr);
    }
    let name = DirectoryString::try_from(&name.value).map_err(|_| Error::InvalidCsr)?;
    match name.value().as_ref() {
        "" => Err(Error::MissingCommonName),
        name => Ok(name.to_owned()),
    }
}

fn dns_names(request: &CertificationRequest) -> Result<Vec<DomainName>, Error> {
    let names = request
        .extension::<SubjectAltName>()
        .map_err(|_| Error::InvalidCsr)?;
    names
        .map_or_else(Vec::new, |names| names.0)
        .iter()
        .filter_map(|name| match name {
            GeneralName::DnsName(name) => Some(ascii_domain(name.as_str())),
            _ => None,
        })
        .collect()
}

/// A name that goes into a certificate as it is, but for upper and lower case.
fn ascii_domain(text: &str) -> Result<DomainName, Error> {
    let domain = DomainName::parse(text)?;
    if domain.as_ascii().eq_ignore_ascii_case(text) {
        Ok(domain)
    } else {
        Err(Error::invalid_domain(text, DomainProblem::NotAscii))
    }
}
