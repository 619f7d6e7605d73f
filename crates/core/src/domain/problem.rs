//! What can be wrong with a text that should be a domain name.

use crate::{DomainName, Error};

/// Why a text is no domain name that a certificate can be for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, thiserror::Error)]
pub enum DomainProblem {
    /// Nothing is there.
    #[error("it is empty")]
    Empty,
    /// A whole address, with `https://`.
    #[error("it is a web address: leave out `https://` and what comes after the name")]
    Url,
    /// Something after a slash.
    #[error("it has a path: leave out the slash and what comes after it")]
    Path,
    /// A port after a colon.
    #[error("it has a port: leave out the colon and what comes after it")]
    Port,
    /// An e-mail address.
    #[error("it is an e-mail address: use the part after the `@`")]
    Email,
    /// More than one name.
    #[error("there is more than one name: a certificate is ordered for one")]
    Several,
    /// A space inside.
    #[error("it has a space inside")]
    Space,
    /// An IP address.
    #[error("it is an IP address: a certificate is for a name")]
    IpAddress,
    /// Only one label.
    #[error("it has only one part: write the whole name, such as `www.example.com`")]
    SingleLabel,
    /// Two dots in a row, or one at the beginning.
    #[error("there is nothing between two dots, or before the first")]
    EmptyLabel,
    /// A label above [`DomainName::LABEL_MAX`].
    #[error(
        "a part between dots is longer than {} characters",
        DomainName::LABEL_MAX
    )]
    LabelTooLong,
    /// Above [`DomainName::LENGTH_MAX`].
    #[error("it is longer than {} characters", DomainName::LENGTH_MAX)]
    NameTooLong,
    /// Above [`DomainName::COMMON_NAME_MAX`], where a common name is needed.
    #[error(
        "it is longer than the {} characters that fit into a request",
        DomainName::COMMON_NAME_MAX
    )]
    TooLongForCommonName,
    /// A `*` that is not the whole leftmost label.
    #[error("`*` can only be the whole first part, as in `*.example.com`")]
    WildcardPlace,
    /// A `*` before a single label.
    #[error("`*` needs a name of at least two parts after it, as in `*.example.com`")]
    WildcardBase,
    /// A character that no domain name has.
    #[error("it has the character {0:?}, which no domain name has")]
    Character(char),
    /// A hyphen at the beginning or end of a label, or two at its third and fourth place.
    #[error("a part begins or ends with a hyphen, or has two hyphens at its third place")]
    Hyphen,
    /// An international label that UTS 46 refuses.
    #[error("its international part is not well-formed")]
    International,
    /// Digits after the last dot.
    #[error("its last part is a number")]
    NumericTop,
    /// An international name in Unicode, where the ASCII form is needed.
    #[error("it is not in the ASCII form (`xn--…`)")]
    NotAscii,
}

impl Error {
    /// The error about this text. It repeats only what is needed to recognise it: the text may
    /// be anything that was on a clipboard.
    pub(crate) fn invalid_domain(text: &str, problem: DomainProblem) -> Self {
        const SHOWN_MAX: usize = 100;
        let word = text.split_whitespace().next().unwrap_or_default();
        Self::InvalidDomain {
            name: word.chars().take(SHOWN_MAX).collect(),
            problem,
        }
    }
}
