//! Montgomery's arithmetic modulo one number, in machine words.

use zeroize::Zeroizing;

use super::{Mask, Montgomery};
use crate::candidate::Candidate;

#[cfg(target_pointer_width = "64")]
type Word = u64;
#[cfg(target_pointer_width = "64")]
type Wide = u128;
#[cfg(not(target_pointer_width = "64"))]
type Word = u32;
#[cfg(not(target_pointer_width = "64"))]
type Wide = u64;

/// Arithmetic modulo one number. Representatives are less than it.
pub(crate) struct Words {
    modulus: Number,
    /// -1 / modulus, modulo 2^[`Word::BITS`].
    negated_inverse: Word,
    one: Number,
    product: Zeroizing<Vec<Word>>,
}

type Number = Zeroizing<Vec<Word>>;

impl Montgomery for Words {
    const LANES: usize = 1;

    type Number = Number;

    fn new(moduli: &[Candidate]) -> Self {
        let modulus = pack(&moduli[0]);
        let mut inverse = Word::from(moduli[0].inverse_of_low_word());
        inverse = inverse.wrapping_mul((2 as Word).wrapping_sub(modulus[0].wrapping_mul(inverse)));
        Self {
            one: pack(&moduli[0].power_of_two(moduli[0].bits())),
            product: Zeroizing::new(vec![0; 2 * modulus.len()]),
            negated_inverse: inverse.wrapping_neg(),
            modulus,
        }
    }

    fn one(&self) -> Number {
        self.one.clone()
    }

    fn minus_one(&self) -> Number {
        let mut number = self.modulus.clone();
        subtract(&mut number, &self.one);
        number
    }

    fn represented(&self, representatives: &[Candidate]) -> Number {
        pack(&representatives[0])
    }

    fn square_and_double(&mut self, x: &mut Number, doubled: Mask) {
        self.square(x);
        self.reduce(x);
        if doubled & 1 == 1 {
            self.double(x);
        }
    }

    fn multiply(&mut self, x: &mut Number, y: &Number) {
        self.product.fill(0);
        for (i, &x) in x.iter().enumerate() {
            let (lower, upper) = self.product[i..].split_at_mut(y.len());
            upper[0] = add_scaled(lower, y, x);
        }
        self.reduce(x);
    }

    fn equal(&self, x: &Number, y: &Number) -> Mask {
        Mask::from(x == y)
    }
}

impl Words {
    fn square(&mut self, x: &[Word]) {
        let product = &mut *self.product;
        product.fill(0);
        for (i, &word) in x.iter().enumerate() {
            let above = &x[i + 1..];
            let (lower, upper) = product[2 * i + 1..].split_at_mut(above.len());
            upper[0] = add_scaled(lower, above, word);
        }
        let (mut shifted, mut carry) = (0, 0);
        for (&x, [low, high]) in x.iter().zip(product.as_chunks_mut::<2>().0) {
            let square = Wide::from(x) * Wide::from(x);
            let sum = Wide::from(*low << 1 | shifted) + Wide::from(square as Word) + carry;
            shifted = *low >> (Word::BITS - 1);
            *low = sum as Word;
            let sum =
                Wide::from(*high << 1 | shifted) + (square >> Word::BITS) + (sum >> Word::BITS);
            shifted = *high >> (Word::BITS - 1);
            *high = sum as Word;
            carry = sum >> Word::BITS;
        }
    }

    /// Divides the product by `R`, and sets `x` to what is left.
    fn reduce(&mut self, x: &mut [Word]) {
        let mut carry = false;
        for i in 0..self.modulus.len() {
            let factor = self.product[i].wrapping_mul(self.negated_inverse);
            let (lower, upper) = self.product[i..].split_at_mut(self.modulus.len());
            let over = add_scaled(lower, &self.modulus, factor);
            let (sum, first) = upper[0].overflowing_add(over);
            let (sum, second) = sum.overflowing_add(Word::from(carry));
            upper[0] = sum;
            carry = first | second;
        }
        x.copy_from_slice(&self.product[self.modulus.len()..]);
        if carry || !is_less(x, &self.modulus) {
            subtract(x, &self.modulus);
        }
    }

    fn double(&self, x: &mut [Word]) {
        let mut shifted = 0;
        for word in &mut *x {
            let above = *word >> (Word::BITS - 1);
            *word = *word << 1 | shifted;
            shifted = above;
        }
        if shifted != 0 || !is_less(x, &self.modulus) {
            subtract(x, &self.modulus);
        }
    }
}

/// Adds `factor` times a number to the sum, and returns what is carried.
#[inline(always)]
fn add_scaled(sum: &mut [Word], number: &[Word], factor: Word) -> Word {
    let mut carry = 0;
    for (sum, &word) in sum.iter_mut().zip(number) {
        let wide = Wide::from(word) * Wide::from(factor) + Wide::from(*sum) + carry;
        *sum = wide as Word;
        carry = wide >> Word::BITS;
    }
    carry as Word
}

fn subtract(x: &mut [Word], y: &[Word]) {
    let mut borrow = false;
    for (x, &y) in x.iter_mut().zip(y) {
        let (difference, first) = x.overflowing_sub(y);
        let (difference, second) = difference.overflowing_sub(Word::from(borrow));
        *x = difference;
        borrow = first | second;
    }
}

fn is_less(x: &[Word], y: &[Word]) -> bool {
    x.iter().rev().lt(y.iter().rev())
}

fn pack(number: &Candidate) -> Number {
    Zeroizing::new(
        number
            .words()
            .chunks_exact((Word::BITS / u32::BITS) as usize)
            .map(|words| {
                words.iter().rev().fold(0, |word: Word, &low| {
                    word.checked_shl(u32::BITS).unwrap_or(0) | Word::from(low)
                })
            })
            .collect(),
    )
}
