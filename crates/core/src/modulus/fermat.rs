//! Fermat's method, for primes that are too close to each other.

use std::cmp::Ordering;

use crypto_bigint::{BoxedUint, Resize};

/// Whether `a² − n` is a square for one of the first numbers `a` from `√n` up: then `a ± b` are
/// factors of `n`. For even `n` there is no such number.
pub(super) fn finds_factors(modulus: &BoxedUint, rounds: usize) -> bool {
    // Room for a² to grow over these rounds.
    let modulus = modulus.resize_unchecked(modulus.bits_precision() + 64);
    let one = BoxedUint::one_with_precision(modulus.bits_precision());
    let mut a = modulus.floor_sqrt_vartime();
    if a.wrapping_square().cmp_vartime(&modulus) == Ordering::Less {
        a = a.wrapping_add(&one);
    }
    let mut difference = a.wrapping_square().wrapping_sub(&modulus);
    for _ in 0..rounds {
        if is_square(&difference) {
            return true;
        }
        // (a + 1)² = a² + 2a + 1
        difference = difference
            .wrapping_add(&a)
            .wrapping_add(&a)
            .wrapping_add(&one);
        a = a.wrapping_add(&one);
    }
    false
}

pub(super) fn is_square(value: &BoxedUint) -> bool {
    /// Bit `r` is set if squares leave `r` modulo 64.
    const SQUARES: u64 = {
        let (mut squares, mut root) = (0_u64, 0_u64);
        while root < 64 {
            squares |= 1 << (root * root % 64);
            root += 1;
        }
        squares
    };
    let low = value.as_words().first().map_or(0, |word| word % 64);
    SQUARES >> low & 1 == 1 && {
        let root = value.floor_sqrt_vartime();
        root.wrapping_square().cmp_vartime(value) == Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_squares() {
        let squares = |number: u32| (0..=number).any(|root| root * root == number);
        for number in 0..1000_u32 {
            assert_eq!(
                is_square(&BoxedUint::from(number)),
                squares(number),
                "{number}"
            );
        }
    }

    #[test]
    fn the_number_of_rounds_is_what_counts() {
        // 1009 · 2003: a = 1506 is 85 numbers above √n.
        let modulus = BoxedUint::from(1009_u32 * 2003);

        assert!(finds_factors(&modulus, 85));
        assert!(!finds_factors(&modulus, 84));
    }
}
