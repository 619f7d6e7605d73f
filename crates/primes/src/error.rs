//! What can go wrong.

/// Why there is no prime, or no key.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The random number generator failed.
    #[error("no random numbers")]
    NoRandomness,

    /// Primes of this size are not searched for.
    #[error(
        "primes of {bits} bits are not searched for: it must be a multiple of 64 from {} to {}",
        crate::MIN_BITS,
        crate::MAX_BITS
    )]
    Size {
        /// Bits of the prime that was asked for.
        bits: u32,
    },

    /// These bytes are no prime for a key: the length, the top or the lowest bit is wrong.
    #[error("this is no prime for a key")]
    NotAPrime,

    /// The two primes do not make a key: they differ in size, or by too little, or their private
    /// exponent is too small (FIPS 186-5, appendix A.1.1 and A.1.3).
    #[error("these two primes do not make a key")]
    Unsuited,

    /// The key that they make is refused by the library that is to use it.
    #[error("the key that was made is not valid")]
    InvalidKey,
}

impl Error {
    /// A name for programs, which stays the same.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoRandomness => "NoRandomness",
            Self::Size { .. } => "Size",
            Self::NotAPrime => "NotAPrime",
            Self::Unsuited => "Unsuited",
            Self::InvalidKey => "InvalidKey",
        }
    }
}
