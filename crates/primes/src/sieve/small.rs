//! Small primes, and where their multiples are.

use crate::candidate::{Candidate, inverse};

/// Primes from here on are not sieved with: one more of them would strike out so few candidates
/// that testing these takes less time.
const BOUND: u32 = 1 << 17;

/// How many primes are worked on at once, so that they need not wait for one another.
const STRIDE: usize = 4;

/// The odd primes below [`BOUND`].
pub(super) struct SmallPrimes {
    strides: Vec<[SmallPrime; STRIDE]>,
}

#[derive(Clone, Copy)]
struct SmallPrime {
    prime: u32,
    /// -1 / prime, modulo 2^32.
    negated_inverse: u32,
    /// -2^(32·(words + 1) - 1) modulo the prime.
    scale: u32,
}

impl SmallPrimes {
    /// Small primes for numbers of this many words.
    pub(super) fn new(words: u32) -> Self {
        let mut primes: Vec<_> = odd_primes(BOUND).map(|prime| SmallPrime::new(prime, words)).collect();
        if let Some(&last) = primes.last() {
            primes.resize(primes.len().next_multiple_of(STRIDE), last);
        }
        Self {
            strides: primes.as_chunks().0.to_vec(),
        }
    }

    /// Calls back with each prime `p` and the least `i` for which `p` divides `start + 2i`.
    pub(super) fn for_each_multiple(&self, start: &Candidate, mut found: impl FnMut(u32, u32)) {
        for stride in &self.strides {
            let mut rests = [0; STRIDE];
            for &word in start.words() {
                for (rest, prime) in rests.iter_mut().zip(stride) {
                    *rest = prime.reduce(*rest + u64::from(word));
                }
            }
            for (rest, prime) in rests.into_iter().zip(stride) {
                found(prime.prime, prime.finish(rest * u64::from(prime.scale)));
            }
        }
    }
}

impl SmallPrime {
    fn new(prime: u32, words: u32) -> Self {
        let mut small = Self {
            prime,
            negated_inverse: inverse(prime).wrapping_neg(),
            scale: 0,
        };
        // 2^exponent by squaring; a reduction divides by 2^32, which each square makes up for.
        let unit = (1 << u32::BITS) % u64::from(prime);
        let exponent = u32::BITS * (words + 1) - 1;
        let mut power = unit;
        for i in (0..u32::BITS - exponent.leading_zeros()).rev() {
            power = u64::from(small.finish(power * power)) << (exponent >> i & 1);
        }
        small.scale = (prime - small.finish(power)) % prime;
        small
    }

    /// A number congruent to `number`/2^32 that is at most the prime if `number` is less than
    /// 2^32 times the prime.
    #[inline(always)]
    fn reduce(&self, number: u64) -> u64 {
        let factor = (number as u32).wrapping_mul(self.negated_inverse);
        (number + u64::from(factor) * u64::from(self.prime)) >> u32::BITS
    }

    /// `number`/2^32 modulo the prime.
    #[inline(always)]
    fn finish(&self, number: u64) -> u32 {
        let rest = self.reduce(number) as u32;
        if rest >= self.prime { rest - self.prime } else { rest }
    }
}

/// The least `i` for which an odd number divides `start + 2i`.
pub(super) fn divide(start: &Candidate, odd: u32) -> u32 {
    let missing = (odd - remainder(start, odd)) % odd;
    if missing.is_multiple_of(2) { missing / 2 } else { (missing + odd) / 2 }
}

/// What is left of a number divided by a small one.
pub(crate) fn remainder(number: &Candidate, divisor: u32) -> u32 {
    let divisor = u64::from(divisor);
    number
        .words()
        .iter()
        .rev()
        .fold(0, |rest, &word| (rest << u32::BITS | u64::from(word)) % divisor) as u32
}

/// The odd primes below a bound, by the sieve of Eratosthenes.
fn odd_primes(bound: u32) -> impl Iterator<Item = u32> {
    let mut is_composite = vec![false; bound as usize / 2];
    (1..bound / 2).filter_map(move |half| {
        let number = 2 * half + 1;
        if is_composite[half as usize] {
            return None;
        }
        if let Some(square) = number.checked_mul(number) {
            for half in (square / 2..bound / 2).step_by(number as usize) {
                is_composite[half as usize] = true;
            }
        }
        Some(number)
    })
}
