//! The two ways of encrypting in a PKCS#12 container.

use cbc::{
    Encryptor,
    cipher::{BlockModeEncrypt, KeyIvInit, block_padding::Pkcs7},
};
use der::{
    Any, Decode, Encode, Sequence,
    asn1::{ObjectIdentifier, OctetString},
};
use des::TdesEde3;
use pkcs8::pkcs5::{EncryptionScheme, pbes2::Parameters};
use rand_core::TryCryptoRng;
use sha1::Sha1;
use x509_cert::spki::AlgorithmIdentifierOwned;
use zeroize::Zeroizing;

use super::{
    Pkcs12Encryption,
    hash::{Purpose, hash},
    structure::Encrypted,
};
use crate::{Error, random};

impl Pkcs12Encryption {
    /// Encrypts with a new salt.
    pub(super) fn encrypt(
        self,
        passphrase: &str,
        plain: &[u8],
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Encrypted, Error> {
        let iterations = self.iterations();
        match self {
            Self::Modern => by_pbes2(passphrase, plain, iterations, random(rng)?, random(rng)?),
            Self::Windows2016 => by_triple_des(passphrase, plain, iterations, random(rng)?),
        }
        .ok_or(Error::KeyNotExported)
    }
}

/// AES-256-CBC, its key from PBKDF2-HMAC-SHA-256 (RFC 8018, section 6.2).
fn by_pbes2(
    passphrase: &str,
    plain: &[u8],
    iterations: u32,
    salt: [u8; 16],
    iv: [u8; 16],
) -> Option<Encrypted> {
    let parameters = Parameters::generate_pbkdf2_sha256_aes256cbc(iterations, &salt, iv).ok()?;
    let data = parameters.encrypt(passphrase, plain).ok()?;
    let algorithm = EncryptionScheme::from(parameters).to_der().ok()?;
    Some(Encrypted {
        algorithm: AlgorithmIdentifierOwned::from_der(&algorithm).ok()?,
        data: OctetString::new(data).ok()?,
    })
}

/// `pbeWithSHAAnd3-KeyTripleDES-CBC` (RFC 7292, appendix C).
fn by_triple_des(
    passphrase: &str,
    plain: &[u8],
    iterations: u32,
    salt: [u8; 8],
) -> Option<Encrypted> {
    const BLOCK: usize = 8;
    let mut key = Zeroizing::new([0; 24]);
    let mut iv = [0; BLOCK];
    hash::<Sha1>(
        passphrase,
        &salt,
        iterations,
        Purpose::Encryption,
        &mut *key,
    );
    hash::<Sha1>(
        passphrase,
        &salt,
        iterations,
        Purpose::InitializationVector,
        &mut iv,
    );
    let mut data = Zeroizing::new(vec![0; plain.len() + BLOCK]);
    data[..plain.len()].copy_from_slice(plain);
    let data = Encryptor::<TdesEde3>::new_from_slices(&*key, &iv)
        .ok()?
        .encrypt_padded::<Pkcs7>(&mut data, plain.len())
        .ok()?;
    let parameters = TripleDesParameters {
        salt: OctetString::new(salt).ok()?,
        iterations,
    };
    Some(Encrypted {
        algorithm: AlgorithmIdentifierOwned {
            oid: ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.3"),
            parameters: Some(Any::encode_from(&parameters).ok()?),
        },
        data: OctetString::new(data).ok()?,
    })
}

/// `pkcs-12PbeParams` (RFC 7292, appendix C).
#[derive(Sequence)]
struct TripleDesParameters {
    salt: OctetString,
    iterations: u32,
}
