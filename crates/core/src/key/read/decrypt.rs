//! Opening encrypted PKCS#8 (RFC 5958, section 3).

use der::{AnyRef, Decode, Sequence, asn1::OctetStringRef};
use pkcs8::{
    EncryptedPrivateKeyInfoRef, SecretDocument,
    pkcs5::{
        self, EncryptionScheme,
        pbes2::{DES_EDE3_CBC_OID, Kdf, PBES2_OID},
    },
};
use x509_cert::spki::AlgorithmIdentifier;
use zeroize::Zeroizing;

use crate::{Error, PrivateKey};

/// The `PrivateKeyInfo` inside. A wrong passphrase gives other bytes, which are hardly ever a
/// sequence in DER.
pub(super) fn decrypt(der: &[u8], passphrase: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let any = AnyEncryptedPrivateKey::from_der(der).map_err(|_| Error::InvalidKey)?;
    if !any.is_well_formed() {
        return Err(Error::UnsupportedEncryption);
    }
    let key =
        EncryptedPrivateKeyInfoRef::from_der(der).map_err(|_| Error::UnsupportedEncryption)?;
    if !is_cheap(&key.encryption_algorithm) {
        return Err(Error::UnsupportedEncryption);
    }
    key.decrypt(passphrase)
        .map(|document: SecretDocument| Zeroizing::new(document.as_bytes().to_vec()))
        .map_err(|error| match error {
            pkcs8::Error::EncryptedPrivateKey(pkcs5::Error::DecryptFailed)
            | pkcs8::Error::Asn1(_) => Error::WrongPassphrase,
            _ => Error::UnsupportedEncryption,
        })
}

/// `EncryptedPrivateKeyInfo`, encrypted in any way.
#[derive(Sequence)]
struct AnyEncryptedPrivateKey<'a> {
    algorithm: AlgorithmIdentifier<AnyRef<'a>>,
    data: &'a OctetStringRef,
}

/// `PBES2-params` (RFC 8018, appendix A.4).
#[derive(Sequence)]
struct Pbes2Parameters<'a> {
    kdf: AlgorithmIdentifier<AnyRef<'a>>,
    cipher: AlgorithmIdentifier<AnyRef<'a>>,
}

impl AnyEncryptedPrivateKey<'_> {
    /// Whether it is by PBES2, with a whole initialization vector where that is one of triple DES:
    /// the `pkcs5` crate takes its first 8 bytes unseen.
    fn is_well_formed(&self) -> bool {
        const DES_BLOCK: usize = 8;
        let Some(parameters) = self.algorithm.parameters else {
            return false;
        };
        let Ok(Pbes2Parameters { cipher, .. }) = parameters.decode_as() else {
            return false;
        };
        let iv = cipher.parameters.map(|iv| iv.value().len());
        self.algorithm.oid == PBES2_OID && (cipher.oid != DES_EDE3_CBC_OID || iv == Some(DES_BLOCK))
    }
}

/// Whether the passphrase is hashed at most some ten times as much as by ourselves, or in at most
/// 256 MiB.
fn is_cheap(encryption: &EncryptionScheme) -> bool {
    const ITERATIONS_MAX: u32 = 10 * PrivateKey::PBKDF2_ITERATIONS;
    const SCRYPT_BYTES_MAX: u64 = 256 * 1024 * 1024;
    match encryption {
        EncryptionScheme::Pbes2(parameters) => match &parameters.kdf {
            Kdf::Pbkdf2(kdf) => (1..=ITERATIONS_MAX).contains(&kdf.iteration_count),
            Kdf::Scrypt(kdf) => 128u64
                .checked_mul(kdf.cost_parameter)
                .and_then(|bytes| bytes.checked_mul(u64::from(kdf.block_size)))
                .and_then(|bytes| bytes.checked_mul(u64::from(kdf.parallelization)))
                .is_some_and(|bytes| (1..=SCRYPT_BYTES_MAX).contains(&bytes)),
            _ => false,
        },
        _ => false,
    }
}
