//! Whether a number is a square: for all but one number in four hundred that is none, what it leaves
//! modulo a small number shows it.

use std::cmp::Ordering;

use crypto_bigint::BoxedUint;

/// Numbers without a common factor, of which few of the rests are those of squares.
const MODULI: [u32; 6] = [64, 63, 65, 11, 17, 19];

/// The product of [`MODULI`].
pub(super) const MODULUS: u32 = 64 * 63 * 65 * 11 * 17 * 19;

/// For each of [`MODULI`], bit `r` is set if squares leave `r`.
const SQUARES: [u128; MODULI.len()] = {
    let mut squares = [0; MODULI.len()];
    let mut index = 0;
    while index < MODULI.len() {
        let mut root = 0;
        while root < MODULI[index] {
            squares[index] |= 1 << (root * root % MODULI[index]);
            root += 1;
        }
        index += 1;
    }
    squares
};

pub(super) fn is_square(value: &BoxedUint) -> bool {
    may_leave(rest(value)) && {
        let root = value.floor_sqrt_vartime();
        root.wrapping_square().cmp_vartime(value) == Ordering::Equal
    }
}

/// Whether a square may leave this modulo [`MODULUS`].
pub(super) fn may_leave(rest: u32) -> bool {
    let mut moduli = MODULI.iter().zip(SQUARES);
    moduli.all(|(modulus, squares)| squares >> (rest % modulus) & 1 == 1)
}

/// What a number leaves modulo [`MODULUS`].
pub(super) fn rest(value: &BoxedUint) -> u32 {
    let bytes = value.to_be_bytes();
    let (digits, _) = bytes.as_chunks();
    let rest = digits.iter().fold(0, |rest, digit| {
        (rest << u32::BITS | u64::from(u32::from_be_bytes(*digit))) % u64::from(MODULUS)
    });
    rest as u32
}

/// What the square of a number leaves modulo [`MODULUS`].
pub(super) fn rest_of_square(number: u32) -> u32 {
    (u64::from(number) * u64::from(number) % u64::from(MODULUS)) as u32
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
    fn what_squares_leave_passes_and_hardly_anything_else() {
        for root in 0..10_000_u32 {
            assert!(may_leave(rest_of_square(root)), "{root}");
        }
        let passed = (0..MODULUS).step_by(9973).filter(|rest| may_leave(*rest));
        assert!(passed.count() < (MODULUS / 9973 / 400) as usize);
    }
}
