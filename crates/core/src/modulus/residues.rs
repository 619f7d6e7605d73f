//! What a number leaves when it is divided by each small prime.

use crypto_bigint::BoxedUint;

/// Each prime below a limit, with what the number leaves.
pub(super) struct Residues(Vec<Residue>);

pub(super) struct Residue {
    pub(super) prime: u32,
    pub(super) rest: u32,
}

impl Residues {
    /// Several primes at a time: as many as have a product that fits into 32 bits.
    pub(super) fn of(value: &BoxedUint, limit: u32) -> Self {
        let primes = primes_below(limit);
        let bytes = value.to_be_bytes();
        let (digits, _) = bytes.as_chunks();
        let mut residues = Vec::with_capacity(primes.len());
        let mut start = 0;
        while start < primes.len() {
            let (end, product) = group(&primes, start);
            let rest = rest(digits, product);
            residues.extend(primes[start..end].iter().map(|prime| Residue {
                prime: *prime,
                rest: rest % prime,
            }));
            start = end;
        }
        Self(residues)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Residue> {
        self.0.iter()
    }

    pub(super) fn smallest_divisor(&self) -> Option<u32> {
        let divisor = self.iter().find(|residue| residue.rest == 0)?;
        Some(divisor.prime)
    }
}

/// The end of the group that begins here, and the product of its primes.
fn group(primes: &[u32], start: usize) -> (usize, u32) {
    let mut product = primes[start];
    for (index, prime) in primes.iter().enumerate().skip(start + 1) {
        match product.checked_mul(*prime) {
            Some(larger) => product = larger,
            None => return (index, product),
        }
    }
    (primes.len(), product)
}

fn rest(value: &[[u8; 4]], divisor: u32) -> u32 {
    let divisor = u64::from(divisor);
    let rest = value.iter().fold(0, |rest, digit| {
        (rest << 32 | u64::from(u32::from_be_bytes(*digit))) % divisor
    });
    u32::try_from(rest).expect("the rest is below a divisor of 32 bits")
}

/// The sieve of Eratosthenes.
fn primes_below(limit: u32) -> Vec<u32> {
    let mut composite = vec![false; limit as usize];
    let mut primes = Vec::new();
    for number in 2..limit as usize {
        if composite[number] {
            continue;
        }
        primes.push(u32::try_from(number).expect("the limit has 32 bits"));
        for multiple in (number * number..limit as usize).step_by(number) {
            composite[multiple] = true;
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
        assert_eq!(primes_below(30), [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
        // OEIS A000720.
        assert_eq!(primes_below(1 << 14).len(), 1900);
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
