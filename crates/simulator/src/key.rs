//! The key that a certificate is for: an applicant's, or one that the service made and keeps.

use std::sync::Arc;

use keyside_aliyun::{Secret, cas::KeyAlgorithm};
use p256::{
    SecretKey,
    elliptic_curve::Generate,
    pkcs8::{EncodePrivateKey, LineEnding},
};
use rand_core::CryptoRng;
use spki::{EncodePublicKey, SubjectPublicKeyInfoOwned};

/// The key that a certificate is for.
#[derive(Clone)]
pub(crate) struct CertifiedKey {
    pub(crate) public: SubjectPublicKeyInfoOwned,
    pub(crate) algorithm: KeyAlgorithm,
    /// The applicant's request in PEM.
    pub(crate) csr: Option<String>,
    /// The private key in PEM, which the service has only of the keys that it made.
    pub(crate) kept: Option<Arc<Secret>>,
}

/// No key of that kind can be made.
#[derive(Debug)]
pub(crate) struct NotMade;

impl CertifiedKey {
    /// A key that the service makes (cas-api.md 3.1, 3.7: `GenerateCsrMethod` `online`).
    ///
    /// # Errors
    /// [`NotMade`] for SM2.
    pub(crate) fn make(algorithm: KeyAlgorithm, rng: &mut impl CryptoRng) -> Result<Self, NotMade> {
        let (public, pem) = match algorithm {
            KeyAlgorithm::EcdsaP256 => {
                let key = SecretKey::generate_from_rng(rng);
                let public = SubjectPublicKeyInfoOwned::from_key(&key.public_key());
                (
                    public.map_err(|_| NotMade)?,
                    key.to_pkcs8_pem(LineEnding::LF),
                )
            }
            _ => {
                let bits = algorithm.rsa_bits().ok_or(NotMade)?;
                let key = rsa::PrivateKey::new(rng, bits).map_err(|_| NotMade)?;
                let public = key
                    .to_public_key()
                    .to_public_key_der()
                    .map_err(|_| NotMade)?;
                let public = SubjectPublicKeyInfoOwned::try_from(public.as_bytes());
                (
                    public.map_err(|_| NotMade)?,
                    key.to_pkcs8_pem(LineEnding::LF),
                )
            }
        };
        let pem = pem.map_err(|_| NotMade)?;
        Ok(Self {
            public,
            algorithm,
            csr: None,
            kept: Some(Arc::new(Secret::new(pem.as_str()))),
        })
    }
}

/// What the service says of kinds of keys.
pub(crate) trait Kind {
    /// `RSA`, `ECC` or `SM2`.
    fn family(self) -> &'static str;
    /// The size in bits.
    fn bits(self) -> i64;
    /// The size of an RSA key.
    fn rsa_bits(self) -> Option<usize>;
}

impl Kind for KeyAlgorithm {
    fn family(self) -> &'static str {
        match self {
            Self::Rsa2048 | Self::Rsa3072 | Self::Rsa4096 | Self::Unknown => "RSA",
            Self::EcdsaP256 => "ECC",
            Self::Sm2 => "SM2",
        }
    }

    fn bits(self) -> i64 {
        match self {
            Self::Rsa2048 | Self::Unknown => 2048,
            Self::Rsa3072 => 3072,
            Self::Rsa4096 => 4096,
            Self::EcdsaP256 | Self::Sm2 => 256,
        }
    }

    fn rsa_bits(self) -> Option<usize> {
        match self {
            Self::Rsa2048 => Some(2048),
            Self::Rsa3072 => Some(3072),
            Self::Rsa4096 => Some(4096),
            Self::EcdsaP256 | Self::Sm2 | Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use getrandom::SysRng;
    use rand_core::UnwrapErr;

    use super::*;

    #[test]
    fn a_key_that_the_service_made_is_kept_in_pem() {
        let key = CertifiedKey::make(KeyAlgorithm::EcdsaP256, &mut UnwrapErr(SysRng));

        let key = key.expect("a key");
        let pem = key.kept.expect("it is kept");
        assert!(pem.expose().starts_with("-----BEGIN PRIVATE KEY-----\n"));
    }

    #[test]
    fn there_are_no_keys_for_sm2() {
        assert!(CertifiedKey::make(KeyAlgorithm::Sm2, &mut UnwrapErr(SysRng)).is_err());
    }
}
