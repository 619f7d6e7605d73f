//! A prime factor of a key.

use std::fmt;

use zeroize::Zeroizing;

use crate::{EXPONENT, Error, candidate::Candidate, sieve::remainder, size};

/// A probable prime `p` that may become a factor of a key: its square has twice as many bits as
/// it has, even if the other factor is the least there is, and `p - 1` has no factor in common
/// with [`EXPONENT`].
///
/// Its memory is wiped when it is dropped; it cannot be copied or printed.
pub struct Prime {
    candidate: Candidate,
}

/// The first 64 bits of √2, rounded up. What is as large or larger in its topmost 64 bits is at
/// least √2·2^(bits-1).
///
/// <https://oeis.org/A004539>
const SQRT_2: u64 = 0xb504_f333_f9de_6485;

impl Prime {
    /// Takes back what [`export`](Self::export) gave, for instance in another worker. That it is
    /// prime is taken on trust; the rest is checked.
    ///
    /// # Errors
    /// - [`Error::Size`]: there are no primes of this length.
    /// - [`Error::NotAPrime`]: what can be seen of a prime at a glance is wrong.
    pub fn import(bytes: &[u8]) -> Result<Self, Error> {
        let bits = u32::try_from(bytes.len())
            .unwrap_or(u32::MAX)
            .saturating_mul(8);
        size::check(bits)?;
        let candidate = Candidate::from_be_bytes(bytes);
        let suits = candidate.bit(0)
            && is_large(&candidate)
            && !matches!(remainder(&candidate, EXPONENT), 0 | 1);
        suits.then_some(Self { candidate }).ok_or(Error::NotAPrime)
    }

    /// How many bits it has.
    #[must_use]
    pub fn bits(&self) -> u32 {
        self.candidate.bits()
    }

    /// The prime itself, its highest byte first.
    #[must_use]
    pub fn export(&self) -> Zeroizing<Vec<u8>> {
        self.candidate.to_be_bytes()
    }

    pub(crate) fn new(candidate: Candidate) -> Self {
        Self { candidate }
    }
}

impl fmt::Debug for Prime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prime({} bits)", self.bits())
    }
}

/// Whether a number is at least √2·2^(bits-1): FIPS 186-5, appendix A.1.3, steps 4.4 and 5.5.
///
/// The rounding of [`SQRT_2`] leaves out less than one number in 2^62 that the standard allows.
pub(crate) fn is_large(candidate: &Candidate) -> bool {
    let words = candidate.words();
    let top = u64::from(words[words.len() - 1]) << 32 | u64::from(words[words.len() - 2]);
    top >= SQRT_2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2^128 - 159.
    const PRIME: [u8; 16] = (u128::MAX - 158).to_be_bytes();

    #[test]
    fn comes_back_as_it_left() {
        let prime = Prime::import(&PRIME).expect("it is a prime");

        assert_eq!(*prime.export(), PRIME);
        assert_eq!(format!("{prime:?}"), "Prime(128 bits)");
    }

    #[test]
    fn is_refused_if_it_cannot_be_one() {
        let least = u128::from(SQRT_2) << 64 | 1;
        let even = PRIME.map(|byte| byte & 0xfe);
        let multiple = u128::MAX - u128::MAX % u128::from(2 * EXPONENT) + u128::from(EXPONENT);
        let multiple = multiple.wrapping_sub(2 * u128::from(EXPONENT));

        assert!(Prime::import(&least.to_be_bytes()).is_ok());
        for number in [least - 2, multiple, multiple - u128::from(EXPONENT) + 1] {
            let found = Prime::import(&number.to_be_bytes());
            assert_eq!(found.err(), Some(Error::NotAPrime), "{number}");
        }
        assert_eq!(Prime::import(&even).err(), Some(Error::NotAPrime));
        assert_eq!(
            Prime::import(&PRIME[1..]).err(),
            Some(Error::Size { bits: 120 })
        );
        assert_eq!(Prime::import(&[]).err(), Some(Error::Size { bits: 0 }));
    }
}
