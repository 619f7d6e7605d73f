//! Opening what was encrypted with a passphrase: PKCS#8 (RFC 5958, section 3) and the parts of a
//! PKCS#12 container.

use der::{Sequence, asn1::AnyRef};
use pkcs8::pkcs5::{
    self, EncryptionScheme,
    pbes2::{DES_EDE3_CBC_OID, Kdf, PBES2_OID},
};
use x509_cert::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::long_salt::LongSalt;
use crate::{Error, PrivateKey, pkcs12::TripleDes};

/// How often a passphrase is hashed at most: some ten times as often as by ourselves.
pub(crate) const ITERATIONS_MAX: u32 = 10 * PrivateKey::PBKDF2_ITERATIONS;

/// The plain bytes. A wrong passphrase gives an error or, now and then, other bytes.
///
/// # Errors
/// - [`Error::WrongPassphrase`]
/// - [`Error::UnsupportedEncryption`]
pub(crate) fn decrypt(
    algorithm: AlgorithmIdentifierRef<'_>,
    data: &[u8],
    passphrase: Option<&str>,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut data = Zeroizing::new(data.to_vec());
    let length = match algorithm.oid {
        PBES2_OID => by_pbes2(algorithm, passphrase.unwrap_or_default(), &mut data),
        TripleDes::OID => by_triple_des(algorithm, passphrase, &mut data),
        _ => Err(Error::UnsupportedEncryption),
    }?;
    data.truncate(length);
    Ok(data)
}

/// Decrypts where it lies; how many bytes are plain.
fn by_pbes2(
    algorithm: AlgorithmIdentifierRef<'_>,
    passphrase: &str,
    data: &mut [u8],
) -> Result<usize, Error> {
    let parameters = algorithm.parameters.and_then(|any| any.decode_as().ok());
    let parameters: Pbes2Parameters<'_> = parameters.ok_or(Error::UnsupportedEncryption)?;
    if let Some(long_salt) = LongSalt::of(parameters.kdf) {
        return long_salt.decrypt(parameters.cipher, passphrase, data);
    }
    if !has_whole_vector(parameters.cipher) {
        return Err(Error::UnsupportedEncryption);
    }
    let scheme = EncryptionScheme::try_from(algorithm).map_err(|_| Error::UnsupportedEncryption)?;
    if !is_cheap(&scheme) {
        return Err(Error::UnsupportedEncryption);
    }
    scheme
        .decrypt_in_place(passphrase, data)
        .map(<[u8]>::len)
        .map_err(|error| match error {
            pkcs5::Error::DecryptFailed => Error::WrongPassphrase,
            _ => Error::UnsupportedEncryption,
        })
}

fn by_triple_des(
    algorithm: AlgorithmIdentifierRef<'_>,
    passphrase: Option<&str>,
    data: &mut [u8],
) -> Result<usize, Error> {
    algorithm
        .parameters
        .and_then(|parameters| parameters.decode_as::<TripleDes<'_>>().ok())
        .filter(|triple_des| (1..=ITERATIONS_MAX).contains(&triple_des.iterations))
        .ok_or(Error::UnsupportedEncryption)?
        .decrypt(passphrase, data)
        .ok_or(Error::WrongPassphrase)
}

/// `PBES2-params` (RFC 8018, appendix A.4).
#[derive(Sequence)]
struct Pbes2Parameters<'a> {
    kdf: AlgorithmIdentifierRef<'a>,
    cipher: AlgorithmIdentifierRef<'a>,
}

/// Whether it has a whole initialization vector if that is one of triple DES: the `pkcs5` crate
/// takes its first 8 bytes unseen.
fn has_whole_vector(cipher: AlgorithmIdentifierRef<'_>) -> bool {
    const DES_BLOCK: usize = 8;
    let vector = cipher.parameters.map(|vector: AnyRef<'_>| vector.value());
    cipher.oid != DES_EDE3_CBC_OID || vector.is_some_and(|vector| vector.len() == DES_BLOCK)
}

/// Whether the passphrase is hashed at most [`ITERATIONS_MAX`] times, or in at most 256 MiB.
fn is_cheap(encryption: &EncryptionScheme) -> bool {
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
