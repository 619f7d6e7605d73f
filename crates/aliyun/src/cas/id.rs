//! The service's numbers: 64 bits, of which a JavaScript number or a float would round the last
//! ones.

use std::{fmt, num::ParseIntError, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, de};
use time::OffsetDateTime;

macro_rules! id {
    ($(#[$doc:meta])+ $name:ident) => {
        $(#[$doc])+
        ///
        /// Read from a JSON number or from a string of digits; written as a number.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, ParseIntError> {
                text.parse().map(Self)
            }
        }

        impl super::parameter::Value for $name {}

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(NumberVisitor).map(Self)
            }
        }
    };
}

id! {
    /// An order.
    OrderId
}

id! {
    /// An issued certificate.
    CertId
}

id! {
    /// A person who can be reached about certificates.
    ContactId
}

id! {
    /// An organisation that certificates can be for.
    CompanyId
}

id! {
    /// A certification request that the service keeps.
    CsrId
}

id! {
    /// A length of time in seconds.
    Seconds
}

id! {
    /// A moment, in milliseconds since 1970.
    ///
    /// The documentation calls some of them seconds, and its examples are milliseconds all the same.
    Milliseconds
}

impl Milliseconds {
    /// The moment. A number that would be before April 1970 is one of seconds.
    #[must_use]
    pub fn moment(self) -> Option<OffsetDateTime> {
        const SECONDS_MAX: i64 = 10_000_000_000;

        let milliseconds = if self.0.abs() < SECONDS_MAX {
            self.0 * 1000
        } else {
            self.0
        };
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(milliseconds) * 1_000_000).ok()
    }
}

impl From<OffsetDateTime> for Milliseconds {
    fn from(moment: OffsetDateTime) -> Self {
        Self(moment.unix_timestamp() * 1000 + i64::from(moment.millisecond()))
    }
}

struct NumberVisitor;

impl de::Visitor<'_> for NumberVisitor {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a 64-bit integer, as a number or a string of digits")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<i64, E> {
        Ok(number)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<i64, E> {
        i64::try_from(number).map_err(|_| E::invalid_value(de::Unexpected::Unsigned(number), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<i64, E> {
        text.parse()
            .map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The documented example. The nearest number that a float can hold ends in 960.
    const ABOVE_2_POW_53: OrderId = OrderId(98_987_582_437_920_968);

    #[test]
    fn keeps_every_digit_of_an_id_above_2_pow_53() {
        for json in ["98987582437920968", "\"98987582437920968\""] {
            let id: OrderId = serde_json::from_str(json).expect("a number");

            assert_eq!(id, ABOVE_2_POW_53, "{json}");
            assert_eq!(id.to_string(), "98987582437920968");
            assert_eq!(
                serde_json::to_string(&id).expect("a number"),
                "98987582437920968"
            );
        }
    }

    #[test]
    fn refuses_what_was_rounded_or_does_not_fit() {
        for json in [
            "9.8987582437920968e16",
            "18446744073709551615",
            "\"12a\"",
            "true",
            "null",
        ] {
            assert!(serde_json::from_str::<OrderId>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn a_moment_in_seconds_is_the_same_moment() {
        let moment = OffsetDateTime::from_unix_timestamp(1_632_649_385).expect("in range");

        for number in [1_632_649_385_000, 1_632_649_385] {
            assert_eq!(Milliseconds(number).moment(), Some(moment), "{number}");
        }
        assert_eq!(Milliseconds::from(moment), Milliseconds(1_632_649_385_000));
        assert_eq!(Milliseconds(i64::MAX).moment(), None);
    }
}
