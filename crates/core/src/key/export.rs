//! The ways out for a private key: PKCS#8 (RFC 5958), as it is or encrypted.

use der::Encode;
use ed25519_dalek::pkcs8::KeypairBytes;
use pem_rfc7468::LineEnding;
use pkcs8::{
    EncodePrivateKey, EncryptedPrivateKeyInfoRef, SecretDocument, der::asn1::OctetStringRef,
    pkcs5::pbes2,
};
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::{PrivateKey, Secret};
use crate::Error;

impl PrivateKey {
    /// How often PBKDF2 hashes a passphrase.
    ///
    /// <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2>
    pub const PBKDF2_ITERATIONS: u32 = 600_000;

    /// The key as PKCS#8 in DER, not encrypted.
    ///
    /// # Errors
    /// [`Error::KeyNotExported`]: it could not be encoded.
    pub fn export_der(&self) -> Result<Zeroizing<Vec<u8>>, Error> {
        let document = self.to_pkcs8().map_err(|_| Error::KeyNotExported)?;
        Ok(Zeroizing::new(document.as_bytes().to_vec()))
    }

    /// The key as PKCS#8 in PEM (`PRIVATE KEY`), not encrypted, each line ending with a line feed.
    ///
    /// # Errors
    /// [`Error::KeyNotExported`]: it could not be encoded.
    pub fn export_pem(&self) -> Result<Zeroizing<String>, Error> {
        to_pem(super::PLAIN_LABEL, &self.export_der()?)
    }

    /// The key as encrypted PKCS#8 in PEM (`ENCRYPTED PRIVATE KEY`): PBES2 with AES-256-CBC and
    /// PBKDF2-HMAC-SHA-256 (RFC 8018) of [`PBKDF2_ITERATIONS`](Self::PBKDF2_ITERATIONS).
    ///
    /// # Errors
    /// - [`Error::EmptyPassphrase`]: there is no passphrase.
    /// - [`Error::NoRandomness`]: `rng` failed.
    /// - [`Error::KeyNotExported`]: it could not be encoded.
    pub fn export_encrypted_pem(
        &self,
        passphrase: &str,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Zeroizing<String>, Error> {
        if passphrase.is_empty() {
            return Err(Error::EmptyPassphrase);
        }
        let (mut salt, mut iv) = ([0; 16], [0; 16]);
        rng.try_fill_bytes(&mut salt)
            .map_err(|_| Error::NoRandomness)?;
        rng.try_fill_bytes(&mut iv)
            .map_err(|_| Error::NoRandomness)?;
        let parameters =
            pbes2::Parameters::generate_pbkdf2_sha256_aes256cbc(Self::PBKDF2_ITERATIONS, &salt, iv)
                .map_err(|_| Error::KeyNotExported)?;
        let encrypted = parameters
            .encrypt(passphrase, &self.export_der()?)
            .map_err(|_| Error::KeyNotExported)?;
        let document = EncryptedPrivateKeyInfoRef {
            encryption_algorithm: parameters.into(),
            encrypted_data: OctetStringRef::new(&encrypted).map_err(|_| Error::KeyNotExported)?,
        };
        to_pem(
            super::ENCRYPTED_LABEL,
            &document.to_der().map_err(|_| Error::KeyNotExported)?,
        )
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
        }
    }
}

fn to_pem(label: &str, der: &[u8]) -> Result<Zeroizing<String>, Error> {
    pem_rfc7468::encode_string(label, LineEnding::LF, der)
        .map(Zeroizing::new)
        .map_err(|_| Error::KeyNotExported)
}
