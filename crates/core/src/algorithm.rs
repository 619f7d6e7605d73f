//! The kinds of key that we make.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::Error;

/// A kind of key that we make, with its size.
///
/// In text and JSON it is called by its [`name`](Self::name).
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum KeyAlgorithm {
    /// RSA with a modulus of 2048 bits.
    Rsa2048,
    /// RSA with a modulus of 3072 bits.
    Rsa3072,
    /// RSA with a modulus of 4096 bits.
    Rsa4096,
    /// RSA with a modulus of 8192 bits. Making one takes minutes, and no certificate needs it.
    Rsa8192,
    /// ECDSA on NIST P-256.
    EcdsaP256,
    /// ECDSA on NIST P-384.
    EcdsaP384,
    /// Ed25519 (RFC 8032). Public certificate authorities do not take it.
    Ed25519,
    /// SM2 (GB/T 32918), with SM3 as its hash. Only Chinese authorities and browsers take it.
    Sm2,
}

impl KeyAlgorithm {
    /// Every kind, in the order to show them.
    pub const ALL: &[Self] = &[
        Self::Rsa2048,
        Self::Rsa3072,
        Self::Rsa4096,
        Self::Rsa8192,
        Self::EcdsaP256,
        Self::EcdsaP384,
        Self::Ed25519,
        Self::Sm2,
    ];

    /// The kinds to let a person choose from: all but RSA 8192, which is for keys that exist.
    pub const OFFERED: &[Self] = &[
        Self::Rsa2048,
        Self::Rsa3072,
        Self::Rsa4096,
        Self::EcdsaP256,
        Self::EcdsaP384,
        Self::Ed25519,
        Self::Sm2,
    ];

    /// The stable name, such as `ecdsa-p256`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rsa2048 => "rsa-2048",
            Self::Rsa3072 => "rsa-3072",
            Self::Rsa4096 => "rsa-4096",
            Self::Rsa8192 => "rsa-8192",
            Self::EcdsaP256 => "ecdsa-p256",
            Self::EcdsaP384 => "ecdsa-p384",
            Self::Ed25519 => "ed25519",
            Self::Sm2 => "sm2",
        }
    }
}

impl fmt::Display for KeyAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for KeyAlgorithm {
    type Err = Error;

    /// # Errors
    /// [`Error::UnknownAlgorithm`]: no kind has this name.
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .iter()
            .copied()
            .find(|algorithm| algorithm.name() == text)
            .ok_or(Error::UnknownAlgorithm)
    }
}

impl TryFrom<String> for KeyAlgorithm {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<KeyAlgorithm> for &'static str {
    fn from(algorithm: KeyAlgorithm) -> Self {
        algorithm.name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_survives_its_name() {
        for algorithm in KeyAlgorithm::ALL {
            assert_eq!(algorithm.name().parse(), Ok(*algorithm));
        }
    }

    #[test]
    fn refuses_a_name_that_no_kind_has() {
        for name in ["", "rsa", "rsa-1024", "RSA-2048", "ecdsa-p521"] {
            assert_eq!(
                name.parse::<KeyAlgorithm>(),
                Err(Error::UnknownAlgorithm),
                "{name}"
            );
        }
    }

    #[test]
    fn json_has_the_name() {
        let json = serde_json::to_string(&KeyAlgorithm::EcdsaP384).expect("plain data");

        assert_eq!(json, r#""ecdsa-p384""#);
        assert_eq!(
            serde_json::from_str::<KeyAlgorithm>(&json).expect("just written"),
            KeyAlgorithm::EcdsaP384
        );
    }
}
