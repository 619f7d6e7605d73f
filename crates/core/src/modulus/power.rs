//! Whether a number is a power of another.

use std::cmp::Ordering;

use crypto_bigint::{BoxedUint, ConcatenatingMul, Word};

use super::{
    residues::{Residue, Residues},
    square::is_square,
};

/// The smallest prime `k` for which the number is the `k`-th power of a number that has no factor
/// below the limit of these residues.
pub(super) fn exponent(value: &BoxedUint, residues: &Residues) -> Option<u32> {
    if is_square(value) {
        return Some(2);
    }
    let bits = value.bit_width_vartime();
    let root_bits_min = residues.iter().last()?.prime.ilog2() + 1;
    let exponents = residues.iter().map(|residue| residue.prime).skip(1);
    exponents
        .take_while(|exponent| *exponent <= bits / root_bits_min)
        .find(|exponent| may_be_power(residues, *exponent) && is_power(value, *exponent))
}

/// Modulo a prime `p` of the form `m·k + 1`, the `m`-th power of a `k`-th power is 1 (or 0).
fn may_be_power(residues: &Residues, exponent: u32) -> bool {
    residues
        .iter()
        .filter(|residue| residue.prime % exponent == 1)
        .all(|residue| residue.rest == 0 || power_of_rest(residue, residue.prime / exponent) == 1)
}

fn power_of_rest(residue: &Residue, mut exponent: u32) -> u32 {
    let (mut power, mut square) = (1, residue.rest);
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = power * square % residue.prime;
        }
        square = square * square % residue.prime;
        exponent >>= 1;
    }
    power
}

/// Finds the root bit by bit, from the highest.
fn is_power(value: &BoxedUint, exponent: u32) -> bool {
    let root_bits = value.bit_width_vartime().div_ceil(exponent);
    let mut root = BoxedUint::zero_with_precision(root_bits);
    for bit in (0..root_bits).rev() {
        let mut larger = root.clone();
        set_bit(&mut larger, bit);
        match power(&larger, exponent).cmp_vartime(value) {
            Ordering::Less => root = larger,
            Ordering::Equal => return true,
            Ordering::Greater => {}
        }
    }
    false
}

fn set_bit(value: &mut BoxedUint, bit: u32) {
    if let Some(word) = value.as_mut_words().get_mut((bit / Word::BITS) as usize) {
        *word |= 1 << (bit % Word::BITS);
    }
}

fn power(base: &BoxedUint, exponent: u32) -> BoxedUint {
    (1..exponent).fold(base.clone(), |power, _| power.concatenating_mul(base))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_powers_from_their_neighbours() {
        let base = BoxedUint::from(0x1234_5679_u32);
        for exponent in [3, 5, 7, 11] {
            let value = power(&base, exponent);
            let neighbour = value.wrapping_add(BoxedUint::from(2_u8));

            assert!(is_power(&value, exponent) && !is_power(&neighbour, exponent));
            let residues = Residues::of(&value, 1 << 14);
            assert!(may_be_power(&residues, exponent));
            let residues = Residues::of(&neighbour, 1 << 14);
            assert!(!may_be_power(&residues, exponent));
        }
    }
}
