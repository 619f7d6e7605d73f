//! The kinds of key that a request may carry: ours, and RSA of other sizes.

use std::fmt;

use const_oid::db::{
    rfc5912::{ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1},
    rfc8410::ID_ED_25519,
};
use der::{
    Decode, Sequence,
    asn1::{ObjectIdentifier, UintRef},
};
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use crate::{Error, KeyAlgorithm};

/// What kind of key a request carries.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum KeyKind {
    /// RSA.
    Rsa {
        /// The bits of its modulus, from [`RSA_BITS_MIN`](Self::RSA_BITS_MIN) to
        /// [`RSA_BITS_MAX`](Self::RSA_BITS_MAX).
        bits: usize,
    },
    /// ECDSA on NIST P-256.
    EcdsaP256,
    /// ECDSA on NIST P-384.
    EcdsaP384,
    /// Ed25519.
    Ed25519,
    /// SM2.
    Sm2,
}

impl KeyKind {
    /// The fewest bits of an RSA modulus that a public certificate may be for.
    ///
    /// <https://cabforum.org/working-groups/server/baseline-requirements/requirements/>, 6.1.5
    pub const RSA_BITS_MIN: usize = 2048;
    /// The most bits of an RSA modulus that signatures are verified for.
    pub const RSA_BITS_MAX: usize = 8192;

    /// The kind of this public key.
    ///
    /// # Errors
    /// [`Error::WeakKey`], [`Error::UnsupportedKey`], or [`Error::InvalidCsr`] for an RSA key that
    /// cannot be read.
    pub(crate) fn of(key: &SubjectPublicKeyInfoOwned) -> Result<Self, Error> {
        let curve = || key.algorithm.parameters.as_ref()?.decode_as().ok();
        match key.algorithm.oid {
            RSA_ENCRYPTION => Self::of_rsa(key.subject_public_key.raw_bytes()),
            ID_EC_PUBLIC_KEY if curve() == Some(SECP_256_R_1) => Ok(Self::EcdsaP256),
            ID_EC_PUBLIC_KEY if curve() == Some(SECP_384_R_1) => Ok(Self::EcdsaP384),
            ID_EC_PUBLIC_KEY if curve() == Some(SM2_CURVE) => Ok(Self::Sm2),
            ID_ED_25519 => Ok(Self::Ed25519),
            _ => Err(Error::UnsupportedKey),
        }
    }

    /// The modulus of an RSA key, big-endian.
    pub(crate) fn rsa_modulus(key: &SubjectPublicKeyInfoOwned) -> Option<&[u8]> {
        let bytes = key.subject_public_key.raw_bytes();
        let key = (key.algorithm.oid == RSA_ENCRYPTION).then(|| RsaPublicKey::from_der(bytes));
        Some(key?.ok()?.modulus.as_bytes())
    }

    fn of_rsa(key: &[u8]) -> Result<Self, Error> {
        let key = RsaPublicKey::from_der(key).map_err(|_| Error::InvalidCsr)?;
        let leading_zeros = key
            .modulus
            .as_bytes()
            .first()
            .map_or(0, |byte| byte.leading_zeros());
        let bits = 8 * key.modulus.as_bytes().len() - leading_zeros as usize;
        match bits {
            ..Self::RSA_BITS_MIN => Err(Error::WeakKey { bits }),
            Self::RSA_BITS_MIN..=Self::RSA_BITS_MAX => Ok(Self::Rsa { bits }),
            _ => Err(Error::UnsupportedKey),
        }
    }
}

/// `SM2`, the curve of GB/T 32918.5 (GM/T 0006).
pub(crate) const SM2_CURVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.156.10197.1.301");

/// `RSAPublicKey` (RFC 8017, appendix A.1.1).
#[derive(Sequence)]
struct RsaPublicKey<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

impl From<KeyAlgorithm> for KeyKind {
    fn from(algorithm: KeyAlgorithm) -> Self {
        match algorithm {
            KeyAlgorithm::Rsa2048 => Self::Rsa { bits: 2048 },
            KeyAlgorithm::Rsa3072 => Self::Rsa { bits: 3072 },
            KeyAlgorithm::Rsa4096 => Self::Rsa { bits: 4096 },
            KeyAlgorithm::Rsa8192 => Self::Rsa { bits: 8192 },
            KeyAlgorithm::EcdsaP256 => Self::EcdsaP256,
            KeyAlgorithm::EcdsaP384 => Self::EcdsaP384,
            KeyAlgorithm::Ed25519 => Self::Ed25519,
            KeyAlgorithm::Sm2 => Self::Sm2,
        }
    }
}

/// Writes the same names as [`KeyAlgorithm`], and `rsa-2560` and the like.
impl fmt::Display for KeyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rsa { bits } => write!(f, "rsa-{bits}"),
            Self::EcdsaP256 => KeyAlgorithm::EcdsaP256.fmt(f),
            Self::EcdsaP384 => KeyAlgorithm::EcdsaP384.fmt(f),
            Self::Ed25519 => KeyAlgorithm::Ed25519.fmt(f),
            Self::Sm2 => KeyAlgorithm::Sm2.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_called_like_the_algorithm() {
        for algorithm in KeyAlgorithm::ALL {
            assert_eq!(KeyKind::from(*algorithm).to_string(), algorithm.name());
        }
    }
}
