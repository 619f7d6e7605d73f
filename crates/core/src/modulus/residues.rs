//! What a number leaves when it is divided by each small prime.

use std::iter;

use crypto_bigint::BoxedUint;

/// Each prime below a limit, with what the number leaves.
pub(super) struct Residues(Vec<Residue>);

pub(super) struct Residue {
    pub(super) prime: u32,
    pub(super) rest: u32,
}

impl Residues {
    /// Several primes at a time: as many as have a product that a [`Divisor`] may be.
    pub(super) fn of(value: &BoxedUint, limit: u32) -> Self {
        let primes = odd_primes(limit);
        let groups = groups(&primes);
        let mut divisors: Vec<_> = groups.iter().map(|group| Divisor::new(group)).collect();
        divisors.resize(divisors.len().next_multiple_of(LANES), Divisor::ONE);
        let bytes = value.to_be_bytes();
        let (digits, _) = bytes.as_chunks();
        let (lanes, _) = divisors.as_chunks();
        let rests = lanes.iter().flat_map(|divisors| rests(digits, divisors));
        let two = Residue {
            prime: 2,
            rest: u32::from(bytes.last().is_some_and(|byte| byte % 2 == 1)),
        };
        let others = groups.iter().zip(rests).flat_map(|(group, rest)| {
            group.iter().map(move |&prime| Residue {
                prime,
                rest: rest % prime,
            })
        });
        Self(iter::once(two).chain(others).collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Residue> {
        self.0.iter()
    }

    pub(super) fn smallest_divisor(&self) -> Option<u32> {
        let divisor = self.iter().find(|residue| residue.rest == 0)?;
        Some(divisor.prime)
    }
}

/// How many divisors are worked on at once, so that they need not wait for one another.
const LANES: usize = 4;

/// An odd number below [`MAX`](Self::MAX), and what is needed to divide by it without a division,
/// in Montgomery's way: a division takes several times as long.
#[derive(Clone, Copy)]
struct Divisor {
    number: u32,
    /// -1/number modulo 2^32.
    negated_inverse: u32,
    /// 2^64 modulo the number.
    shift: u32,
}

impl Divisor {
    const MAX: u32 = 1 << 29;
    const ONE: Self = Self::of(1);

    fn new(primes: &[u32]) -> Self {
        Self::of(primes.iter().product())
    }

    const fn of(number: u32) -> Self {
        let unit = (u32::MAX % number + 1) as u64;
        // Newton's iteration: each step doubles the bits that are right, of which there are 3.
        let (mut inverse, mut bits) = (number, 3);
        while bits < u32::BITS {
            let error = 2_u32.wrapping_sub(number.wrapping_mul(inverse));
            inverse = inverse.wrapping_mul(error);
            bits *= 2;
        }
        Self {
            number,
            negated_inverse: inverse.wrapping_neg(),
            shift: (unit * unit % number as u64) as u32,
        }
    }

    /// What a number leaves that is `rest` and, after it, one more digit: up to multiples of the
    /// divisor, and below 2^32 + 2^30 if the rest is.
    fn append(&self, rest: u64, digit: u32) -> u64 {
        let product = rest * u64::from(self.shift);
        let factor = (product as u32).wrapping_mul(self.negated_inverse);
        let reduced = (product + u64::from(factor) * u64::from(self.number)) >> u32::BITS;
        reduced + u64::from(digit)
    }
}

/// What a number leaves, of which these are the digits, the highest first.
fn rests(digits: &[[u8; 4]], divisors: &[Divisor; LANES]) -> [u32; LANES] {
    let mut rests = [0; LANES];
    for digit in digits {
        let digit = u32::from_be_bytes(*digit);
        for (rest, divisor) in rests.iter_mut().zip(divisors) {
            *rest = divisor.append(*rest, digit);
        }
    }
    let mut divisors = divisors.iter();
    rests.map(|rest| {
        divisors
            .next()
            .map_or(0, |divisor| (rest % u64::from(divisor.number)) as u32)
    })
}

/// Successive primes whose products may be divisors.
fn groups(primes: &[u32]) -> Vec<&[u32]> {
    let mut groups = Vec::new();
    let mut rest = primes;
    while !rest.is_empty() {
        let mut product = 1_u64;
        let fits = |prime: &&u32| {
            product *= u64::from(**prime);
            product < u64::from(Divisor::MAX)
        };
        let (group, others) = rest.split_at(rest.iter().take_while(fits).count().max(1));
        groups.push(group);
        rest = others;
    }
    groups
}

/// The sieve of Eratosthenes.
fn odd_primes(limit: u32) -> Vec<u32> {
    let mut composite = vec![false; limit.div_ceil(2) as usize];
    let mut primes = Vec::new();
    for number in (3..limit).step_by(2) {
        if composite[number as usize / 2] {
            continue;
        }
        primes.push(number);
        let multiples = composite.iter_mut().skip((number * number) as usize / 2);
        for multiple in multiples.step_by(number as usize) {
            *multiple = true;
        }
    }
    primes
}

#[cfg(test)]
mod tests {
    use crypto_bigint::ConcatenatingMul;

    use super::*;

    #[test]
    fn knows_the_primes() {
        assert_eq!(odd_primes(30), [3, 5, 7, 11, 13, 17, 19, 23, 29]);
        // OEIS A000720, without 2.
        assert_eq!(odd_primes(1 << 14).len(), 1899);
    }

    #[test]
    fn each_prime_has_its_rest() {
        let value = BoxedUint::from(u128::MAX).concatenating_mul(BoxedUint::from(12_345_u32));
        let expected = |prime: u32| {
            let modulus = u128::from(prime);
            u32::try_from(u128::MAX % modulus * 12_345 % modulus).expect("a small number")
        };

        for residue in Residues::of(&value, 5000).iter() {
            assert_eq!(residue.rest, expected(residue.prime), "{}", residue.prime);
        }
    }
}
