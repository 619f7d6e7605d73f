//! Requests that a key signs.

use der::asn1::Ia5String;
use pkcs10::{CertificationRequest, RequestBuilder, Sm2Signer};
use rand_core::TryCryptoRng;
use sha2::Sha256;
use x509_cert::ext::pkix::{SubjectAltName, name::GeneralName};

use super::{PrivateKey, Secret};
use crate::{Csr, DomainName, DomainProblem, Error};

impl PrivateKey {
    /// Signs a request for this domain, as the common name and as the only subjectAltName.
    ///
    /// RSA signs by PKCS#1 v1.5 with SHA-256, with blinding by `rng`; P-256 with SHA-256, P-384 with
    /// SHA-384 and SM2 with SM3, all by RFC 6979. The request depends on key and domain alone.
    ///
    /// # Errors
    /// - [`Error::InvalidDomain`]: the name [does not fit](DomainName::fits_common_name) into a
    ///   common name.
    /// - [`Error::CsrNotSigned`]: signing failed.
    pub fn create_csr(
        &self,
        domain: &DomainName,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Csr, Error> {
        if !domain.fits_common_name() {
            let problem = DomainProblem::TooLongForCommonName;
            return Err(Error::invalid_domain(domain.as_ascii(), problem));
        }
        let request = builder(domain)
            .and_then(|builder| self.sign(builder, rng))
            .map_err(|_| Error::CsrNotSigned)?;
        Csr::check(&request)
    }

    fn sign(
        &self,
        builder: RequestBuilder,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<CertificationRequest, pkcs10::Error> {
        match &self.secret {
            Secret::Rsa(_, key) => {
                let key = rsa::pkcs1v15::SigningKey::<Sha256>::new(key.as_ref().clone());
                builder.sign_with_rng::<_, rsa::pkcs1v15::Signature>(&key, rng)
            }
            Secret::EcdsaP256(key) => builder.sign::<_, p256::ecdsa::DerSignature>(key),
            Secret::EcdsaP384(key) => builder.sign::<_, p384::ecdsa::DerSignature>(key),
            Secret::Ed25519(key) => builder.sign::<_, ed25519_dalek::Signature>(key),
            Secret::Sm2(key) => {
                let key = Sm2Signer::new(key).map_err(|_| pkcs10::Error::Signing)?;
                builder.sign::<_, sm2::dsa::DerSignature>(&key)
            }
        }
    }
}

fn builder(domain: &DomainName) -> Result<RequestBuilder, pkcs10::Error> {
    let subject = format!("CN={domain}")
        .parse()
        .map_err(|_| pkcs10::Error::Encoding)?;
    let name = Ia5String::new(domain.as_ascii()).map_err(|_| pkcs10::Error::Encoding)?;
    RequestBuilder::new(subject).extension(&SubjectAltName(vec![GeneralName::DnsName(name)]))
}
