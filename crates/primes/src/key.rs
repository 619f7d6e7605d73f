//! Two primes, put together.

use crypto_bigint::BoxedUint;
use rand_core::TryCryptoRng;
use rsa::{PrivateKey, traits::PrivateKeyParts};

use crate::{EXPONENT, Error, Prime, Search};

/// How far apart two primes must at least be: |p - q| > 2^(bits of a prime - this).
///
/// FIPS 186-5, appendix A.1.3, step 5.4 (with bits = nlen/2).
const DISTANCE: u32 = 100;

/// Makes a key of this many bits from two primes, found one after the other.
///
/// # Errors
/// - [`Error::Size`]: half of `bits` is not a size of primes.
/// - [`Error::NoRandomness`]: `rng` failed.
/// - [`Error::InvalidKey`]: the `rsa` crate refuses the key.
pub fn make_key<R: TryCryptoRng + ?Sized>(bits: u32, rng: &mut R) -> Result<PrivateKey, Error> {
    let mut search = Search::new(bits / 2)?;
    loop {
        let (p, q) = (search.find(rng)?, search.find(rng)?);
        match assemble(&p, &q) {
            Err(Error::Unsuited) => {}
            key => return key,
        }
    }
}

/// The key of these two primes and [`EXPONENT`], validated by the `rsa` crate.
///
/// FIPS 186-5, appendix A.1.1 and A.1.3: `p` and `q` are at least √2·2^(nlen/2-1), which is true
/// of every [`Prime`], and more than 2^(nlen/2-100) apart; `d`, the inverse of the exponent modulo
/// lcm(p-1, q-1), is more than 2^(nlen/2).
///
/// # Errors
/// - [`Error::Unsuited`]: the standard does not allow these two together; two that are random
///   come out so once in 2^98 times or more rarely.
/// - [`Error::InvalidKey`]: the `rsa` crate refuses the key.
pub fn assemble(p: &Prime, q: &Prime) -> Result<PrivateKey, Error> {
    let bits = p.bits();
    if bits != q.bits() {
        return Err(Error::Unsuited);
    }
    let [p, q] = [p, q].map(|prime| BoxedUint::from_be_slice_vartime(&prime.export()));
    let distance = if p > q {
        p.wrapping_sub(&q)
    } else {
        q.wrapping_sub(&p)
    };
    if distance.bit_width_vartime() <= bits - DISTANCE {
        return Err(Error::Unsuited);
    }
    let key =
        PrivateKey::from_p_q(p, q, BoxedUint::from(EXPONENT)).map_err(|_| Error::InvalidKey)?;
    key.validate().map_err(|_| Error::InvalidKey)?;
    if key.d().bit_width_vartime() <= bits {
        return Err(Error::Unsuited);
    }
    Ok(key)
}
