//! Certificates for the requests of a test.

use std::time::Duration;

use der::{EncodePem, pem::LineEnding};
use p256::ecdsa::{DerSignature, SigningKey};
use pkcs10::CertificationRequest;
use x509_cert::{
    TbsCertificate,
    builder::{Builder, CertificateBuilder, Result, profile::BuilderProfile},
    ext::Extension,
    name::Name,
    serial_number::SerialNumber,
    spki::SubjectPublicKeyInfoRef,
    time::Validity,
};

/// A certificate for the request, in PEM.
pub(crate) fn certificate_for(csr: &str) -> String {
    let csr = CertificationRequest::from_pem(csr).expect("a request");
    let server = Server(csr.subject().clone());
    let serial = SerialNumber::from(7_u32);
    let validity = Validity::from_now(Duration::from_secs(3600)).expect("dates");
    let authority = SigningKey::from_slice(&[7; 32]).expect("a scalar");

    CertificateBuilder::new(server, serial, validity, csr.public_key().clone())
        .and_then(|builder| builder.build::<_, DerSignature>(&authority))
        .expect("a certificate")
        .to_pem(LineEnding::LF)
        .expect("PEM")
}

/// A server's certificate without any extension.
struct Server(Name);

impl BuilderProfile for Server {
    fn get_issuer(&self, _subject: &Name) -> Name {
        "CN=TEST".parse().expect("a name")
    }

    fn get_subject(&self) -> Name {
        self.0.clone()
    }

    fn build_extensions(
        &self,
        _spki: SubjectPublicKeyInfoRef<'_>,
        _issuer: SubjectPublicKeyInfoRef<'_>,
        _certificate: &TbsCertificate,
    ) -> Result<Vec<Extension>> {
        Ok(Vec::new())
    }
}
