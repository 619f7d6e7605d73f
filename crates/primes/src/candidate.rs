//! Odd numbers that may be prime.

use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

/// An odd number with its topmost bit set, or a number modulo one. Wiped when it is dropped.
#[derive(Clone)]
pub(crate) struct Candidate {
    /// From the lowest.
    words: Zeroizing<Vec<u32>>,
}

impl Candidate {
    /// The number with these 32-bit words, the lowest first.
    pub(crate) fn from_words(words: Vec<u32>) -> Self {
        Self {
            words: Zeroizing::new(words),
        }
    }

    /// The number with these bytes, the highest first. Their number is a multiple of four.
    pub(crate) fn from_be_bytes(bytes: &[u8]) -> Self {
        let words = bytes.as_chunks::<4>().0;
        Self::from_words(
            words
                .iter()
                .rev()
                .map(|&word| u32::from_be_bytes(word))
                .collect(),
        )
    }

    /// A number of this many bits, each of them random. They are a multiple of 32.
    pub(crate) fn random<R: TryCryptoRng + ?Sized>(
        bits: u32,
        rng: &mut R,
    ) -> Result<Self, R::Error> {
        let mut bytes = Zeroizing::new(vec![0; bits as usize / 8]);
        rng.try_fill_bytes(&mut bytes)?;
        Ok(Self::from_be_bytes(&bytes))
    }

    /// Makes it odd.
    pub(crate) fn set_lowest_bit(&mut self) {
        self.words[0] |= 1;
    }

    /// The number that is this much greater, unless it has more bits.
    pub(crate) fn plus(&self, addend: u32) -> Option<Self> {
        let mut words = self.words.clone();
        let mut carry = addend;
        for word in &mut **words {
            let over;
            (*word, over) = word.overflowing_add(carry);
            carry = u32::from(over);
        }
        (carry == 0).then_some(Self { words })
    }

    /// How many bits it has.
    pub(crate) fn bits(&self) -> u32 {
        self.words.len() as u32 * u32::BITS
    }

    /// Bit `i`, the lowest being 0.
    pub(crate) fn bit(&self, i: u32) -> bool {
        self.words[(i / u32::BITS) as usize] >> (i % u32::BITS) & 1 == 1
    }

    /// Its 32-bit words, the lowest first.
    pub(crate) fn words(&self) -> &[u32] {
        &self.words
    }

    /// Its bytes, the highest first.
    pub(crate) fn to_be_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(4 * self.words.len()));
        bytes.extend(self.words.iter().rev().flat_map(|word| word.to_be_bytes()));
        bytes
    }

    /// Whether it is less than another number of as many bits.
    pub(crate) fn is_less_than(&self, other: &Self) -> bool {
        self.words.iter().rev().lt(other.words.iter().rev())
    }

    /// The number that its lowest word is to be multiplied by to become 1 modulo 2^32.
    pub(crate) fn inverse_of_low_word(&self) -> u32 {
        inverse(self.words[0])
    }

    /// 2 to this power modulo the number. The power is at least as large as its bits are many.
    pub(crate) fn power_of_two(&self, power: u32) -> Self {
        let mut words = Zeroizing::new(vec![0; self.words.len()]);
        self.subtract_from(&mut words);
        for _ in self.bits()..power {
            let mut shifted = 0;
            for word in &mut **words {
                (*word, shifted) = (*word << 1 | shifted, *word >> 31);
            }
            if shifted == 1 || !words.iter().rev().lt(self.words.iter().rev()) {
                self.subtract_from(&mut words);
            }
        }
        Self { words }
    }

    /// Subtracts this number modulo 2^bits.
    fn subtract_from(&self, words: &mut [u32]) {
        let mut borrow = false;
        for (word, &own) in words.iter_mut().zip(self.words.iter()) {
            let (difference, first) = word.overflowing_sub(own);
            let (difference, second) = difference.overflowing_sub(u32::from(borrow));
            *word = difference;
            borrow = first | second;
        }
    }
}

/// What an odd number is to be multiplied by to become 1 modulo 2^32: each step of Newton's
/// doubles the number of right bits, and an odd number is its own inverse modulo 8.
pub(crate) const fn inverse(odd: u32) -> u32 {
    let mut inverse = odd;
    let mut right = 3;
    while right < u32::BITS {
        inverse = inverse.wrapping_mul(2u32.wrapping_sub(odd.wrapping_mul(inverse)));
        right *= 2;
    }
    inverse
}
