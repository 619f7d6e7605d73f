//! Private keys: made or read here, and let out only through what is called `export`.

mod csr;
mod encrypt;
mod export;
mod primes;
mod read;
mod request_key;

pub use encrypt::PassphraseHash;
pub(crate) use encrypt::random;
pub use primes::PrimeSearch;
pub(crate) use read::{ITERATIONS_MAX, decrypt};
pub use request_key::RequestKey;

use std::fmt;

use p256::elliptic_curve::Generate;
use pkcs8::EncodePublicKey;
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use crate::{CertificateChain, Error, Fingerprint, KeyAlgorithm};

/// A private key. It cannot be copied or printed.
///
/// # What is wiped
///
/// When it is dropped, the key is overwritten with zeros where it lies. So are, after use, the
/// buffers that this crate fills with it: every text and every byte string it is exported to or
/// read from a text into, and bundles. They are filled without being moved.
///
/// Not wiped are copies that the crates beneath leave behind:
/// - `rsa` 0.10: the CRT coefficient of a key, and intermediate numbers of making and signing;
/// - `sm2` 0.14: the copy of a key that signs;
/// - `pkcs5` 0.8: the key that a passphrase is hashed to;
/// - `aes`, `pbkdf2`, `scrypt` and the hashes: round keys and states;
/// - what the compiler puts into registers and on the stack.
///
/// ```
/// use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
/// use keyside_core::{DomainName, KeyAlgorithm, PrivateKey};
///
/// // In earnest, random numbers come from the system: `getrandom::SysRng`.
/// let mut rng = ChaCha20Rng::from_seed([0; 32]);
/// let domain: DomainName = "www.example.com".parse()?;
///
/// let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng)?;
/// let csr = key.create_csr(&domain, &mut rng)?;
///
/// assert_eq!(csr.fingerprint(), key.fingerprint());
/// assert_eq!(format!("{key:?}"), "PrivateKey(ecdsa-p256)");
/// # Ok::<_, keyside_core::Error>(())
/// ```
pub struct PrivateKey {
    secret: Secret,
    fingerprint: Fingerprint,
}

/// The label of PKCS#8 that is not encrypted (RFC 7468, section 10).
const PLAIN_LABEL: &str = "PRIVATE KEY";
/// The label of encrypted PKCS#8 (RFC 7468, section 11).
const ENCRYPTED_LABEL: &str = "ENCRYPTED PRIVATE KEY";
/// The label of PKCS#1 (OpenSSL's: no standard has it).
const PKCS1_LABEL: &str = "RSA PRIVATE KEY";
/// The label of SEC 1 (RFC 5915, section 4).
const SEC1_LABEL: &str = "EC PRIVATE KEY";

/// The key itself. Each of these wipes its memory on drop.
enum Secret {
    Rsa(KeyAlgorithm, Box<rsa::PrivateKey>),
    EcdsaP256(p256::ecdsa::SigningKey),
    EcdsaP384(p384::ecdsa::SigningKey),
    Ed25519(ed25519_dalek::SigningKey),
    Sm2(sm2::SecretKey),
}

impl PrivateKey {
    /// Makes a key from random numbers. RSA takes its time, and not always the same.
    ///
    /// RSA keys have the public exponent 65537. `keyside-primes` finds their primes by FIPS 186-5,
    /// appendix A.1.3, and says how sure it is of them; the `rsa` crate validates the key.
    ///
    /// # Errors
    /// - [`Error::NoRandomness`]: `rng` failed.
    /// - [`Error::KeyNotMade`]: the key could not be made.
    pub fn make(
        algorithm: KeyAlgorithm,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Self, Error> {
        let secret = match algorithm {
            KeyAlgorithm::Rsa2048 => primes::make(algorithm, 2048, rng)?,
            KeyAlgorithm::Rsa3072 => primes::make(algorithm, 3072, rng)?,
            KeyAlgorithm::Rsa4096 => primes::make(algorithm, 4096, rng)?,
            KeyAlgorithm::Rsa8192 => primes::make(algorithm, 8192, rng)?,
            KeyAlgorithm::EcdsaP256 => Secret::EcdsaP256(make_on_curve(rng)?),
            KeyAlgorithm::EcdsaP384 => Secret::EcdsaP384(make_on_curve(rng)?),
            KeyAlgorithm::Ed25519 => {
                let mut seed = Zeroizing::new([0; ed25519_dalek::SECRET_KEY_LENGTH]);
                rng.try_fill_bytes(&mut *seed)
                    .map_err(|_| Error::NoRandomness)?;
                Secret::Ed25519(ed25519_dalek::SigningKey::from_bytes(&seed))
            }
            KeyAlgorithm::Sm2 => Secret::Sm2(make_on_curve(rng)?),
        };
        Self::new(secret).ok_or(Error::KeyNotMade)
    }

    /// The kind of key.
    #[must_use]
    pub const fn algorithm(&self) -> KeyAlgorithm {
        match self.secret {
            Secret::Rsa(algorithm, _) => algorithm,
            Secret::EcdsaP256(_) => KeyAlgorithm::EcdsaP256,
            Secret::EcdsaP384(_) => KeyAlgorithm::EcdsaP384,
            Secret::Ed25519(_) => KeyAlgorithm::Ed25519,
            Secret::Sm2(_) => KeyAlgorithm::Sm2,
        }
    }

    /// The fingerprint of its public key.
    #[must_use]
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// The key, of these, that the leaf of a chain is for.
    pub fn find<'a>(
        keys: impl IntoIterator<Item = &'a Self>,
        chain: &CertificateChain,
    ) -> Option<&'a Self> {
        keys.into_iter().find(|key| chain.matches(&key.fingerprint))
    }

    /// Refuses a chain whose leaf is for another key.
    pub(crate) fn require_match(&self, chain: &CertificateChain) -> Result<(), Error> {
        if chain.matches(&self.fingerprint) {
            return Ok(());
        }
        Err(Error::CertificateMismatch {
            expected: self.fingerprint,
            found: chain.leaf().public_key_fingerprint(),
        })
    }

    /// `None` if the public key cannot be encoded.
    fn new(secret: Secret) -> Option<Self> {
        let public_key = match &secret {
            Secret::Rsa(_, key) => key.to_public_key().to_public_key_der(),
            Secret::EcdsaP256(key) => key.verifying_key().to_public_key_der(),
            Secret::EcdsaP384(key) => key.verifying_key().to_public_key_der(),
            Secret::Ed25519(key) => key.verifying_key().to_public_key_der(),
            Secret::Sm2(key) => key.public_key().to_public_key_der(),
        };
        let fingerprint = Fingerprint::of_spki_der(public_key.ok()?.as_bytes());
        Some(Self {
            secret,
            fingerprint,
        })
    }
}

fn make_on_curve<K: Generate>(rng: &mut (impl TryCryptoRng + ?Sized)) -> Result<K, Error> {
    K::try_generate_from_rng(rng).map_err(|_| Error::NoRandomness)
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({})", self.algorithm())
    }
}
