//! Small primes, and where their multiples are.

use crate::candidate::{Candidate, inverse};

/// How many primes are worked on at once, so that they need not wait for one another.
const STRIDE: usize = 4;

/// The odd primes below a bound.
pub(super) struct SmallPrimes {
    strides: Vec<[SmallPrime; STRIDE]>,
}

/// A prime `p`, and what is needed to divide by it without a division, in Montgomery's way.
#[derive(Clone, Copy)]
struct SmallPrime {
    prime: u32,
    /// -1/p modulo 2^32.
    negated_inverse: u32,
    /// 2^64 modulo p.
    shift: u32,
    /// -2^31 modulo p.
    negated_half: u32,
}

impl SmallPrimes {
    /// Those below this bound, which is at most 2^20.
    pub(super) fn new(bound: u32) -> Self {
        let mut primes: Vec<_> = odd_primes(bound).map(SmallPrime::new).collect();
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
            for &word in start.words().iter().rev() {
                for (rest, prime) in rests.iter_mut().zip(stride) {
                    *rest = prime.reduce(*rest * u64::from(prime.shift)) + u64::from(word);
                }
            }
            for (rest, prime) in rests.into_iter().zip(stride) {
                let first = prime.reduce(rest * u64::from(prime.negated_half)) as u32;
                found(
                    prime.prime,
                    if first < prime.prime {
                        first
                    } else {
                        first - prime.prime
                    },
                );
            }
        }
    }
}

impl SmallPrime {
    fn new(prime: u32) -> Self {
        let unit = u64::from(u32::MAX % prime + 1);
        Self {
            prime,
            negated_inverse: inverse(prime).wrapping_neg(),
            shift: (unit * unit % u64::from(prime)) as u32,
            negated_half: prime - (1 << 31) % prime,
        }
    }

    /// A number congruent to `number`/2^32, and less than twice the prime, if `number` is less
    /// than 2^32 + 2^21 times the prime.
    #[inline(always)]
    fn reduce(&self, number: u64) -> u64 {
        let factor = (number as u32).wrapping_mul(self.negated_inverse);
        (number + u64::from(factor) * u64::from(self.prime)) >> u32::BITS
    }
}

/// The least `i` for which an odd number divides `start + 2i`.
pub(super) fn divide(start: &Candidate, odd: u32) -> u32 {
    let missing = (odd - remainder(start, odd)) % odd;
    if missing.is_multiple_of(2) {
        missing / 2
    } else {
        (missing + odd) / 2
    }
}

/// What is left of a number divided by a small one.
pub(crate) fn remainder(number: &Candidate, divisor: u32) -> u32 {
    let divisor = u64::from(divisor);
    number.words().iter().rev().fold(0, |rest, &word| {
        (rest << u32::BITS | u64::from(word)) % divisor
    }) as u32
}

/// The odd primes below a bound, by the sieve of Eratosthenes.
fn odd_primes(bound: u32) -> impl Iterator<Item = u32> {
    let mut is_composite = vec![false; bound as usize / 2];
    for half in 1..bound.isqrt().div_ceil(2) {
        if !is_composite[half as usize] {
            let number = 2 * half + 1;
            for half in (number * number / 2..bound / 2).step_by(number as usize) {
                is_composite[half as usize] = true;
            }
        }
    }
    (1..bound / 2)
        .filter(move |&half| !is_composite[half as usize])
        .map(|half| 2 * half + 1)
}
