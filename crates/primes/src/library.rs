//! What `crypto-primes` says about a candidate.

use crypto_bigint::BoxedUint;
use crypto_primes::{
    Flavor,
    fips::{self, FipsOptions},
    hazmat::minimum_mr_iterations,
};
use rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;

use crate::{Error, candidate::Candidate};

/// How many rounds of the test of Miller and Rabin the library makes.
pub(crate) const ROUNDS: usize = 1;

/// A composite number is taken for a prime with a probability of less than 2^-this.
const ERROR_BOUND: u32 = 112;
/// The probability for some number of a window is less than 2^this times that for the one that
/// is found.
const WINDOW_BITS: u32 = 8;
/// How many rounds of the test of Miller and Rabin are made at the least: what primes of 1024 bits
/// need, and the most that FIPS 186-5 asks for in table B.1 for primes of 1024 bits or more.
const LEAST_ROUNDS: usize = 5;

/// How many rounds of the test of Miller and Rabin a candidate of this many bits has to pass.
pub(crate) fn rounds(bits: u32) -> usize {
    if bits < 1024 {
        needed_rounds(bits).max(LEAST_ROUNDS)
    } else {
        LEAST_ROUNDS
    }
}

/// How many of them the bound on errors needs.
fn needed_rounds(bits: u32) -> usize {
    let bound = ERROR_BOUND + WINDOW_BITS;
    minimum_mr_iterations(bits, bound).unwrap_or(bound as usize / 2)
}

/// Whether a candidate passes [`ROUNDS`] of the library's test of Miller and Rabin, with random
/// bases.
///
/// # Errors
/// [`Error::NoRandomness`]: `rng` failed.
pub(crate) fn is_prime<R: TryCryptoRng + ?Sized>(
    candidate: &Candidate,
    rng: &mut R,
) -> Result<bool, Error> {
    let mut rng = Latch { rng, failed: false };
    let number = BoxedUint::from_be_slice_vartime(&candidate.to_be_bytes());
    let options = FipsOptions::with_mr_iterations(ROUNDS);
    let is_prime = fips::is_prime(&mut rng, Flavor::Any, &number, options);
    if rng.failed {
        Err(Error::NoRandomness)
    } else {
        Ok(is_prime)
    }
}

/// A generator that gives zeros once it has failed, and remembers it.
struct Latch<'a, R: ?Sized> {
    rng: &'a mut R,
    failed: bool,
}

impl<R: TryCryptoRng + ?Sized> TryRng for Latch<'_, R> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        if self.failed || self.rng.try_fill_bytes(bytes).is_err() {
            self.failed = true;
            bytes.fill(0);
        }
        Ok(())
    }
}

impl<R: TryCryptoRng + ?Sized> TryCryptoRng for Latch<'_, R> {}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 186-5, table B.1: bits of the prime, rounds.
    const TABLE: [(u32, usize); 3] = [(1024, 5), (1536, 4), (2048, 4)];

    #[test]
    fn makes_as_many_rounds_as_the_bound_and_the_standard_need() {
        for bits in [1024, 1536, 2048, 3072, 4096] {
            assert!(rounds(bits) >= needed_rounds(bits), "{bits} bits");
        }
        for (bits, least) in TABLE {
            assert!(rounds(bits) >= least, "{bits} bits");
        }
    }

    #[test]
    fn small_primes_need_more_rounds() {
        assert_eq!([128, 256, 512].map(rounds), [44, 23, 10]);
    }
}
