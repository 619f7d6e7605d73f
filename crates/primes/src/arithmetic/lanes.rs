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
mod products;

use std::array::from_fn;

use zeroize::Zeroize;

use super::{
    Mask, Montgomery,
    vector::{LANES, Vector},
};
use crate::candidate::Candidate;
use digits::{DIGIT, Number, balance, overlap, split, transpose};

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
