//! What gives an RSA key away to anyone who looks at its modulus.

use std::collections::BTreeMap;

/// Why the private key can be found from the public one.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
pub enum KeyFlaw {
    /// The modulus has a factor below [`SMALL_FACTOR_MAX`](Self::SMALL_FACTOR_MAX).
    #[error("the RSA modulus can be divided by {factor}")]
    SmallFactor {
        /// The smallest one.
        factor: u32,
    },
    /// The primes have the structure of CVE-2017-15361.
    #[error(
        "the RSA key has the structure of the ROCA weakness (CVE-2017-15361): it was made by a \
         faulty chip, and its factors can be found"
    )]
    Roca,
    /// Fermat's method finds the factors in [`FERMAT_ROUNDS`](Self::FERMAT_ROUNDS) rounds.
    #[error("the two primes of the RSA key are so close to each other that both can be found")]
    ClosePrimes,
    /// The modulus is a power of a whole number.
    #[error("the RSA modulus is a power of a whole number, with the exponent {exponent}")]
    PerfectPower {
        /// The exponent, a prime.
        exponent: u32,
    },
    /// The modulus is a prime itself.
    #[error("the RSA modulus is a prime, so that the private key can be computed")]
    PrimeModulus,
    /// The key is on the list of known ones.
    #[error(
        "the key is on the list of those that anyone can make again, such as by OpenSSL on Debian \
         in 2006 to 2008 (CVE-2008-0166)"
    )]
    KnownWeak,
}

impl KeyFlaw {
    /// All primes below are tried as factors. The Baseline Requirements ask for 752.
    ///
    /// <https://cabforum.org/working-groups/server/baseline-requirements/requirements/>, 6.1.6
    pub const SMALL_FACTOR_MAX: u32 = 1 << 14;
    /// How many rounds of Fermat's method are tried.
    ///
    /// <https://cabforum.org/working-groups/server/baseline-requirements/requirements/>, 6.1.1.3
    pub const FERMAT_ROUNDS: u32 = 100;

    /// The stable name of each, such as `roca`.
    pub const NAMES: &[&str] = &[
        "small_factor",
        "roca",
        "close_primes",
        "perfect_power",
        "prime_modulus",
        "known_weak_key",
    ];

    /// The stable name, such as `roca`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SmallFactor { .. } => "small_factor",
            Self::Roca => "roca",
            Self::ClosePrimes => "close_primes",
            Self::PerfectPower { .. } => "perfect_power",
            Self::PrimeModulus => "prime_modulus",
            Self::KnownWeak => "known_weak_key",
        }
    }

    /// What its sentence is about: each field by its name, as the sentence shows it.
    #[must_use]
    pub fn values(self) -> BTreeMap<&'static str, String> {
        match self {
            Self::SmallFactor { factor } => BTreeMap::from([("factor", factor.to_string())]),
            Self::PerfectPower { exponent } => BTreeMap::from([("exponent", exponent.to_string())]),
            Self::Roca | Self::ClosePrimes | Self::PrimeModulus | Self::KnownWeak => {
                BTreeMap::new()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_in_a_sentence_are_its_values() {
        let (factor, exponent) = (751, 3);

        for (flaw, name, value) in [
            (KeyFlaw::SmallFactor { factor }, "factor", "751"),
            (KeyFlaw::PerfectPower { exponent }, "exponent", "3"),
        ] {
            assert_eq!(flaw.values(), BTreeMap::from([(name, value.to_owned())]));
            assert!(flaw.to_string().contains(value));
        }
    }
}
