//! The search for RSA primes, and the keys that two of them make.
//!
//! ```
//! use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
//! use keyside_primes::{Search, assemble};
//!
//! // In earnest, random numbers come from the system: `getrandom::SysRng`.
//! let mut rng = ChaCha20Rng::from_seed([0; 32]);
//! let mut search = Search::new(512)?;
//!
//! let p = loop {
//!     // Between the steps there is time for other things, such as to stop.
//!     if let Some(prime) = search.step(&mut rng)? {
//!         break prime;
//!     }
//! };
//! let q = search.find(&mut rng)?;
//! let key = assemble(&p, &q)?;
//! # Ok::<_, keyside_primes::Error>(())
//! ```
//!
//! # How primes are found
//!
//! FIPS 186-5, appendix A.1.3: probable primes.
//!
//! 1. A window of 2^14 odd numbers starts at a uniform random one from √2·2^(bits-1) on. What a
//!    small prime divides is struck out, and every `p` for which 65537 divides `p - 1`.
//! 2. Of what is left, numbers are drawn at random, each at most once, and put to Euler's
//!    criterion for 2, with arithmetic of our own. It never refuses a prime, and nearly all other
//!    numbers fail.
//! 3. What satisfies it has to pass the test of Miller and Rabin, FIPS 186-5, appendix B.3.1, with
//!    at least 5 random bases: 4 or more in our arithmetic, and one in that of `crypto-primes`,
//!    which shares nothing with ours.
//! 4. [`assemble`] checks that the primes are far enough apart and `d` is large enough, and has
//!    the `rsa` crate validate the key.
//!
//! # How sure it is that they are prime
//!
//! The probability that [`Search`] gives out a number that is not prime is less than 2^-112, from
//! 512 bits on. Let `p(k,t)` be the probability that a uniform odd number of `k` bits is composite
//! if it has passed `t` rounds with random bases: I. Damgård, P. Landrock and C. Pomerance,
//! "Average case error estimates for the strong probable prime test", Math. Comp. 61 (1993), as in
//! FIPS 186-5, appendix C.1. That one such number is composite *and* passes is less likely by the
//! density of primes, 2/(k·ln 2), at most 1/177. In the upper 59 % of these numbers, where a
//! window lies, it is at most 1.71 times as likely as among all of them. Each of the 2^14 numbers
//! of a window, by itself, is such a uniform number, so that some composite of the window would
//! pass with a probability of at most 2^14·1.71/177·`p(k,t)` < 2^8·`p(k,t)`. `t` is such that
//! `p(k,t)` < 2^-120, and at least what table B.1 of the standard asks for. (A second window is
//! opened if the first holds no prime: about once in e^46 for 1024 bits, in e^23 for 2048 and in
//! e^11 for 4096, where `p(k,t)` is smaller by far.) Euler's criterion and the sieve are not
//! counted: they can only make it less.
//!
//! # How they are distributed
//!
//! A prime is found with a probability that depends on its neighbours: it is inversely
//! proportional to the number of primes in the windows that it lies in, which for 1024 bits is 46
//! give or take 7, for 2048 bits 23 give or take 5. That costs at most 0.02 or 0.03 bits of entropy;
//! for comparison, to take the first prime from a random start on favours primes in proportion to
//! the gap before them. The first 64 bits of a prime are at least those of √2, rounded up, which
//! leaves out less than one number in 2^62 that the standard allows. All else is symmetrical: the lowest
//! bits and the residues modulo small primes are as the primes' own.
//!
//! # What is constant in time
//!
//! Nothing that depends on the candidates that are refused: they are thrown away, and all that
//! they tell of the prime is that what lies at their distance from it is none.
//!
//! In the tests of the prime itself, squaring and multiplying vectors (`simd128`) has no branch and
//! no address that depends on a value. These do depend on it: which power of a random base is
//! multiplied in (the exponent is the prime's own bits, four at a time), the dozen conditional
//! subtractions that prepare a modulus, comparisons, the remainders by small primes, and, without
//! vectors, the last subtraction of each multiplication and the doublings of Euler's criterion. The
//! library's round and `rsa`'s validation take their time in ways of their own.
//!
//! All of this happens once for each prime, to numbers that nobody else chooses. Who would learn
//! from it would have to watch the same processor at that moment; what an outsider can time is how
//! long the search takes as a whole, which is that of the refused ones.

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
