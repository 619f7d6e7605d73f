//! The fingerprint of CVE-2017-15361.
//!
//! Nemec, Sys, Svenda, Klinec, Matyas: The Return of Coppersmith's Attack, CCS 2017, section 3.2.
//! The faulty library makes primes of the form `k·M + (65537^a mod M)`, where `M` is the product
//! of the first primes. Their product is therefore a power of 65537 modulo each of these primes.

use super::residues::{Residue, Residues};

const GENERATOR: u32 = 65537;
/// The last prime in the `M` of the shortest keys. Longer keys have it too.
const PRIME_MAX: u32 = 167;

/// Whether the number is a power of 65537 modulo every prime up to [`PRIME_MAX`]. Of other moduli,
/// about one in 2^28 is.
pub(super) fn is_fingerprinted(residues: &Residues) -> bool {
    residues
        .iter()
        .filter(|residue| (3..=PRIME_MAX).contains(&residue.prime))
        .all(is_power)
}

fn is_power(residue: &Residue) -> bool {
    let mut power = 1;
    loop {
        if power == residue.rest {
            return true;
        }
        power = power * (GENERATOR % residue.prime) % residue.prime;
        if power == 1 {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use crypto_bigint::{BoxedUint, ConcatenatingMul};

    use super::*;

    #[test]
    fn powers_of_the_generator_are_fingerprinted_and_their_neighbours_are_not() {
        let generator = BoxedUint::from(GENERATOR);
        let power = (0..40).fold(BoxedUint::from(1_u8), |power, _| {
            power.concatenating_mul(&generator)
        });
        let residues = |value: &BoxedUint| Residues::of(value, PRIME_MAX + 1);

        assert!(is_fingerprinted(&residues(&power)));
        for distance in 1_u8..100 {
            let neighbour = power.wrapping_sub(BoxedUint::from(distance));
            assert!(!is_fingerprinted(&residues(&neighbour)), "{distance}");
        }
    }

    #[test]
    fn one_modulus_in_about_2_to_the_28_is_fingerprinted_by_chance() {
        let primes = Residues::of(&BoxedUint::from(1_u8), PRIME_MAX + 1);
        let share = |prime: u32| {
            let powers = (0..prime).filter(|rest| is_power(&Residue { prime, rest: *rest }));
            (powers.count() as f64 / f64::from(prime - 1)).log2()
        };

        let bits: f64 = primes
            .iter()
            .skip(1)
            .map(|residue| share(residue.prime))
            .sum();

        assert!((-28.0..-27.5).contains(&bits), "{bits}");
    }
}
