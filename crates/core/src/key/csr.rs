//! Requests that a key signs.

use pkcs10::{CertificationRequest, RequestBuilder, Sm2Signer};
use rand_core::TryCryptoRng;
use sha2::Sha256;

use super::{PrivateKey, Secret};
use crate::{Csr, Error, RequestOptions};

impl PrivateKey {
    /// Signs a request for these [`RequestOptions`], or for a domain alone: as the common name and
    /// as the only subjectAltName.
    ///
    /// RSA signs by PKCS#1 v1.5 with SHA-256, with blinding by `rng`; P-256 with SHA-256, P-384 with
    /// SHA-384 and SM2 with SM3, all by RFC 6979. The request depends on key and options alone.
    ///
    /// # Errors
    /// - [`Error::InvalidDomain`]: the name [does not fit](crate::DomainName::fits_common_name) into a
    ///   common name.
    /// - [`Error::CsrNotSigned`]: signing failed.
    pub fn create_csr(
        &self,
        options: impl Into<RequestOptions>,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Csr, Error> {
        let request = self
            .sign(options.into().builder()?, rng)
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
