//! The service's words: values that a parameter or a field can have.

/// Makes an enum of words, which are read without regard to case. One that ends in `..Unknown` is
/// for answers: it takes any word, so that a new one costs no answer.
macro_rules! words {
    (
        $(#[$doc:meta])+
        $type:ident, $parameter:literal {
            $($(#[$variant_doc:meta])+ $variant:ident = $word:literal $(| $other:literal)*;)+
            $(..$unknown:ident)?
        }
    ) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub enum $type {
            $($(#[$variant_doc])+ $variant,)+
            $(
                /// One that is not documented.
                $unknown,
            )?
        }

        impl $type {
            /// The service's word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                    $(Self::$unknown => "UNKNOWN",)?
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::cas::ParameterError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let words: &[(&str, Self)] = &[$(
                    ($word, Self::$variant),
                    $(($other, Self::$variant),)*
                )+];
                words
                    .iter()
                    .find(|(word, _)| word.eq_ignore_ascii_case(text))
                    .map(|(_, value)| *value)
                    .ok_or($crate::cas::ParameterError::Invalid($parameter))
            }
        }

        impl $crate::cas::parameter::Value for $type {}

        $(
            impl<'de> serde::Deserialize<'de> for $type {
                fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                    let word = std::borrow::Cow::<str>::deserialize(reader)?;
                    Ok(word.parse().unwrap_or(Self::$unknown))
                }
            }

            impl serde::Serialize for $type {
                fn serialize<S: serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
                    writer.serialize_str(self.as_str())
                }
            }
        )?
    };
}
pub(super) use words;
