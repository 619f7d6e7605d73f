//! Montgomery's arithmetic modulo four numbers at once, one in each lane of a vector.
//!
//! A number is a sum of digits `d·2^(13·i)` with `-2^12 ≤ d < 2^12`. The vector instruction that
//! does the most multiplications is the dot product of pairs of 16-bit numbers, and with digits
//! of 13 bits [`DOTS`] of its results add up in 32 bits, so that a column of a product is summed
//! before anything is carried. Four columns are summed together ([`columns`]).
//!
//! The modulus is replaced by its multiple that is -1 modulo 2^13: the quotient digit of each
//! step of the reduction is then simply the lowest digit that is left. The multiple `m` has 12
//! bits more than the modulus, and `R ≥ 8m`. Numbers lie between `-m` and `m`, for if `x` and `y`
//! do, then `|2xy + qm| / R < m` with `q ≤ R/2·(1 + 2^-12)`.

mod columns;
mod digits;

use std::{array::from_fn, ops::Range};

use zeroize::Zeroize;

use super::{
    Mask, Montgomery,
    vector::{LANES, Vector},
};
use crate::candidate::Candidate;
use columns::{Octet, add_scaled, carry};
use digits::{DIGIT, Number, balance, join, lowest_digit, overlap, split, transpose};

/// How many octets of digits may be multiplied by others before the columns are to be carried:
/// 8·15 products of digits of at most 2^12 + 2^5 + 1, and what was carried, are less than 2^31.
const OCTETS: usize = 15;
/// The same if the products are doubled, and the squares are there already.
const DOUBLED_OCTETS: usize = 7;

/// Arithmetic modulo four numbers.
pub(crate) struct Lanes {
    /// How many digits a number has, a multiple of eight.
    digits: usize,
    /// The moduli, digit by digit.
    moduli: Vec<Vector>,
    /// Their inverses modulo 2^32.
    inverses: [u32; LANES],
    /// Their multiples that are -1 modulo 2^13, as overlapping pairs.
    multiples: Vec<Vector>,
    /// The second digits of these multiples, as pairs with zero.
    second: Vector,
    /// `R` modulo the moduli, digit by digit.
    one: Vec<Vector>,
    /// The columns of a product.
    product: Vec<Vector>,
    /// Twice the number that is squared, in pairs.
    twice: Vec<Vector>,
}

impl Montgomery for Lanes {
    const LANES: usize = LANES;

    type Number = Number;

    fn new(moduli: &[Candidate]) -> Self {
        let lane = |lane: usize| &moduli[lane.min(moduli.len() - 1)];
        let digits = (lane(0).bits() + 15).div_ceil(8 * DIGIT) as usize * 8;
        let inverses: [u32; LANES] = from_fn(|i| lane(i).inverse_of_low_word());
        let mut multiples = transpose(from_fn(|i| {
            let mut digits = split(lane(i), digits);
            scale(&mut digits, balance(i64::from(inverses[i].wrapping_neg())));
            digits
        }));
        let lanes = Self {
            digits,
            moduli: transpose(from_fn(|i| split(lane(i), digits))),
            inverses,
            multiples: overlap(&multiples),
            second: multiples[1].low_half(),
            one: transpose(from_fn(|i| {
                split(&lane(i).power_of_two(digits as u32 * DIGIT), digits)
            })),
            product: vec![Vector::default(); 2 * digits],
            twice: vec![Vector::default(); digits / 2],
        };
        multiples.zeroize();
        lanes
    }

    fn one(&self) -> Number {
        Number::new(&self.one)
    }

    fn minus_one(&self) -> Number {
        let mut digits: Vec<_> = self
            .one
            .iter()
            .map(|&digit| Vector::default().sub(digit))
            .collect();
        let number = Number::new(&digits);
        digits.zeroize();
        number
    }

    fn represented(&self, representatives: &[Candidate]) -> Number {
        let mut digits = transpose(from_fn(|i| {
            split(
                &representatives[i.min(representatives.len() - 1)],
                self.digits,
            )
        }));
        let number = Number::new(&digits);
        digits.zeroize();
        number
    }

    fn square_and_double(&mut self, x: &mut Number, doubled: Mask) {
        self.square(x, Vector::new(from_fn(|i| -((doubled >> i & 1) as i32))));
        self.reduce(x);
    }

    fn multiply(&mut self, x: &mut Number, y: &Number) {
        self.product(x, y);
        self.reduce(x);
    }

    fn equal(&self, x: &Number, y: &Number) -> Mask {
        let mut differences: Vec<_> = x
            .digits()
            .zip(y.digits())
            .map(|(x, y)| x.sub(y).to_lanes())
            .collect();
        let equal = (0..LANES).fold(0, |equal, lane| {
            equal | Mask::from(self.divides(lane, &differences)) << lane
        });
        differences.zeroize();
        equal
    }
}

