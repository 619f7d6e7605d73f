//! Certificate authorities and servers that lasted from 1 000 to 2 000.

use std::time::Duration;

use der::{Encode, asn1::GeneralizedTime};
use ed25519_dalek::{Signature, SigningKey};
use keyside_core::{Certificate, CertificateChain};
use x509_cert::{
    TbsCertificate,
    builder::{Builder, CertificateBuilder, Result, profile::BuilderProfile},
    ext::{
        Extension, ToExtension,
        pkix::{BasicConstraints, SubjectAltName, name::GeneralName},
    },
    name::Name,
    serial_number::SerialNumber,
    spki::{SubjectPublicKeyInfo, SubjectPublicKeyInfoRef},
    time::{Time, Validity},
};

/// Who has a key and a certificate for it.
pub(crate) struct Party {
    key: SigningKey,
    name: Name,
    pub(crate) certificate: Certificate,
}

/// A certificate to be.
pub(crate) struct Draft {
    name: Name,
    seconds: (u64, u64),
    extensions: Vec<Extension>,
}

impl Draft {
    /// Without extensions.
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.parse().expect("a name"),
            seconds: (1000, 2000),
            extensions: Vec::new(),
        }
    }

    /// An authority above any number of others.
    pub(crate) fn authority(name: &str) -> Self {
        Self::authority_above(name, None)
    }

    /// An authority above so many others at most.
    pub(crate) fn authority_above(name: &str, path_len_constraint: Option<u8>) -> Self {
        Self::new(name).with(&BasicConstraints {
            ca: true,
            path_len_constraint,
        })
    }

    /// A server.
    pub(crate) fn server(name: &str) -> Self {
        Self::new("CN=TEST server").with(&SubjectAltName(vec![dns(name)]))
    }

    pub(crate) fn with(mut self, extension: impl ToExtension) -> Self {
        let extension = extension
            .to_extension(&self.name, &self.extensions)
            .unwrap_or_else(|_| panic!("an extension"));
        self.extensions.push(extension);
        self
    }

    pub(crate) fn lasting(mut self, first: u64, last: u64) -> Self {
        self.seconds = (first, last);
        self
    }

    /// Signed by itself.
    pub(crate) fn self_signed(self, seed: u8) -> Party {
        let key = SigningKey::from_bytes(&[seed; 32]);
        let name = self.name.clone();
        self.signed(key.clone(), &key, name)
    }

    fn signed(self, key: SigningKey, issuer: &SigningKey, issuer_name: Name) -> Party {
        let time = |seconds| {
            let time = GeneralizedTime::from_unix_duration(Duration::from_secs(seconds));
            Time::GeneralTime(time.expect("a time"))
        };
        let name = self.name.clone();
        let spki = SubjectPublicKeyInfo::from_key(&key.verifying_key()).expect("a key");
        let validity = Validity::new(time(self.seconds.0), time(self.seconds.1));
        let profile = Profile(self, issuer_name);
        let der = CertificateBuilder::new(profile, SerialNumber::from(7_u32), validity, spki)
            .and_then(|builder| builder.build::<_, Signature>(issuer))
            .expect("a certificate")
            .to_der()
            .expect("DER");
        Party {
            key,
            name,
            certificate: certificate(&der),
        }
    }
}

impl Party {
    pub(crate) fn issue(&self, seed: u8, draft: Draft) -> Self {
        let key = SigningKey::from_bytes(&[seed; 32]);
        draft.signed(key, &self.key, self.name.clone())
    }
}

pub(crate) fn dns(name: &str) -> GeneralName {
    GeneralName::DnsName(
        name.parse::<String>()
            .expect("text")
            .try_into()
            .expect("ASCII"),
    )
}

/// A chain of these, whose leaf is the first.
pub(crate) fn chain(parties: &[&Party]) -> CertificateChain {
    let text: String = parties
        .iter()
        .map(|party| party.certificate.to_pem())
        .collect();
    CertificateChain::parse(&text).expect("a chain")
}

fn certificate(der: &[u8]) -> Certificate {
    let pem = pem_rfc7468::encode_string("CERTIFICATE", pem_rfc7468::LineEnding::LF, der);
    Certificate::parse_all(&pem.expect("PEM"))
        .expect("a certificate")
        .remove(0)
}

struct Profile(Draft, Name);

impl BuilderProfile for Profile {
    fn get_issuer(&self, _subject: &Name) -> Name {
        self.1.clone()
    }

    fn get_subject(&self) -> Name {
        self.0.name.clone()
    }

    fn build_extensions(
        &self,
        _spki: SubjectPublicKeyInfoRef<'_>,
        _issuer: SubjectPublicKeyInfoRef<'_>,
        _certificate: &TbsCertificate,
    ) -> Result<Vec<Extension>> {
        Ok(self.0.extensions.clone())
    }
}
