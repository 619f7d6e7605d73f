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
    product: Number,
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
            product: Zeroizing::new(vec![0; modulus.len()]),
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
        let over = self.product(x, x);
        self.take(over, x);
        if doubled & 1 == 1 {
            self.double(x);
        }
    }

    fn multiply(&mut self, x: &mut Number, y: &Number) {
        let over = self.product(x, y);
        self.take(over, x);
    }

    fn equal(&self, x: &Number, y: &Number) -> Mask {
        Mask::from(x == y)
    }
}

impl Words {
    /// Sets the product to `x·y / R`, but for a bit above it, which is returned, and for what the
    /// modulus is to be subtracted.
    ///
    /// For each word of `x`, it and the multiple of the modulus that makes the lowest word zero are
    /// added together, in two chains of carries that the processor follows at once: method FIOS of
    /// Ç. K. Koç, T. Acar and B. S. Kaliski, "Analyzing and comparing Montgomery multiplication
    /// algorithms", IEEE Micro 16 (1996).
    fn product(&mut self, x: &[Word], y: &[Word]) -> bool {
        let (&lowest, modulus) = self.modulus.split_first().expect("it is odd");
        let (&y_lowest, y) = y.split_first().expect("it has as many words");
        let sum = &mut self.product[..=y.len()];
        sum.fill(0);
        let mut over = false;
        for &x in x {
            let low = add_product(x, y_lowest, sum[0], 0);
            let factor = (low as Word).wrapping_mul(self.negated_inverse);
            let zero = add_product(factor, lowest, low as Word, 0);
            let (mut carry, mut carry_of_multiple) = (high(low), high(zero));
            for ((&y, &modulus), i) in y.iter().zip(modulus).zip(1..) {
                let with_product = add_product(x, y, sum[i], carry);
                carry = high(with_product);
                let with_multiple =
                    add_product(factor, modulus, with_product as Word, carry_of_multiple);
                carry_of_multiple = high(with_multiple);
                sum[i - 1] = with_multiple as Word;
            }
            let top = Wide::from(carry) + Wide::from(carry_of_multiple) + Wide::from(over);
            sum[y.len()] = top as Word;
            over = high(top) != 0;
        }
        over
    }

    /// Sets `x` to the product, less than the modulus.
    fn take(&self, over: bool, x: &mut [Word]) {
        x.copy_from_slice(&self.product);
        if over || !is_less(x, &self.modulus) {
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

/// `x·y + a + b`: it cannot overflow.
#[inline(always)]
fn add_product(x: Word, y: Word, a: Word, b: Word) -> Wide {
    Wide::from(x) * Wide::from(y) + Wide::from(a) + Wide::from(b)
}

#[inline(always)]
fn high(wide: Wide) -> Word {
    (wide >> Word::BITS) as Word
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
