//! Fermat's method, for primes that are too close to each other.

use std::cmp::Ordering;

use crypto_bigint::{BoxedUint, Resize};

use super::square;

/// Whether `a² − n` is a square for one of the first numbers `a` from `√n` up: then `a ± b` are
/// factors of `n`. For even `n` there is no such number.
pub(super) fn finds_factors(modulus: &BoxedUint, rounds: u32) -> bool {
    // Room for a² to grow over these rounds.
    let modulus = modulus.resize_unchecked(modulus.bits_precision() + 64);
    let mut first = modulus.floor_sqrt_vartime();
    if first.wrapping_square().cmp_vartime(&modulus) == Ordering::Less {
        first = first.wrapping_add(BoxedUint::one());
    }
    let (a, n) = (square::rest(&first), square::rest(&modulus));
    (0..rounds)
        .filter(|round| square::may_leave(square::rest_of_square(a + round) + square::MODULUS - n))
        .map(|round| first.wrapping_add(BoxedUint::from(round)))
        .any(|a| square::is_square(&a.wrapping_square().wrapping_sub(&modulus)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_rounds_is_what_counts() {
        // 1009 · 2003: a = 1506 is 85 numbers above √n.
        let modulus = BoxedUint::from(1009_u32 * 2003);

        assert!(finds_factors(&modulus, 85));
        assert!(!finds_factors(&modulus, 84));
    }
}
