//! The forms of a private key in DER that is not encrypted.

use const_oid::db::{
    rfc5912::{ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1},
    rfc8410::ID_ED_25519,
};
use der::{AnyRef, Decode, Reader, SliceReader, Tag, asn1::ObjectIdentifier};
use pkcs8::PrivateKeyInfoRef;
use rsa::{pkcs1::DecodeRsaPrivateKey, traits::PublicKeyParts};
use sec1::{EcParameters, EcPrivateKey};

use crate::{Error, KeyAlgorithm, KeyKind, Pkcs12, key::Secret, key_kind::SM2_CURVE, modulus};

/// What a sequence is, judged by its first two fields.
pub(super) enum Form {
    /// `PrivateKeyInfo`: a version, an algorithm.
    Pkcs8,
    /// `EncryptedPrivateKeyInfo`: an algorithm, bytes. It may be in BER, with the bytes in parts.
    Encrypted,
    /// `RSAPrivateKey`: a version, the modulus.
    Pkcs1,
    /// `ECPrivateKey`: a version, bytes. If it does not name its curve, it is on this one.
    Sec1(Option<ObjectIdentifier>),
    /// `PFX`: the version 3, a sequence. It may be in BER.
    Pkcs12,
}

impl Form {
    pub(super) fn of(der: &[u8]) -> Option<Self> {
        if Pkcs12::is_begun_by(der) {
            return Some(Self::Pkcs12);
        }
        let sequence = AnyRef::from_der(der).ok()?;
        let mut fields = SliceReader::new(sequence.value()).ok()?;
        let first: AnyRef<'_> = fields.decode().ok()?;
        if first.header().tag() == Tag::Sequence && fields.peek_byte() == Some(BYTES_IN_PARTS) {
            return Some(Self::Encrypted);
        }
        let second: AnyRef<'_> = fields.decode().ok()?;
        match (
            sequence.header().tag(),
            first.header().tag(),
            second.header().tag(),
        ) {
            (Tag::Sequence, Tag::Integer, Tag::Sequence) => Some(Self::Pkcs8),
            (Tag::Sequence, Tag::Sequence, Tag::OctetString) => Some(Self::Encrypted),
            (Tag::Sequence, Tag::Integer, Tag::Integer) => Some(Self::Pkcs1),
            (Tag::Sequence, Tag::Integer, Tag::OctetString) => Some(Self::Sec1(None)),
            _ => None,
        }
    }
}

/// A constructed octet string, which DER does not have.
const BYTES_IN_PARTS: u8 = 0x24;

pub(super) fn pkcs8(der: &[u8]) -> Result<Secret, Error> {
    let key = PrivateKeyInfoRef::from_der(der).map_err(|_| Error::InvalidKey)?;
    match (key.algorithm.oid, key.algorithm.parameters_oid().ok()) {
        (RSA_ENCRYPTION, _) => rsa(key.try_into().map_err(|_| Error::InvalidKey)?),
        (ID_EC_PUBLIC_KEY, Some(curve)) => {
            let key = key.private_key.as_bytes();
            on_curve(
                curve,
                EcPrivateKey::from_der(key).map_err(|_| Error::InvalidKey)?,
            )
        }
        (ID_ED_25519, _) => Ok(Secret::Ed25519(
            key.try_into().map_err(|_| Error::InvalidKey)?,
        )),
        _ => Err(Error::UnsupportedKey),
    }
}

pub(super) fn pkcs1(der: &[u8]) -> Result<Secret, Error> {
    rsa(rsa::PrivateKey::from_pkcs1_der(der).map_err(|_| Error::InvalidKey)?)
}

pub(super) fn sec1(der: &[u8], curve: Option<ObjectIdentifier>) -> Result<Secret, Error> {
    let key = EcPrivateKey::from_der(der).map_err(|_| Error::InvalidKey)?;
    let own = key.parameters.and_then(EcParameters::named_curve);
    on_curve(own.or(curve).ok_or(Error::InvalidKey)?, key)
}

/// Each conversion checks that the key, if it names a curve, names this one.
fn on_curve(curve: ObjectIdentifier, mut key: EcPrivateKey<'_>) -> Result<Secret, Error> {
    let secret = match curve {
        SECP_256_R_1 => {
            key.private_key = without_sign(key.private_key, 32);
            p256::SecretKey::try_from(key).map(|key| Secret::EcdsaP256(key.into()))
        }
        SECP_384_R_1 => {
            key.private_key = without_sign(key.private_key, 48);
            p384::SecretKey::try_from(key).map(|key| Secret::EcdsaP384(key.into()))
        }
        SM2_CURVE => {
            key.private_key = without_sign(key.private_key, 32);
            sm2::SecretKey::try_from(key).map(Secret::Sm2)
        }
        _ => return Err(Error::UnsupportedKey),
    };
    secret.map_err(|_| Error::InvalidKey)
}

/// The number of this many bytes, without the zero that `GnuTLS` 3.7 puts before one that begins
/// with a 1 bit.
fn without_sign(number: &[u8], length: usize) -> &[u8] {
    match number {
        [0, rest @ ..] if rest.len() == length => rest,
        _ => number,
    }
}

fn rsa(key: rsa::PrivateKey) -> Result<Secret, Error> {
    let algorithm = match key.n().bit_width_vartime() as usize {
        2048 => KeyAlgorithm::Rsa2048,
        3072 => KeyAlgorithm::Rsa3072,
        4096 => KeyAlgorithm::Rsa4096,
        8192 => KeyAlgorithm::Rsa8192,
        bits if bits < KeyKind::RSA_BITS_MIN => return Err(Error::WeakKey { bits }),
        _ => return Err(Error::UnsupportedKey),
    };
    if let Some(flaw) = modulus::flaws(&key.n().to_be_bytes(), None).first() {
        return Err(Error::FlawedKey { flaw: *flaw });
    }
    Ok(Secret::Rsa(algorithm, Box::new(key)))
}
