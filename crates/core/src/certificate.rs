//! One X.509 certificate (RFC 5280), as far as a chain, a bundle and the page need it.

use std::fmt;

use der::{Decode, Encode};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, SubjectAltName, SubjectKeyIdentifier,
    name::GeneralName,
};

use crate::{DomainName, Fingerprint, distinguished_name::rfc4514, hex::hex};

/// A certificate that was read, with what one asks of it.
#[derive(Clone, Eq, PartialEq)]
pub struct Certificate {
    der: Vec<u8>,
    parsed: x509_cert::Certificate,
    dns_names: Vec<String>,
    authority: bool,
    key_id: Option<Box<[u8]>>,
    issuer_key_id: Option<Box<[u8]>>,
    public_key: Fingerprint,
}

impl Certificate {
    pub(crate) fn from_der(bytes: &[u8]) -> Result<Self, der::Error> {
        let parsed = x509_cert::Certificate::from_der(bytes)?;
        let tbs = parsed.tbs_certificate();
        let names = tbs
            .get_extension::<SubjectAltName>()?
            .map(|(_, names)| names.0);
        let constraints = tbs.get_extension::<BasicConstraints>()?;
        let key_id = tbs.get_extension::<SubjectKeyIdentifier>()?;
        let issuer_key_id = tbs.get_extension::<AuthorityKeyIdentifier>()?;
        Ok(Self {
            der: bytes.to_vec(),
            dns_names: names.into_iter().flatten().filter_map(dns_name).collect(),
            authority: constraints.is_some_and(|(_, constraints)| constraints.ca),
            key_id: key_id.map(|(_, id)| id.0.into_bytes()),
            issuer_key_id: issuer_key_id
                .and_then(|(_, id)| id.key_identifier.map(|id| id.into_bytes())),
            public_key: Fingerprint::of_spki_der(&tbs.subject_public_key_info().to_der()?),
            parsed,
        })
    }

    /// The whole certificate in DER, as it was read.
    #[must_use]
    pub fn to_der(&self) -> &[u8] {
        &self.der
    }

    /// Whose it is, as RFC 4514 writes a name: `CN=www.example.com,O=Example`.
    #[must_use]
    pub fn subject(&self) -> String {
        rfc4514(self.parsed.tbs_certificate().subject())
    }

    /// Who issued it, as RFC 4514 writes a name.
    #[must_use]
    pub fn issuer(&self) -> String {
        rfc4514(self.parsed.tbs_certificate().issuer())
    }

    /// The common name of who issued it, as people call it; the whole name when it has none.
    #[must_use]
    pub fn issuer_common_name(&self) -> String {
        let issuer = self.parsed.tbs_certificate().issuer();
        match issuer.common_name() {
            Ok(Some(name)) => name.value().into_owned(),
            Ok(None) | Err(_) => rfc4514(issuer),
        }
    }

    /// The DNS names of its subjectAltName, in lower case.
    #[must_use]
    pub fn dns_names(&self) -> &[String] {
        &self.dns_names
    }

    /// Its serial number in lower-case hexadecimal digits, two a byte.
    #[must_use]
    pub fn serial_hex(&self) -> String {
        hex(self.parsed.tbs_certificate().serial_number().as_bytes())
    }

    /// The first second of its validity, counted from 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn not_before(&self) -> i64 {
        unix_seconds(self.parsed.tbs_certificate().validity().not_before)
    }

    /// The last second of its validity, counted from 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn not_after(&self) -> i64 {
        unix_seconds(self.parsed.tbs_certificate().validity().not_after)
    }

    /// Whether it is valid at this second, counted from 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn is_valid_at(&self, unix_seconds: i64) -> bool {
        (self.not_before()..=self.not_after()).contains(&unix_seconds)
    }

    /// SHA-256 of the whole certificate, in lower-case hexadecimal digits.
    #[must_use]
    pub fn fingerprint_sha256(&self) -> String {
        hex(&Sha256::digest(&self.der))
    }

    /// SHA-1 of the whole certificate, in lower-case hexadecimal digits: only to be shown beside
    /// the "thumbprint" of other programs. Two certificates can have the same.
    #[must_use]
    pub fn fingerprint_sha1(&self) -> String {
        hex(&Sha1::digest(&self.der))
    }

    /// The fingerprint of its public key.
    #[must_use]
    pub const fn public_key_fingerprint(&self) -> Fingerprint {
        self.public_key
    }

    /// Whether it may sign other certificates (basicConstraints).
    #[must_use]
    pub const fn is_authority(&self) -> bool {
        self.authority
    }

    /// Whether a server of this name may show it: the name itself is in it, or the wildcard of
    /// its parent (RFC 9525, section 6.3). The common name does not count.
    #[must_use]
    pub fn covers(&self, name: &DomainName) -> bool {
        let wildcard = match name.as_ascii().split_once('.') {
            Some((_, parent)) if !name.is_wildcard() => Some(format!("*.{parent}")),
            _ => None,
        };
        self.dns_names
            .iter()
            .any(|covered| covered == name.as_ascii() || Some(covered) == wildcard.as_ref())
    }

    /// What is signed in it.
    #[cfg(feature = "requests")]
    pub(crate) fn contents(&self) -> &x509_cert::TbsCertificate {
        self.parsed.tbs_certificate()
    }

    /// Its public key.
    #[cfg(feature = "requests")]
    pub(crate) fn public_key(&self) -> &x509_cert::spki::SubjectPublicKeyInfoOwned {
        self.parsed.tbs_certificate().subject_public_key_info()
    }

    /// Whether it names the other as its issuer: by name and, where both have one, by key
    /// identifier (RFC 5280, sections 4.2.1.1 and 4.2.1.2). Names must be equal byte by byte.
    pub(crate) fn names_as_issuer(&self, other: &Self) -> bool {
        let same_key = match (&self.issuer_key_id, &other.key_id) {
            (Some(wanted), Some(found)) => wanted == found,
            _ => true,
        };
        same_key
            && self.parsed.tbs_certificate().issuer() == other.parsed.tbs_certificate().subject()
    }
}

fn dns_name(name: GeneralName) -> Option<String> {
    match name {
        GeneralName::DnsName(name) => Some(name.to_string().to_ascii_lowercase()),
        _ => None,
    }
}

/// A `der` time is between 1970 and 9999.
fn unix_seconds(time: x509_cert::time::Time) -> i64 {
    time.to_unix_duration().as_secs().cast_signed()
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({})", self.subject())
    }
}
