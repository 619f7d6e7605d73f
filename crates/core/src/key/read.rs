//! Reading private keys that were exported, by us or by another program.

use const_oid::db::{
    rfc5912::{ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1},
    rfc8410::ID_ED_25519,
};
use der::{AnyRef, Decode, Sequence, asn1::OctetStringRef};
use pkcs8::{
    EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef,
    pkcs5::{EncryptionScheme, pbes2::Kdf},
};
use rsa::traits::PublicKeyParts;
use x509_cert::spki::AlgorithmIdentifier;
use zeroize::Zeroizing;

use super::{ENCRYPTED_LABEL, PLAIN_LABEL, PrivateKey, Secret};
use crate::{Error, KeyAlgorithm, KeyKind, pem};

impl PrivateKey {
    /// Reads the private key of a text: its one PEM block labelled `PRIVATE KEY` or `ENCRYPTED
    /// PRIVATE KEY` (RFC 7468, sections 10 and 11). Certificates beside it are passed over.
    ///
    /// # Errors
    /// - [`Error::InvalidKeyPem`]: no such block, more than one, or a broken one.
    /// - [`Error::PassphraseRequired`], [`Error::WrongPassphrase`]: the key is encrypted.
    /// - [`Error::UnsupportedEncryption`]: not by PBES2 with SHA-2 or scrypt and AES, or so that
    ///   opening it would take minutes or gigabytes.
    /// - as [`from_der`](Self::from_der).
    pub fn parse(text: &str, passphrase: Option<&str>) -> Result<Self, Error> {
        let (label, der) = key_block(text)?;
        match (label, passphrase) {
            (PLAIN_LABEL, _) => Self::from_der(&der),
            (ENCRYPTED_LABEL, None) => Err(Error::PassphraseRequired),
            (ENCRYPTED_LABEL, Some(passphrase)) => Self::decrypt(&der, passphrase),
            _ => Err(Error::InvalidKeyPem),
        }
    }

    /// Reads PKCS#8 in DER that is not encrypted.
    ///
    /// # Errors
    /// - [`Error::InvalidKey`]: no private key, or one whose parts do not fit together.
    /// - [`Error::WeakKey`], [`Error::UnsupportedKey`]: not one of [`KeyAlgorithm::ALL`].
    pub fn from_der(der: &[u8]) -> Result<Self, Error> {
        if der.len() > DER_MAX {
            return Err(Error::InvalidKey);
        }
        let key = PrivateKeyInfoRef::from_der(der).map_err(|_| Error::InvalidKey)?;
        let curve = key.algorithm.parameters_oid().ok();
        let secret = match (key.algorithm.oid, curve) {
            (RSA_ENCRYPTION, _) => {
                let key = rsa::PrivateKey::try_from(key).map_err(|_| Error::InvalidKey)?;
                Secret::Rsa(rsa_algorithm(&key)?, Box::new(key))
            }
            (ID_EC_PUBLIC_KEY, Some(SECP_256_R_1)) => {
                Secret::EcdsaP256(key.try_into().map_err(|_| Error::InvalidKey)?)
            }
            (ID_EC_PUBLIC_KEY, Some(SECP_384_R_1)) => {
                Secret::EcdsaP384(key.try_into().map_err(|_| Error::InvalidKey)?)
            }
            (ID_ED_25519, _) => Secret::Ed25519(key.try_into().map_err(|_| Error::InvalidKey)?),
            _ => return Err(Error::UnsupportedKey),
        };
        Self::new(secret).ok_or(Error::InvalidKey)
    }

    /// A wrong passphrase gives other bytes, which are hardly ever a private key.
    fn decrypt(der: &[u8], passphrase: &str) -> Result<Self, Error> {
        let Ok(key) = EncryptedPrivateKeyInfoRef::from_der(der) else {
            return Err(match AnyEncryptedPrivateKey::from_der(der) {
                Ok(_) => Error::UnsupportedEncryption,
                Err(_) => Error::InvalidKey,
            });
        };
        if !is_cheap(&key.encryption_algorithm) {
            return Err(Error::UnsupportedEncryption);
        }
        let document = key.decrypt(passphrase).map_err(|error| match error {
            pkcs8::Error::EncryptedPrivateKey(pkcs8::pkcs5::Error::DecryptFailed)
            | pkcs8::Error::Asn1(_) => Error::WrongPassphrase,
            _ => Error::UnsupportedEncryption,
        })?;
        Self::from_der(document.as_bytes())
    }
}

/// More than any of our kinds of key has: the numbers of a longer one would only cost time.
const DER_MAX: usize = 8 * 1024;

fn key_block(text: &str) -> Result<(&str, Zeroizing<Vec<u8>>), Error> {
    let mut keys = pem::blocks(text)
        .filter(|block| block.is_none_or(|block| block.label.ends_with("PRIVATE KEY")));
    match (keys.next(), keys.next()) {
        (Some(Some(block)), None) => {
            let der = block.decode().ok_or(Error::InvalidKeyPem)?;
            Ok((block.label, Zeroizing::new(der)))
        }
        _ => Err(Error::InvalidKeyPem),
    }
}

fn rsa_algorithm(key: &rsa::PrivateKey) -> Result<KeyAlgorithm, Error> {
    match key.n().bit_width_vartime() as usize {
        2048 => Ok(KeyAlgorithm::Rsa2048),
        3072 => Ok(KeyAlgorithm::Rsa3072),
        4096 => Ok(KeyAlgorithm::Rsa4096),
        bits if bits < KeyKind::RSA_BITS_MIN => Err(Error::WeakKey { bits }),
        _ => Err(Error::UnsupportedKey),
    }
}

/// `EncryptedPrivateKeyInfo` (RFC 5958, section 3), encrypted in any way.
#[derive(Sequence)]
struct AnyEncryptedPrivateKey<'a> {
    algorithm: AlgorithmIdentifier<AnyRef<'a>>,
    data: &'a OctetStringRef,
}

/// Whether the passphrase is hashed at most some ten times as much as by ourselves, or in at most
/// 256 MiB.
fn is_cheap(encryption: &EncryptionScheme) -> bool {
    const ITERATIONS_MAX: u32 = 10 * PrivateKey::PBKDF2_ITERATIONS;
    const SCRYPT_BYTES_MAX: u64 = 256 * 1024 * 1024;
    match encryption {
        EncryptionScheme::Pbes2(parameters) => match &parameters.kdf {
            Kdf::Pbkdf2(kdf) => kdf.iteration_count <= ITERATIONS_MAX,
            Kdf::Scrypt(kdf) => 128u64
                .checked_mul(kdf.cost_parameter)
                .and_then(|bytes| bytes.checked_mul(u64::from(kdf.block_size)))
                .and_then(|bytes| bytes.checked_mul(u64::from(kdf.parallelization)))
                .is_some_and(|bytes| bytes <= SCRYPT_BYTES_MAX),
            _ => false,
        },
        _ => false,
    }
}
