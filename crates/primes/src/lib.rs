//! The search for RSA primes.

mod arithmetic;
mod candidate;
mod error;
mod key;
mod library;
mod primality;
mod prime;
mod search;
mod sieve;
mod size;

use rand_core::TryCryptoRng;

pub use error::Error;
pub use key::{assemble, make_key};
pub use prime::Prime;
pub use search::Search;
pub use size::{MAX_BITS, MIN_BITS};

/// The public exponent of all keys, a prime.
pub const EXPONENT: u32 = 65537;

/// Finds a prime of this many bits, half of those of the key.
///
/// # Errors
/// - [`Error::Size`]: `bits` is no multiple of 64 from [`MIN_BITS`] to [`MAX_BITS`].
/// - [`Error::NoRandomness`]: `rng` failed.
pub fn find_prime<R: TryCryptoRng + ?Sized>(bits: u32, rng: &mut R) -> Result<Prime, Error> {
    Search::new(bits)?.find(rng)
}
