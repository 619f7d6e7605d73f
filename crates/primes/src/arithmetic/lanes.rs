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

use std::array::from_fn;

use zeroize::Zeroize;

use super::{
    Mask, Montgomery,
    vector::{LANES, Vector},
};
use crate::candidate::Candidate;
use columns::{DOTS, DOUBLED_DOTS, fold, sum};
use digits::{BELOW, DIGIT, Number, balance, join, lowest_digit, overlap, split, transpose};

/// Arithmetic modulo four numbers.
pub(crate) struct Lanes {
    /// How many digits a number has, a multiple of four.
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
    /// What the multiples are multiplied by, in pairs.
    quotient: Vec<Vector>,
    /// What is left of the product, digit by digit.
    rest: Vec<Vector>,
}

impl Montgomery for Lanes {
    const LANES: usize = LANES;

    type Number = Number;

    fn new(moduli: &[&Candidate]) -> Self {
        let lane = |lane: usize| moduli[lane.min(moduli.len() - 1)];
        let digits = (lane(0).bits() + 15).div_ceil(4 * DIGIT) as usize * 4;
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
            quotient: vec![Vector::default(); digits / 2],
            rest: vec![Vector::default(); digits],
        };
        multiples.zeroize();
        lanes
    }

    fn one(&self) -> Number {
        Number::new(&self.one)
    }

    fn minus_one(&self) -> Number {
        let mut digits: Vec<_> = self.one.iter().map(|&digit| Vector::default().sub(digit)).collect();
        let number = Number::new(&digits);
        digits.zeroize();
        number
    }

    fn represented(&self, representatives: &[&Candidate]) -> Number {
        let mut digits = transpose(from_fn(|i| {
            split(representatives[i.min(representatives.len() - 1)], self.digits)
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
        let mut differences: Vec<_> =
            x.digits().zip(y.digits()).map(|(x, y)| x.sub(y).to_lanes()).collect();
        let equal = (0..LANES).fold(0, |equal, lane| {
            equal | Mask::from(self.divides(lane, &differences)) << lane
        });
        differences.zeroize();
        equal
    }
}

impl Lanes {
    /// Sums the columns of `x·x`, and doubles them in the lanes that are all ones in `doubled`.
    ///
    /// Two digits meet in a column twice: half of the pairs are summed, one factor doubled, and
    /// then what meets in the middle.
    fn square(&mut self, x: &Number, doubled: Vector) {
        for (twice, pair) in self.twice.iter_mut().zip(&x.pairs) {
            *twice = pair.add_halves(*pair);
        }
        let mut carry = Vector::default();
        for (middle, columns) in self.product.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            let column = 4 * middle;
            let pairs = column.saturating_sub(self.digits) / 2..middle;
            let mut sums = [Vector::default(); 4];
            let over = sum(&mut sums, column, pairs, DOUBLED_DOTS, &self.twice, &x.overlapping);
            let pair = x.pairs[middle];
            let top = x.overlapping.len() - 1 - BELOW - 2 * middle;
            sums[0] = sums[0].add(pair.dot(pair.low_half()));
            sums[1] = sums[1].add(pair.dot(x.overlapping[top - 1]));
            sums[2] = sums[2].add(pair.add_halves(pair.low_half()).dot(x.overlapping[top - 2]));
            sums[3] = sums[3].add(self.twice[middle].dot(x.overlapping[top - 3]));
            let over = over.add(fold(&mut sums));
            sums[0] = sums[0].add(carry);
            carry = over;
            *columns = sums.map(|sum| sum.add(sum.and(doubled)));
        }
    }

    /// Sums the columns of `x·y`.
    fn product(&mut self, x: &Number, y: &Number) {
        let half = self.digits / 2;
        let mut carry = Vector::default();
        for (block, columns) in self.product.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            let pairs = (2 * block).saturating_sub(half)..(2 * block + 2).min(half);
            let mut sums = [Vector::default(); 4];
            let over = sum(&mut sums, 4 * block, pairs, DOTS, &x.pairs, &y.overlapping);
            let over = over.add(fold(&mut sums));
            sums[0] = sums[0].add(carry);
            carry = over;
            *columns = sums;
        }
    }

    /// Adds the multiples of the moduli that make the lower half of the product zero, and sets
    /// `x` to the upper half.
    fn reduce(&mut self, x: &mut Number) {
        let half = self.digits / 2;
        let top = self.multiples.len() - 1 - BELOW;
        let (third, fourth) = (self.multiples[top - 2], self.multiples[top - 3]);
        let mut carry = Vector::default();
        for (block, &columns) in self.product.as_chunks::<4>().0.iter().enumerate() {
            let pairs = (2 * block).saturating_sub(half)..(2 * block).min(half);
            let mut sums = columns;
            let over = sum(&mut sums, 4 * block, pairs, DOTS, &self.quotient, &self.multiples);
            let [a, b, c, d] = sums;
            if 2 * block < half {
                let (first, carried) = lowest_digit(a.add(carry));
                let (second, carried) =
                    lowest_digit(b.add(carried).add(first.low_half().dot(self.second)));
                let pair = join(first, second);
                self.quotient[2 * block] = pair;
                let (first, carried) = lowest_digit(c.add(carried).add(pair.dot(third)));
                let d = d.add(pair.dot(fourth)).add(first.low_half().dot(self.second));
                let (second, carried) = lowest_digit(d.add(carried));
                self.quotient[2 * block + 1] = join(first, second);
                carry = over.add(carried);
            } else {
                let rest = &mut self.rest[4 * block - self.digits..][..4];
                (rest[0], carry) = lowest_digit(a.add(carry));
                (rest[1], carry) = lowest_digit(b.add(carry));
                (rest[2], carry) = lowest_digit(c.add(carry));
                (rest[3], carry) = lowest_digit(d.add(carry));
                carry = over.add(carry);
            }
        }
        x.set(&self.rest);
    }

    /// Whether the modulus of this lane divides a number that is less than 2^14 times as large.
    fn divides(&self, lane: usize, number: &[[i32; LANES]]) -> bool {
        let low = i64::from(number[0][lane]) + (i64::from(number[1][lane]) << DIGIT);
        let quotient = (low as u32).wrapping_mul(self.inverses[lane]) << 6;
        let quotient = i64::from(quotient as i32 >> 6);
        let mut carry = 0;
        for (digit, modulus) in number.iter().zip(&self.moduli) {
            let left = i64::from(digit[lane]) - quotient * i64::from(modulus.to_lanes()[lane]) + carry;
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
            &mut self.quotient,
            &mut self.rest,
        ] {
            numbers.zeroize();
        }
        self.inverses.zeroize();
        self.second.zeroize();
    }
}
