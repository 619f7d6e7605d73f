//! What can be wrong with a text for a field of a request.

/// Why a text cannot be in a field of a request.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
pub enum FieldProblem {
    /// Nothing is there.
    #[error("it is empty")]
    Empty,
    /// More characters than the field holds.
    #[error("it has {found} characters, at most {max} fit")]
    TooLong {
        /// How many it has.
        found: usize,
        /// How many fit.
        max: usize,
    },
    /// A character that the field cannot hold.
    #[error("it has the character {0:?}, which this field cannot hold")]
    Character(char),
    /// Not two letters, where a country is named.
    #[error("it is not a country code of two letters, such as `CN`")]
    Country,
    /// No e-mail address with a domain name.
    #[error("it is no e-mail address, such as `name@example.com`")]
    Email,
    /// No absolute URI.
    #[error("it is no absolute URI, such as `https://example.com/path`")]
    Uri,
}
