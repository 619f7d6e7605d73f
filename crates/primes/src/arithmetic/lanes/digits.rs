//! Numbers as digits, and the ways the digits are laid out.

use zeroize::{Zeroize, Zeroizing};

use super::super::vector::{LANES, Vector};
use crate::candidate::Candidate;

/// Bits of a digit.
pub(super) const DIGIT: u32 = 13;
/// Zeros above the overlapping pairs of a number.
const ABOVE: usize = 7;

/// A number in each lane.
#[derive(Clone)]
pub(crate) struct Number {
    /// Digits 2i (in the lower half) and 2i+1.
    pub(super) pairs: Vec<Vector>,
    /// Digits i (in the lower half) and i-1.
    pub(super) overlapping: Vec<Vector>,
}

impl Number {
    pub(super) fn new(digits: &[Vector]) -> Self {
        Self {
            pairs: digits
                .as_chunks::<2>()
                .0
                .iter()
                .map(|&[low, high]| join(low, high))
                .collect(),
            overlapping: overlap(digits),
        }
    }

    /// Sets it to the sum of these columns.
    ///
    /// Each carries to the next twice; this makes digits of at most 2^12 + 2^5 + 1.
    pub(super) fn set(&mut self, columns: &[Vector]) {
        let low = Vector::splat((1 << DIGIT) - 1);
        let (mut carried, mut carried_again, mut below) = Default::default();
        let mut digit = |column: Vector| {
            let (digit, rest) = lowest_digit(column.and(low).add(carried));
            carried = column.shr(DIGIT);
            let digit = digit.add(carried_again);
            carried_again = rest;
            digit
        };
        let overlapping = self.overlapping.as_chunks_mut::<2>().0;
        for ((pair, overlapping), &[even, odd]) in self
            .pairs
            .iter_mut()
            .zip(overlapping)
            .zip(columns.as_chunks::<2>().0)
        {
            let (even, odd) = (digit(even), digit(odd));
            *pair = join(even, odd);
            *overlapping = [join(even, below), join(odd, even)];
            below = odd;
        }
        self.overlapping[columns.len()] = below.shl(16);
    }

    /// Its digits, from the lowest.
    pub(super) fn digits(&self) -> impl Iterator<Item = Vector> {
        self.pairs
            .iter()
            .flat_map(|pair| [pair.shl(16).shr(16), pair.shr(16)])
    }
}

impl Drop for Number {
    fn drop(&mut self) {
        self.pairs.zeroize();
        self.overlapping.zeroize();
    }
}

/// The overlapping pairs of a number, with [`ABOVE`] zeros.
pub(super) fn overlap(digits: &[Vector]) -> Vec<Vector> {
    let mut overlapping = vec![Vector::default(); digits.len() + 1 + ABOVE];
    let mut below = Vector::default();
    for (pair, &digit) in overlapping.iter_mut().zip(digits) {
        *pair = join(digit, below);
        below = digit;
    }
    overlapping[digits.len()] = below.shl(16);
    overlapping
}

/// The lowest digit of each lane, and what is left above it.
#[inline(always)]
pub(super) fn lowest_digit(lanes: Vector) -> (Vector, Vector) {
    let digit = lanes.shl(32 - DIGIT).shr(32 - DIGIT);
    (digit, lanes.sub(digit).shr(DIGIT))
}

/// Pairs of these.
#[inline(always)]
pub(super) fn join(low: Vector, high: Vector) -> Vector {
    low.low_half().or(high.shl(16))
}

/// The lowest digit of a number.
pub(super) fn balance(number: i64) -> i64 {
    number << (64 - DIGIT) >> (64 - DIGIT)
}

/// The digits of a number.
pub(super) fn split(number: &Candidate, digits: usize) -> Zeroizing<Vec<i32>> {
    let words = number.words();
    let mut carry = 0;
    let digit = |i: usize| {
        let bit = i * DIGIT as usize;
        let word = |i: usize| u64::from(words.get(i).copied().unwrap_or(0));
        let bits = (word(bit / 32) | word(bit / 32 + 1) << 32) >> (bit % 32);
        let sum = (bits & ((1 << DIGIT) - 1)) as i64 + carry;
        let low = balance(sum);
        carry = (sum - low) >> DIGIT;
        low as i32
    };
    Zeroizing::new((0..digits).map(digit).collect())
}

/// The digits of the numbers in each lane.
pub(super) fn transpose(numbers: [Zeroizing<Vec<i32>>; LANES]) -> Vec<Vector> {
    (0..numbers[0].len())
        .map(|i| Vector::new(std::array::from_fn(|lane| numbers[lane][i])))
        .collect()
}
