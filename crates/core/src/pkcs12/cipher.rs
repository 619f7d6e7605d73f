//! The two ways of encrypting in a PKCS#12 container.

use cbc::{
    Decryptor, Encryptor,
    cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit, block_padding::Pkcs7},
};
use der::{
    Decode, Encode, Sequence,
    asn1::{AnyRef, ObjectIdentifier, OctetStringRef},
};
use des::TdesEde3;
use pkcs8::pkcs5::{EncryptionScheme, pbes2::Parameters};
use rand_core::TryCryptoRng;
use sha1::Sha1;
use x509_cert::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::{
    Pkcs12Encryption,
    hash::{Purpose, hash},
    structure::{Encrypted, EncryptedData},
};
use crate::{Error, random};

/// Bytes that are encrypted, and how.
pub(super) struct Ciphertext {
    /// `AlgorithmIdentifier` in DER.
    algorithm: Vec<u8>,
    data: Vec<u8>,
}

impl Ciphertext {
    /// As `EncryptedPrivateKeyInfo` in DER.
    pub(super) fn to_private_key_info(&self) -> der::Result<Vec<u8>> {
        self.parts()?.to_der()
    }

    /// As `EncryptedData` in DER.
    pub(super) fn to_encrypted_data(&self) -> der::Result<Vec<u8>> {
        EncryptedData::new(&self.parts()?)?.to_der()
    }

    fn parts(&self) -> der::Result<Encrypted<'_>> {
        Ok(Encrypted {
            algorithm: AlgorithmIdentifierRef::from_der(&self.algorithm)?,
            data: OctetStringRef::new(&self.data)?,
        })
    }
}

impl Pkcs12Encryption {
    /// Encrypts with a new salt.
    pub(super) fn encrypt(
        self,
        passphrase: &str,
        plain: &[u8],
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Ciphertext, Error> {
        let iterations = self.iterations();
        match self {
            Self::Modern => by_pbes2(passphrase, plain, iterations, random(rng)?, random(rng)?),
            Self::Windows2016 => by_triple_des(passphrase, plain, iterations, &random::<8>(rng)?),
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
) -> Option<Ciphertext> {
    let parameters = Parameters::generate_pbkdf2_sha256_aes256cbc(iterations, &salt, iv).ok()?;
    let data = parameters.encrypt(passphrase, plain).ok()?;
    let algorithm = EncryptionScheme::from(parameters).to_der().ok()?;
    Some(Ciphertext { algorithm, data })
}

fn by_triple_des(
    passphrase: &str,
    plain: &[u8],
    iterations: u32,
    salt: &[u8],
) -> Option<Ciphertext> {
    let triple_des = TripleDes {
        salt: OctetStringRef::new(salt).ok()?,
        iterations,
    };
    let parameters = triple_des.to_der().ok()?;
    let algorithm = AlgorithmIdentifierRef {
        oid: TripleDes::OID,
        parameters: Some(AnyRef::from_der(&parameters).ok()?),
    };
    Some(Ciphertext {
        algorithm: algorithm.to_der().ok()?,
        data: triple_des.encrypt(passphrase, plain)?,
    })
}

const BLOCK: usize = 8;

/// `pbeWithSHAAnd3-KeyTripleDES-CBC` and its parameters (RFC 7292, appendix C).
#[derive(Sequence)]
pub(crate) struct TripleDes<'a> {
    salt: &'a OctetStringRef,
    pub(crate) iterations: u32,
}

impl TripleDes<'_> {
    pub(crate) const OID: ObjectIdentifier =
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.3");

    fn encrypt(&self, passphrase: &str, plain: &[u8]) -> Option<Vec<u8>> {
        let mut data = Zeroizing::new(vec![0; plain.len() + BLOCK]);
        data[..plain.len()].copy_from_slice(plain);
        let (key, iv) = self.key_and_iv(Some(passphrase));
        Encryptor::<TdesEde3>::new(&(*key).into(), &iv.into())
            .encrypt_padded::<Pkcs7>(&mut data, plain.len())
            .map(<[u8]>::to_vec)
            .ok()
    }

    /// Decrypts where it lies; how many bytes are plain. `None` for a passphrase that is certainly
    /// wrong.
    pub(crate) fn decrypt(&self, passphrase: Option<&str>, data: &mut [u8]) -> Option<usize> {
        let (key, iv) = self.key_and_iv(passphrase);
        Decryptor::<TdesEde3>::new(&(*key).into(), &iv.into())
            .decrypt_padded::<Pkcs7>(data)
            .map(<[u8]>::len)
            .ok()
    }

    fn key_and_iv(&self, passphrase: Option<&str>) -> (Zeroizing<[u8; 24]>, [u8; BLOCK]) {
        let mut key = Zeroizing::new([0; 24]);
        let mut iv = [0; BLOCK];
        let (salt, iterations) = (self.salt.as_bytes(), self.iterations);
        let encryption = Purpose::Encryption;
        hash::<Sha1>(passphrase, salt, iterations, encryption, &mut *key);
        let vector = Purpose::InitializationVector;
        hash::<Sha1>(passphrase, salt, iterations, vector, &mut iv);
        (key, iv)
    }
}
