//! The search for one prime, in steps.

use rand_core::TryCryptoRng;

use crate::{
    Error, Prime,
    arithmetic::{Montgomery, Native},
    candidate::Candidate,
    library, primality,
    sieve::{Sieve, Window},
    size,
};

/// A search for a [`Prime`].
pub struct Search {
    sieve: Sieve,
    window: Option<Window>,
    rounds: usize,
}

impl Search {
    /// How many candidates are tested in a step.
    pub const STEP: usize = 4;

    /// Starts to search for a prime of this many bits, half of those of the key.
    ///
    /// # Errors
    /// [`Error::Size`]: `bits` is no multiple of 64 from [`MIN_BITS`](crate::MIN_BITS) to
    /// [`MAX_BITS`](crate::MAX_BITS).
    pub fn new(bits: u32) -> Result<Self, Error> {
        size::check(bits)?;
        Ok(Self {
            sieve: Sieve::new(bits),
            window: None,
            rounds: library::rounds(bits) - library::ROUNDS,
        })
    }

    /// Searches on for some milliseconds: tests a handful of candidates.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]: `rng` failed. What was searched so far is not lost.
    pub fn step<R: TryCryptoRng + ?Sized>(&mut self, rng: &mut R) -> Result<Option<Prime>, Error> {
        let candidates = self.draw(rng).map_err(|_| Error::NoRandomness)?;
        for candidates in candidates.chunks(Native::LANES) {
            let passed = primality::satisfy_euler::<Native>(candidates);
            for (lane, candidate) in candidates.iter().enumerate() {
                if passed >> lane & 1 == 1 && self.is_prime(candidate, rng)? {
                    self.window = None;
                    return Ok(Some(Prime::new(candidate.clone())));
                }
            }
        }
        Ok(None)
    }

    /// Searches until a prime is found.
    ///
    /// # Errors
    /// [`Error::NoRandomness`]: `rng` failed.
    pub fn find<R: TryCryptoRng + ?Sized>(&mut self, rng: &mut R) -> Result<Prime, Error> {
        loop {
            if let Some(prime) = self.step(rng)? {
                return Ok(prime);
            }
        }
    }

    /// The candidates of one step.
    fn draw<R: TryCryptoRng + ?Sized>(&mut self, rng: &mut R) -> Result<Vec<Candidate>, R::Error> {
        let mut candidates = Vec::with_capacity(Self::STEP);
        while candidates.len() < Self::STEP {
            let window = match &mut self.window {
                Some(window) => window,
                none => none.insert(self.sieve.open(rng)?),
            };
            match window.draw(rng)? {
                Some(candidate) => candidates.push(candidate),
                None => self.window = None,
            }
        }
        Ok(candidates)
    }

    /// Whether a candidate that has passed the first test passes all others.
    fn is_prime<R: TryCryptoRng + ?Sized>(
        &self,
        candidate: &Candidate,
        rng: &mut R,
    ) -> Result<bool, Error> {
        let passed = primality::passes_miller_rabin::<Native, _>(candidate, self.rounds, rng)
            .map_err(|_| Error::NoRandomness)?;
        Ok(passed && library::is_prime(candidate, rng)?)
    }
}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Search")
    }
}
