//! The ways out for a private key that is not encrypted.

use ed25519_dalek::pkcs8::KeypairBytes;
use pem_rfc7468::LineEnding;
use pkcs8::{EncodePrivateKey, SecretDocument};
use rsa::pkcs1::EncodeRsaPrivateKey;
use zeroize::Zeroizing;

use super::{PKCS1_LABEL, PLAIN_LABEL, PrivateKey, SEC1_LABEL, Secret};
use crate::Error;

impl PrivateKey {
    /// The key as PKCS#8 (RFC 5958) in DER, not encrypted.
    ///
    /// # Errors
    /// [`Error::KeyNotExported`]: it could not be encoded.
    pub fn export_der(&self) -> Result<Zeroizing<Vec<u8>>, Error> {
        let document = self.to_pkcs8().map_err(|_| Error::KeyNotExported)?;
        Ok(wiped(&document))
    }

    /// The key as PKCS#8 in PEM (`PRIVATE KEY`), not encrypted, each line ending with a line feed.
    ///
    /// # Errors
    /// [`Error::KeyNotExported`]: it could not be encoded.
    pub fn export_pem(&self) -> Result<Zeroizing<String>, Error> {
        to_pem(PLAIN_LABEL, &self.export_der()?)
    }

    /// The key in DER in the form that its kind had before PKCS#8, for programs that ask for it:
    /// RSA as PKCS#1 (RFC 8017, appendix A.1.2), ECDSA and SM2 as SEC 1 (RFC 5915) with the name
    /// of the curve and the public key. Not encrypted.
    ///
    /// # Errors
    /// - [`Error::NoTraditionalForm`]: Ed25519 has none.
    /// - [`Error::KeyNotExported`]: it could not be encoded.
    pub fn export_traditional_der(&self) -> Result<Zeroizing<Vec<u8>>, Error> {
        self.to_traditional().map(|(_, der)| der)
    }

    /// The key in PEM in the form that its kind had before PKCS#8 (`RSA PRIVATE KEY`, `EC PRIVATE
    /// KEY`), not encrypted, each line ending with a line feed.
    ///
    /// # Errors
    /// As [`export_traditional_der`](Self::export_traditional_der).
    pub fn export_traditional_pem(&self) -> Result<Zeroizing<String>, Error> {
        let (label, der) = self.to_traditional()?;
        to_pem(label, &der)
    }

    /// Version 1 of PKCS#8, which every program reads: without the public key, where the form of
    /// the key itself does not have it.
    fn to_pkcs8(&self) -> pkcs8::Result<SecretDocument> {
        match &self.secret {
            Secret::Rsa(_, key) => key.to_pkcs8_der(),
            Secret::EcdsaP256(key) => key.to_pkcs8_der(),
            Secret::EcdsaP384(key) => key.to_pkcs8_der(),
            Secret::Ed25519(key) => KeypairBytes {
                secret_key: key.to_bytes(),
                public_key: None,
            }
            .to_pkcs8_der(),
            Secret::Sm2(key) => key.to_pkcs8_der(),
        }
    }

    /// The label and the bytes.
    fn to_traditional(&self) -> Result<(&'static str, Zeroizing<Vec<u8>>), Error> {
        let sec1 = match &self.secret {
            Secret::Rsa(_, key) => {
                let document = key.to_pkcs1_der().map_err(|_| Error::KeyNotExported)?;
                return Ok((PKCS1_LABEL, wiped(&document)));
            }
            Secret::EcdsaP256(key) => p256::SecretKey::from(key).to_sec1_der(),
            Secret::EcdsaP384(key) => p384::SecretKey::from(key).to_sec1_der(),
            Secret::Sm2(key) => key.to_sec1_der(),
            Secret::Ed25519(_) => return Err(Error::NoTraditionalForm),
        };
        sec1.map(|der| (SEC1_LABEL, der))
            .map_err(|_| Error::KeyNotExported)
    }
}

fn wiped(document: &SecretDocument) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(document.as_bytes().to_vec())
}

pub(super) fn to_pem(label: &str, der: &[u8]) -> Result<Zeroizing<String>, Error> {
    pem_rfc7468::encode_string(label, LineEnding::LF, der)
        .map(Zeroizing::new)
        .map_err(|_| Error::KeyNotExported)
}
