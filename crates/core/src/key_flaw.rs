//! What gives an RSA key away to anyone who looks at its modulus.

mod fermat;
mod power;
mod residues;
mod roca;
mod weak_key_list;

use crypto_bigint::{BoxedUint, Resize};
use crypto_primes::Flavor;

use self::residues::Residues;
pub use self::weak_key_list::WeakKeyList;
use crate::KeyKind;

/// Why the private key can be found from the public one.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
pub enum KeyFlaw {
    /// The modulus has a factor below [`SMALL_FACTOR_MAX`](Self::SMALL_FACTOR_MAX).
    #[error("the RSA modulus can be divided by {factor}")]
    SmallFactor {
        /// The smallest one.
        factor: u32,
    },
    /// The primes have the structure of CVE-2017-15361.
    #[error(
        "the RSA key has the structure of the ROCA weakness (CVE-2017-15361): it was made by a \
         faulty chip, and its factors can be found"
    )]
    Roca,
    /// Fermat's method finds the factors in [`FERMAT_ROUNDS`](Self::FERMAT_ROUNDS) rounds.
    #[error("the two primes of the RSA key are so close to each other that both can be found")]
    ClosePrimes,
    /// The modulus is a power of a whole number.
    #[error("the RSA modulus is a power of a whole number, with the exponent {exponent}")]
    PerfectPower {
        /// The exponent, a prime.
        exponent: u32,
    },
    /// The modulus is a prime itself.
    #[error("the RSA modulus is a prime, so that the private key can be computed")]
    PrimeModulus,
    /// The key is on the list of known ones.
    #[error(
        "the key is on the list of those that anyone can make again, such as by OpenSSL on Debian \
         in 2006 to 2008 (CVE-2008-0166)"
    )]
    KnownWeak,
}

impl KeyFlaw {
    /// All primes below are tried as factors. The Baseline Requirements ask for 752.
    ///
    /// <https://cabforum.org/working-groups/server/baseline-requirements/requirements/>, 6.1.6
    pub const SMALL_FACTOR_MAX: u32 = 1 << 14;
    /// How many rounds of Fermat's method are tried.
    ///
    /// <https://cabforum.org/working-groups/server/baseline-requirements/requirements/>, 6.1.1.3
    pub const FERMAT_ROUNDS: usize = 100;

    /// The stable name of each, such as `roca`.
    pub const NAMES: &[&str] = &[
        "small_factor",
        "roca",
        "close_primes",
        "perfect_power",
        "prime_modulus",
        "known_weak_key",
    ];

    /// The stable name, such as `roca`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SmallFactor { .. } => "small_factor",
            Self::Roca => "roca",
            Self::ClosePrimes => "close_primes",
            Self::PerfectPower { .. } => "perfect_power",
            Self::PrimeModulus => "prime_modulus",
            Self::KnownWeak => "known_weak_key",
        }
    }

    /// Every flaw that shows in a few milliseconds. A modulus that is too short or too long to be
    /// worth it has none.
    pub(crate) fn find(modulus: &[u8], list: Option<&WeakKeyList>) -> Vec<Self> {
        let Some(value) = read(modulus) else {
            return Vec::new();
        };
        let residues = Residues::of(&value, Self::SMALL_FACTOR_MAX);
        let mut flaws = Vec::new();
        if let Some(factor) = residues.smallest_divisor() {
            flaws.push(Self::SmallFactor { factor });
        }
        if roca::is_fingerprinted(&residues) {
            flaws.push(Self::Roca);
        }
        if let Some(exponent) = power::exponent(&value, &residues) {
            flaws.push(Self::PerfectPower { exponent });
        } else if fermat::finds_factors(&value, Self::FERMAT_ROUNDS) {
            flaws.push(Self::ClosePrimes);
        }
        if list.is_some_and(|list| list.contains(modulus)) {
            flaws.push(Self::KnownWeak);
        }
        flaws
    }

    /// [`PrimeModulus`](Self::PrimeModulus), if it is one: this takes some twenty times as long
    /// as all the others.
    pub(crate) fn find_prime(modulus: &[u8]) -> Option<Self> {
        let value = read(modulus)?;
        crypto_primes::is_prime(Flavor::Any, &value).then_some(Self::PrimeModulus)
    }
}

