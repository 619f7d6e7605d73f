//! The service's numbers for orders and certificates: 64 bits, of which a JavaScript number or a
//! float would round the last ones.

use std::{fmt, num::ParseIntError, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

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

impl CertId {
    /// Reads a number that is not worth losing the rest of an answer for.
    pub(super) fn read_lossy<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Found {
            Id(CertId),
            Other(de::IgnoredAny),
        }
        Ok(match Found::deserialize(deserializer)? {
            Found::Id(id) => Some(id),
            Found::Other(_) => None,
        })
    }

    /// Writes the number as a string of digits.
    pub(super) fn write_text<S: Serializer>(
        id: &Option<Self>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        id.map(|id| id.to_string()).serialize(serializer)
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
}
