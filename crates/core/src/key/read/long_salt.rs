//! PBES2 (RFC 8018, section 6.2) with PBKDF2 and a longer salt than the `pkcs5` crate takes. PKI.js
//! writes salts of 64 bytes.

use aes::{Aes128Dec, Aes192Dec, Aes256Dec};
use cbc::{
    Decryptor,
    cipher::{BlockCipherDecrypt, BlockModeDecrypt, KeyInit, KeyIvInit, block_padding::Pkcs7},
};
use der::{Sequence, asn1::OctetStringRef};
use pbkdf2::pbkdf2_hmac;
use pkcs8::pkcs5::pbes2::{EncryptionScheme, PBKDF2_OID, Pbkdf2Prf, Salt};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use x509_cert::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::ITERATIONS_MAX;
use crate::Error;

/// `PBKDF2-params` (RFC 8018, appendix A.2).
#[derive(Sequence)]
pub(super) struct LongSalt<'a> {
    salt: &'a OctetStringRef,
    iterations: u32,
    #[asn1(optional = "true")]
    key_length: Option<u16>,
    /// HMAC with SHA-1 if there is none.
    #[asn1(optional = "true")]
    prf: Option<AlgorithmIdentifierRef<'a>>,
}

impl<'a> LongSalt<'a> {
    const MAX: usize = 1024;

    /// `None` for another hash of passphrases, and for a salt of another length.
    pub(super) fn of(kdf: AlgorithmIdentifierRef<'a>) -> Option<Self> {
        let parameters = kdf.parameters.filter(|_| kdf.oid == PBKDF2_OID)?;
        let parameters: Self = parameters.decode_as().ok()?;
        let length = parameters.salt.as_bytes().len();
        (Salt::MAX_LEN < length && length <= Self::MAX).then_some(parameters)
    }

    /// Decrypts where it lies; how many bytes are plain. A wrong passphrase gives an error or, now
    /// and then, other bytes.
    ///
    /// # Errors
    /// - [`Error::WrongPassphrase`]
    /// - [`Error::UnsupportedEncryption`]: not by AES in CBC mode, by another hash, or so that it
    ///   would take minutes.
    pub(super) fn decrypt(
        &self,
        cipher: AlgorithmIdentifierRef<'_>,
        passphrase: &str,
        data: &mut [u8],
    ) -> Result<usize, Error> {
        let cipher =
            EncryptionScheme::try_from(cipher).map_err(|_| Error::UnsupportedEncryption)?;
        let key = self
            .key(passphrase, cipher.key_size())
            .ok_or(Error::UnsupportedEncryption)?;
        match cipher {
            EncryptionScheme::Aes128Cbc { iv } => decrypt::<Aes128Dec>(&key, &iv, data),
            EncryptionScheme::Aes192Cbc { iv } => decrypt::<Aes192Dec>(&key, &iv, data),
            EncryptionScheme::Aes256Cbc { iv } => decrypt::<Aes256Dec>(&key, &iv, data),
            _ => Err(Error::UnsupportedEncryption),
        }
    }

    fn key(&self, passphrase: &str, length: usize) -> Option<Zeroizing<Vec<u8>>> {
        let prf = match self.prf {
            Some(prf) => prf.try_into().ok()?,
            None => Pbkdf2Prf::default(),
        };
        let hash = match prf {
            Pbkdf2Prf::HmacWithSha1 => pbkdf2_hmac::<Sha1>,
            Pbkdf2Prf::HmacWithSha224 => pbkdf2_hmac::<Sha224>,
            Pbkdf2Prf::HmacWithSha256 => pbkdf2_hmac::<Sha256>,
            Pbkdf2Prf::HmacWithSha384 => pbkdf2_hmac::<Sha384>,
            Pbkdf2Prf::HmacWithSha512 => pbkdf2_hmac::<Sha512>,
            _ => return None,
        };
        let fits = self.key_length.is_none_or(|own| usize::from(own) == length)
            && (1..=ITERATIONS_MAX).contains(&self.iterations);
        fits.then(|| {
            let mut key = Zeroizing::new(vec![0; length]);
            let (passphrase, salt) = (passphrase.as_bytes(), self.salt.as_bytes());
            hash(passphrase, salt, self.iterations, &mut key);
            key
        })
    }
}

fn decrypt<C: BlockCipherDecrypt + KeyInit>(
    key: &[u8],
    iv: &[u8],
    data: &mut [u8],
) -> Result<usize, Error> {
    Decryptor::<C>::new_from_slices(key, iv)
        .map_err(|_| Error::UnsupportedEncryption)?
        .decrypt_padded::<Pkcs7>(data)
        .map(<[u8]>::len)
        .map_err(|_| Error::WrongPassphrase)
}

#[cfg(test)]
mod tests {
    use der::{
        Encode,
        asn1::{AnyRef, ObjectIdentifier},
    };
    use pkcs8::pkcs5::pbes2::{
        AES_128_CBC_OID, AES_192_CBC_OID, AES_256_CBC_OID, DES_EDE3_CBC_OID, HMAC_WITH_SHA256_OID,
    };

    use super::*;

    fn identifier<'a>(oid: ObjectIdentifier, parameters: AnyRef<'a>) -> AlgorithmIdentifierRef<'a> {
        AlgorithmIdentifierRef {
            oid,
            parameters: Some(parameters),
        }
    }

    /// What comes of two blocks of zeros.
    fn decrypted(
        salt: usize,
        iterations: u32,
        key_length: Option<u16>,
        cipher: ObjectIdentifier,
    ) -> Option<Error> {
        let salt = vec![7; salt];
        let parameters = LongSalt {
            salt: OctetStringRef::new(&salt).expect("short"),
            iterations,
            key_length,
            prf: Some(identifier(HMAC_WITH_SHA256_OID, AnyRef::NULL)),
        };
        let parameters = parameters.to_der().expect("DER");
        let parameters = AnyRef::try_from(parameters.as_slice()).expect("DER");
        let vector = OctetStringRef::new(&[0; 16]).expect("short");
        let read = LongSalt::of(identifier(PBKDF2_OID, parameters))?;
        read.decrypt(identifier(cipher, vector.into()), "secret", &mut [0; 32])
            .err()
    }

    #[test]
    fn is_only_for_salts_that_are_long_but_not_too_long() {
        for (salt, taken) in [(32, false), (33, true), (1024, true), (1025, false)] {
            let outcome = decrypted(salt, 1, None, AES_256_CBC_OID);

            assert_eq!(outcome, taken.then_some(Error::WrongPassphrase), "{salt}");
        }
    }

    #[test]
    fn refuses_what_would_take_minutes_and_what_does_not_fit_together() {
        for (iterations, length, cipher, error) in [
            (1, Some(16), AES_128_CBC_OID, Error::WrongPassphrase),
            (1, Some(24), AES_192_CBC_OID, Error::WrongPassphrase),
            (0, None, AES_256_CBC_OID, Error::UnsupportedEncryption),
            (
                ITERATIONS_MAX + 1,
                None,
                AES_256_CBC_OID,
                Error::UnsupportedEncryption,
            ),
            (1, Some(16), AES_256_CBC_OID, Error::UnsupportedEncryption),
            (1, None, DES_EDE3_CBC_OID, Error::UnsupportedEncryption),
            (1, None, PBKDF2_OID, Error::UnsupportedEncryption),
        ] {
            assert_eq!(
                decrypted(64, iterations, length, cipher),
                Some(error),
                "{cipher}"
            );
        }
    }
}