/// The fewest bits of a modulus that is looked at. Shorter ones are weak for their length alone.
const BITS_MIN: u32 = 256;

fn read(modulus: &[u8]) -> Option<BoxedUint> {
    if modulus.len() > KeyKind::RSA_BITS_MAX / 8 + 1 {
        return None;
    }
    let value = BoxedUint::from_be_slice_vartime(modulus);
    let bits = value.bit_width_vartime();
    (BITS_MIN..=KeyKind::RSA_BITS_MAX as u32)
        .contains(&bits)
        .then(|| value.resize_unchecked(bits))
}

#[cfg(test)]
mod tests {
    use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
    use crypto_bigint::ConcatenatingMul;
    use crypto_primes::random_prime;

    use super::*;

    fn primes(bits: u32) -> [BoxedUint; 2] {
        let mut rng = ChaCha20Rng::from_seed([9; 32]);
        [(); 2].map(|()| random_prime(&mut rng, Flavor::Any, bits))
    }

    fn flaws(value: &BoxedUint) -> Vec<KeyFlaw> {
        KeyFlaw::find(&value.to_be_bytes(), None)
    }

    #[test]
    fn a_modulus_of_two_random_primes_has_no_flaw() {
        let [p, q] = primes(512);

        assert_eq!(flaws(&p.concatenating_mul(&q)), []);
    }

    #[test]
    fn the_smallest_factor_is_found() {
        let [p, q] = primes(512);
        for factor in [2_u32, 3, 751, 16381] {
            let value = p
                .concatenating_mul(&q)
                .concatenating_mul(BoxedUint::from(factor));

            assert!(flaws(&value).contains(&KeyFlaw::SmallFactor { factor }));
        }
        let beyond = p
            .concatenating_mul(&q)
            .concatenating_mul(BoxedUint::from(16411_u32));
        assert_eq!(flaws(&beyond), []);
    }

    #[test]
    fn powers_are_found_with_their_exponent() {
        let [p, _] = primes(320);
        for exponent in [2_u32, 3, 5, 7] {
            let value = (1..exponent).fold(p.clone(), |power, _| power.concatenating_mul(&p));

            assert_eq!(flaws(&value), [KeyFlaw::PerfectPower { exponent }]);
        }
    }

    #[test]
    fn close_primes_are_found_and_distant_ones_are_not() {
        let [p, q] = primes(512);
        let mut next = p.wrapping_add(BoxedUint::from(2_u8));
        while !crypto_primes::is_prime(Flavor::Any, &next) {
            next = next.wrapping_add(BoxedUint::from(2_u8));
        }

        assert_eq!(flaws(&p.concatenating_mul(&next)), [KeyFlaw::ClosePrimes]);
        assert_eq!(flaws(&p.concatenating_mul(&q)), []);
    }

    #[test]
    fn a_prime_modulus_is_found() {
        let [p, q] = primes(512);

        assert_eq!(
            KeyFlaw::find_prime(&p.to_be_bytes()),
            Some(KeyFlaw::PrimeModulus)
        );
        assert_eq!(
            KeyFlaw::find_prime(&p.concatenating_mul(&q).to_be_bytes()),
            None
        );
    }

    #[test]
    fn moduli_of_any_length_are_no_panic() {
        for length in (0..40).chain([1023, 1024, 1025, 5000]) {
            for fill in [0, 1, 0x80, 0xff] {
                let modulus = vec![fill; length];
                KeyFlaw::find(&modulus, None);
            }
        }
        for fill in [0, 1, 0x80, 0xff] {
            KeyFlaw::find_prime(&[fill; 64]);
        }
    }
}
