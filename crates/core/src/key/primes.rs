//! RSA keys: made in one go, or of primes that were searched for side by side.

use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::{PrivateKey, Secret};
use crate::{Error, KeyAlgorithm};

/// A search for one of the two primes of a key, in steps of some milliseconds: several of them, in
/// threads or workers of their own, find two primes sooner than one does.
///
/// ```
/// use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
/// use keyside_core::{KeyAlgorithm, PrimeSearch, PrivateKey};
///
/// let mut rng = ChaCha20Rng::from_seed([0; 32]);
/// let mut search = PrimeSearch::new(KeyAlgorithm::Rsa2048)?;
/// let mut find = || loop {
///     if let Some(prime) = search.step(&mut rng)? {
///         return Ok::<_, keyside_core::Error>(prime);
///     }
/// };
///
/// let (p, q) = (find()?, find()?);
/// let key = PrivateKey::from_primes(KeyAlgorithm::Rsa2048, &p, &q)?;
/// assert_eq!(key.algorithm(), KeyAlgorithm::Rsa2048);
/// # Ok::<_, keyside_core::Error>(())
/// ```
#[derive(Debug)]
pub struct PrimeSearch(keyside_primes::Search);

impl PrimeSearch {
    /// How many candidates are tested in a step.
    pub const STEP: usize = keyside_primes::Search::STEP;

    /// Starts to search for a prime of half the bits of such a key.
    ///
    /// # Errors
    /// [`Error::KeyNotMade`]: it is no kind of RSA key.
    pub fn new(algorithm: KeyAlgorithm) -> Result<Self, Error> {
        let bits = bits(algorithm).ok_or(Error::KeyNotMade)?;
        keyside_primes::Search::new(bits / 2).map(Self).map_err(why)
    }

    /// Tests a handful of candidates, and answers the prime if one of them is: its highest byte
    /// first.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]: `rng` failed.
    pub fn step(
        &mut self,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let found = self.0.step(rng).map_err(why)?;
        Ok(found.map(|prime| prime.export()))
    }
}

impl PrivateKey {
    /// The key of two primes that [`PrimeSearch`] found. That they are prime is taken on trust.
    ///
    /// # Errors
    /// [`Error::KeyNotMade`]: they are no two primes of such a key, or (once in 2^98 times or more
    /// rarely) not to be used together.
    pub fn from_primes(algorithm: KeyAlgorithm, p: &[u8], q: &[u8]) -> Result<Self, Error> {
        let [p, q] = [p, q].map(|bytes| keyside_primes::Prime::import(bytes).map_err(why));
        let (p, q) = (p?, q?);
        if bits(algorithm) != Some(2 * p.bits()) {
            return Err(Error::KeyNotMade);
        }
        let key = keyside_primes::assemble(&p, &q).map_err(why)?;
        Self::new(Secret::Rsa(algorithm, Box::new(key))).ok_or(Error::KeyNotMade)
    }
}

pub(super) fn make(
    algorithm: KeyAlgorithm,
    bits: u32,
    rng: &mut (impl TryCryptoRng + ?Sized),
) -> Result<Secret, Error> {
    let key = keyside_primes::make_key(bits, rng).map_err(why)?;
    Ok(Secret::Rsa(algorithm, Box::new(key)))
}

/// The bits of the modulus, of a kind of RSA key.
const fn bits(algorithm: KeyAlgorithm) -> Option<u32> {
    match algorithm {
        KeyAlgorithm::Rsa2048 => Some(2048),
        KeyAlgorithm::Rsa3072 => Some(3072),
        KeyAlgorithm::Rsa4096 => Some(4096),
        KeyAlgorithm::Rsa8192 => Some(8192),
        KeyAlgorithm::EcdsaP256
        | KeyAlgorithm::EcdsaP384
        | KeyAlgorithm::Ed25519
        | KeyAlgorithm::Sm2 => None,
    }
}

fn why(error: keyside_primes::Error) -> Error {
    match error {
        keyside_primes::Error::NoRandomness => Error::NoRandomness,
        _ => Error::KeyNotMade,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2^1024 - 1 in place of a prime: its lowest and topmost bits are as a prime's.
    const ONES: [u8; 128] = [0xff; 128];

    #[test]
    fn refuses_primes_that_make_no_such_key() {
        for (algorithm, p, q) in [
            (KeyAlgorithm::Rsa2048, &ONES[..], &ONES[..]),
            (KeyAlgorithm::Rsa4096, &ONES, &ONES),
            (KeyAlgorithm::Rsa2048, &[], &[]),
            (KeyAlgorithm::EcdsaP256, &ONES, &ONES),
        ] {
            let refused = PrivateKey::from_primes(algorithm, p, q).err();
            assert_eq!(refused, Some(Error::KeyNotMade), "{algorithm}");
        }
    }

    #[test]
    fn searches_for_primes_of_rsa_alone() {
        let refused = PrimeSearch::new(KeyAlgorithm::Sm2).err();

        assert_eq!(refused, Some(Error::KeyNotMade));
    }
}
