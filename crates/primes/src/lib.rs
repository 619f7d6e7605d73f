//! The search for RSA primes.

mod arithmetic;
mod candidate;
mod primality;
