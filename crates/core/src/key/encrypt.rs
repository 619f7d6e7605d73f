//! The ways out for a private key that is encrypted with a passphrase.

use der::Encode;
use pkcs8::{
    EncryptedPrivateKeyInfoRef,
    der::asn1::OctetStringRef,
    pkcs5::{self, pbes2::Parameters, scrypt},
};
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::{ENCRYPTED_LABEL, PrivateKey, export::to_pem};
use crate::Error;

/// How a passphrase is hashed to the key that encrypts. The counts are those that OWASP asks for.
///
/// <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PassphraseHash {
    /// PBKDF2-HMAC-SHA-256 (RFC 8018) of [`PBKDF2_ITERATIONS`](PrivateKey::PBKDF2_ITERATIONS).
    /// Every program reads it.
    Pbkdf2,
    /// scrypt (RFC 7914) with N = 2^14, r = 8, p = 5: harder to guess on special hardware, and in
    /// 16 MiB. OpenSSL reads it, and refuses more memory than 32 MiB; Java and `GnuTLS` do not.
    Scrypt,
}

impl PassphraseHash {
    /// PBES2 with AES-256-CBC.
    fn parameters(self, salt: &[u8], iv: [u8; 16]) -> pkcs5::Result<Parameters> {
        const LOG_N: u8 = 14;
        const R: u32 = 8;
        const P: u32 = 5;
        match self {
            Self::Pbkdf2 => Parameters::generate_pbkdf2_sha256_aes256cbc(
                PrivateKey::PBKDF2_ITERATIONS,
                salt,
                iv,
            ),
            Self::Scrypt => {
                let cost =
                    scrypt::Params::new(LOG_N, R, P).map_err(|_| pkcs5::Error::EncryptFailed)?;
                Parameters::generate_scrypt_aes256cbc(cost, salt, iv)
            }
        }
    }
}

impl PrivateKey {
    /// How often PBKDF2 hashes a passphrase.
    ///
    /// <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2>
    pub const PBKDF2_ITERATIONS: u32 = 600_000;

    /// The key as encrypted PKCS#8 in DER: PBES2 (RFC 8018) with AES-256-CBC.
    ///
    /// # Errors
    /// - [`Error::EmptyPassphrase`]: there is no passphrase.
    /// - [`Error::NoRandomness`]: `rng` failed.
    /// - [`Error::KeyNotExported`]: it could not be encoded.
    pub fn export_encrypted_der(
        &self,
        passphrase: &str,
        hash: PassphraseHash,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Zeroizing<Vec<u8>>, Error> {
        if passphrase.is_empty() {
            return Err(Error::EmptyPassphrase);
        }
        let (salt, iv) = (random::<16>(rng)?, random(rng)?);
        let parameters = hash
            .parameters(&salt, iv)
            .map_err(|_| Error::KeyNotExported)?;
        let encrypted = parameters
            .encrypt(passphrase, &self.export_der()?)
            .map_err(|_| Error::KeyNotExported)?;
        let document = EncryptedPrivateKeyInfoRef {
            encryption_algorithm: parameters.into(),
            encrypted_data: OctetStringRef::new(&encrypted).map_err(|_| Error::KeyNotExported)?,
        };
        document
            .to_der()
            .map(Zeroizing::new)
            .map_err(|_| Error::KeyNotExported)
    }

    /// The key as encrypted PKCS#8 in PEM (`ENCRYPTED PRIVATE KEY`): PBES2 with AES-256-CBC, each
    /// line ending with a line feed.
    ///
    /// # Errors
    /// As [`export_encrypted_der`](Self::export_encrypted_der).
    pub fn export_encrypted_pem(
        &self,
        passphrase: &str,
        hash: PassphraseHash,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Zeroizing<String>, Error> {
        let der = self.export_encrypted_der(passphrase, hash, rng)?;
        to_pem(ENCRYPTED_LABEL, &der)
    }
}

/// Random bytes.
pub(crate) fn random<const N: usize>(
    rng: &mut (impl TryCryptoRng + ?Sized),
) -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    rng.try_fill_bytes(&mut bytes)
        .map_err(|_| Error::NoRandomness)?;
    Ok(bytes)
}
