//! Whether the factors of an RSA modulus can be found.

mod fermat;
mod power;
mod residues;
mod roca;
mod square;

use crypto_bigint::{BoxedUint, Resize};
use crypto_primes::Flavor;

use self::residues::Residues;
use crate::{KeyFlaw, KeyKind, WeakKeyList};

/// Every flaw that shows in a few milliseconds. A modulus that is too short or too long to be
/// worth it has none.
pub(crate) fn flaws(modulus: &[u8], list: Option<WeakKeyList<'_>>) -> Vec<KeyFlaw> {
    let Some(value) = read(modulus) else {
        return Vec::new();
    };
    let residues = Residues::of(&value, KeyFlaw::SMALL_FACTOR_MAX);
    let mut flaws = Vec::new();
    if let Some(factor) = residues.smallest_divisor() {
        flaws.push(KeyFlaw::SmallFactor { factor });
    }
    if roca::is_fingerprinted(&residues) {
        flaws.push(KeyFlaw::Roca);
    }
    if let Some(exponent) = power::exponent(&value, &residues) {
        flaws.push(KeyFlaw::PerfectPower { exponent });
    } else if fermat::finds_factors(&value, KeyFlaw::FERMAT_ROUNDS) {
        flaws.push(KeyFlaw::ClosePrimes);
    }
    if list.is_some_and(|list| list.contains(modulus)) {
        flaws.push(KeyFlaw::KnownWeak);
    }
    flaws
}

/// Whether the modulus is a prime: this takes some twenty times as long as looking for all other
/// flaws.
pub(crate) fn is_prime(modulus: &[u8]) -> bool {
    read(modulus).is_some_and(|value| crypto_primes::is_prime(Flavor::Any, &value))
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
        super::flaws(&value.to_be_bytes(), None)
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

        assert!(is_prime(&p.to_be_bytes()));
        assert!(!is_prime(&p.concatenating_mul(&q).to_be_bytes()));
    }

    #[test]
    fn moduli_of_any_length_are_no_panic() {
        for length in (0..40).chain([1023, 1024, 1025, 5000]) {
            for fill in [0, 1, 0x80, 0xff] {
                let modulus = vec![fill; length];
                super::flaws(&modulus, None);
            }
        }
        for fill in [0, 1, 0x80, 0xff] {
            is_prime(&[fill; 64]);
        }
    }
}
