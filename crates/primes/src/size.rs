//! The sizes of primes.

use crate::Error;

/// The least number of bits of a prime: enough for tests, far too few for keys.
pub const MIN_BITS: u32 = 128;
/// The largest number of bits of a prime: that of a key of 8192 bits.
pub const MAX_BITS: u32 = 4096;

/// # Errors
/// [`Error::Size`]
pub(crate) fn check(bits: u32) -> Result<(), Error> {
    if (MIN_BITS..=MAX_BITS).contains(&bits) && bits.is_multiple_of(64) {
        Ok(())
    } else {
        Err(Error::Size { bits })
    }
}