impl Lanes {
    /// Sums the columns of `x·x`, and doubles them in the lanes that are all ones in `doubled`.
    /// Of `x` only the pairs are left.
    fn square(&mut self, x: &mut Number, doubled: Vector) {
        for (twice, pair) in self.twice.iter_mut().zip(&x.pairs) {
            *twice = pair.add_halves(*pair);
        }
        let (octets, twice) = (x.pairs.as_chunks::<4>().0, self.twice.as_chunks::<4>().0);
        let squares = self.product.as_chunks_mut::<16>().0;
        for (i, square) in squares.iter_mut().enumerate() {
            let across = x.overlapping[8 * i..]
                .first_chunk()
                .expect("there are digits above");
            *square = columns::square(&octets[i], &twice[i], across);
        }
        for (i, octet) in twice.iter().enumerate().take(octets.len() - 1) {
            if i % DOUBLED_OCTETS == 0 && self.digits > 8 * OCTETS {
                carry(&mut self.product, Vector::default());
            }
            // The digits of the octet itself are done.
            let across = &mut x.overlapping[8 * i + 8..self.digits + 8];
            across[0] = across[0].low_half();
            add_scaled(
                &mut self.product[16 * i + 8..],
                octet,
                &Default::default(),
                across,
            );
        }
        carry(&mut self.product, doubled);
    }

    /// Sums the columns of `x·y`.
    fn product(&mut self, x: &Number, y: &Number) {
        self.product.fill(Vector::default());
        for (i, octet) in x.pairs.as_chunks::<4>().0.iter().enumerate() {
            if i % OCTETS == 0 {
                carry(&mut self.product, Vector::default());
            }
            add_scaled(
                &mut self.product[8 * i..],
                octet,
                &Default::default(),
                &y.overlapping,
            );
        }
        carry(&mut self.product, Vector::default());
    }

    /// Adds the multiples of the moduli that make the lower half of the product zero, and sets
    /// `x` to the upper half.
    fn reduce(&mut self, x: &mut Number) {
        let (mut octet, mut carried) = self.divide(0, Vector::default());
        for column in (8..self.digits).step_by(8) {
            if column % (8 * OCTETS) == 0 {
                carry(&mut self.product[column..], Vector::default());
            }
            // The next quotients need these columns only: the processor works on both together.
            self.add_multiple(column, &octet, 8..16);
            let next;
            (next, carried) = self.divide(column, carried);
            self.add_multiple(column + 8, &octet, 16..self.digits + 8);
            octet = next;
        }
        self.add_multiple(self.digits, &octet, 8..self.digits + 8);
        self.product[self.digits] = self.product[self.digits].add(carried);
        x.set(&self.product[self.digits..]);
    }

    /// Adds to the columns from this one on what these digits of the multiples contribute,
    /// multiplied by the quotients.
    #[inline(always)]
    fn add_multiple(&mut self, column: usize, quotients: &Octet, digits: Range<usize>) {
        let below = self.multiples[digits.start - 6..]
            .first_chunk()
            .expect("digits are left");
        let columns = &mut self.product[column..];
        add_scaled(columns, quotients, below, &self.multiples[digits]);
    }

    /// The quotients that make these eight columns zero, and what the columns carry.
    fn divide(&self, column: usize, mut carried: Vector) -> (Octet, Vector) {
        let w: &[Vector; 8] = self
            .multiples
            .first_chunk()
            .expect("there are digits above");
        let sums: &[Vector; 8] = self.product[column..]
            .first_chunk()
            .expect("half of them are left");
        let mut octet = Octet::default();
        for i in 0..4 {
            let (mut even, mut odd) = (sums[2 * i], sums[2 * i + 1]);
            for j in 0..i {
                even = even.add(octet[j].dot(w[2 * (i - j)]));
                odd = odd.add(octet[j].dot(w[2 * (i - j) + 1]));
            }
            let (low, high);
            (low, carried) = lowest_digit(even.add(carried));
            (high, carried) = lowest_digit(odd.add(low.low_half().dot(self.second)).add(carried));
            octet[i] = join(low, high);
        }
        (octet, carried)
    }

    /// Whether the modulus of this lane divides a number that is less than 2^14 times as large.
    fn divides(&self, lane: usize, number: &[[i32; LANES]]) -> bool {
        let low = i64::from(number[0][lane]) + (i64::from(number[1][lane]) << DIGIT);
        let quotient = (low as u32).wrapping_mul(self.inverses[lane]) << 6;
        let quotient = i64::from(quotient as i32 >> 6);
        let mut carry = 0;
        for (digit, modulus) in number.iter().zip(&self.moduli) {
            let left =
                i64::from(digit[lane]) - quotient * i64::from(modulus.to_lanes()[lane]) + carry;
            if left & ((1 << DIGIT) - 1) != 0 {
                return false;
            }
            carry = left >> DIGIT;
        }
        carry == 0
    }
}

/// Multiplies a number by a factor that leaves room for the product.
fn scale(digits: &mut [i32], factor: i64) {
    let mut carry = 0;
    for digit in digits {
        let product = i64::from(*digit) * factor + carry;
        let low = balance(product);
        carry = (product - low) >> DIGIT;
        *digit = low as i32;
    }
}

impl Drop for Lanes {
    fn drop(&mut self) {
        for numbers in [
            &mut self.moduli,
            &mut self.multiples,
            &mut self.one,
            &mut self.product,
            &mut self.twice,
        ] {
            numbers.zeroize();
        }
        self.inverses.zeroize();
        self.second.zeroize();
    }
}
