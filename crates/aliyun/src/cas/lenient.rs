//! Fields that are not worth losing the rest of an answer for.

use std::fmt::Display;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, IgnoredAny, IntoDeserializer},
};

/// The value, or nothing when the field holds another kind of thing: null, an empty text.
pub(super) fn read<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    reader: D,
) -> Result<Option<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Found<T> {
        Value(T),
        Other(IgnoredAny),
    }
    Ok(match Found::deserialize(reader)? {
        Found::Value(value) => Some(value),
        Found::Other(_) => None,
    })
}

/// Writes a number as text, as the service does in some fields.
pub(super) fn write_text<S: Serializer, T: Display>(
    value: &Option<T>,
    writer: S,
) -> Result<S::Ok, S::Error> {
    value.as_ref().map(ToString::to_string).serialize(writer)
}

/// The word, or nothing when the text is empty.
pub(super) fn filled<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    reader: D,
) -> Result<Option<T>, D::Error> {
    let text: Option<String> = Option::deserialize(reader)?;
    text.filter(|text| !text.is_empty())
        .map(|text| T::deserialize(text.into_deserializer()))
        .transpose()
}
