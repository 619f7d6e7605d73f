//! Domain names: what a certificate can be for, and the only rule for it in the project.

mod international;
mod problem;

use std::{borrow::Cow, fmt, net::IpAddr, str::FromStr};

use serde::{Deserialize, Serialize};

pub use self::problem::DomainProblem;
use crate::Error;

/// A domain name that a public certificate can be for: at least two labels, or a wildcard (`*`)
/// and at least two labels.
///
/// It is kept in its ASCII form: lower-case, without the dot at the end, international labels as
/// `xn--…` by UTS 46 (non-transitional, STD 3 rules, hyphens checked). At most 253 characters, at
/// most 63 in a label (RFC 1035, section 2.3.4).
///
/// ```
/// use keyside_core::DomainName;
///
/// let name: DomainName = "*.Bücher.example".parse()?;
///
/// assert_eq!(name.as_ascii(), "*.xn--bcher-kva.example");
/// assert_eq!(name.to_unicode(), "*.bücher.example");
/// # Ok::<_, keyside_core::Error>(())
/// ```
#[derive(Clone, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct DomainName(String);

impl DomainName {
    /// The most characters that a name may have.
    pub const LENGTH_MAX: usize = 253;
    /// The most characters that a label may have.
    pub const LABEL_MAX: usize = 63;
    /// `ub-common-name`: the most characters that a common name may have. A longer name has no
    /// place in the subject of a request.
    ///
    /// <https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1>
    pub const COMMON_NAME_MAX: usize = 64;

    /// Reads a name as people write it: in any case, in ASCII or Unicode, with or without the dot
    /// at the end, with spaces around it.
    ///
    /// # Errors
    /// [`Error::InvalidDomain`] with the reason.
    pub fn parse(text: &str) -> Result<Self, Error> {
        read(text)
            .map(Self)
            .map_err(|problem| Error::invalid_domain(text, problem))
    }

    /// The name in ASCII, as DNS and certificates have it.
    #[must_use]
    pub fn as_ascii(&self) -> &str {
        &self.0
    }

    /// The name as people read it, with international labels in Unicode.
    #[must_use]
    pub fn to_unicode(&self) -> String {
        let labels = self.0.split('.').map(international::to_unicode);
        labels.collect::<Vec<_>>().join(".")
    }

    /// Whether the leftmost label is `*`.
    #[must_use]
    pub fn is_wildcard(&self) -> bool {
        self.0.starts_with(WILDCARD)
    }

    /// The name in ASCII without the wildcard label.
    #[must_use]
    pub fn base(&self) -> &str {
        self.0.strip_prefix(WILDCARD).unwrap_or(&self.0)
    }

    /// What file names of this domain begin with: the name in ASCII, with `wildcard` for the `*` that
    /// some file systems refuse.
    #[must_use]
    pub fn file_stem(&self) -> String {
        self.0.replace('*', "wildcard")
    }

    /// Whether the name is short enough to be the common name of a request.
    #[must_use]
    pub fn fits_common_name(&self) -> bool {
        self.0.len() <= Self::COMMON_NAME_MAX
    }
}

const WILDCARD: &str = "*.";

/// More than the longest name takes as Unicode in UTF-8.
const TEXT_MAX: usize = 4 * DomainName::LENGTH_MAX;

fn read(text: &str) -> Result<String, DomainProblem> {
    let text = text.trim();
    if text.len() > TEXT_MAX {
        return Err(DomainProblem::NameTooLong);
    }
    refuse_other_things(text)?;
    let text = with_ascii_signs(text);
    let text = text.strip_suffix('.').unwrap_or(&text);
    let (wildcard, base) = match text.strip_prefix(WILDCARD) {
        Some(base) => (WILDCARD, base),
        None => ("", text),
    };
    if base.contains('*') {
        return Err(DomainProblem::WildcardPlace);
    }
    let base = international::to_ascii(base)?;
    check_labels(&base, !wildcard.is_empty())?;
    if wildcard.len() + base.len() > DomainName::LENGTH_MAX {
        return Err(DomainProblem::NameTooLong);
    }
    Ok(format!("{wildcard}{base}"))
}

/// What people paste where a domain name belongs.
fn refuse_other_things(text: &str) -> Result<(), DomainProblem> {
    let address = text
        .trim_start_matches('[')
        .split(']')
        .next()
        .unwrap_or(text);
    if address.parse::<IpAddr>().is_ok() {
        return Err(DomainProblem::IpAddress);
    }
    if text.contains("://") {
        return Err(DomainProblem::Url);
    }
    for character in text.chars() {
        match character {
            '@' => return Err(DomainProblem::Email),
            '/' | '\\' | '?' | '#' => return Err(DomainProblem::Path),
            ':' => return Err(DomainProblem::Port),
            ',' | ';' | '、' => return Err(DomainProblem::Several),
            space if space.is_whitespace() => return Err(DomainProblem::Space),
            _ => {}
        }
    }
    Ok(())
}

/// The full stops and the asterisk that Chinese and Japanese keyboards give, as ASCII.
fn with_ascii_signs(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let ascii_sign = |character| match character {
        '。' | '．' | '｡' => '.',
        '＊' => '*',
        other => other,
    };
    Cow::Owned(text.chars().map(ascii_sign).collect())
}

fn check_labels(base: &str, wildcard: bool) -> Result<(), DomainProblem> {
    if base.is_empty() {
        return Err(if wildcard {
            DomainProblem::WildcardBase
        } else {
            DomainProblem::Empty
        });
    }
    if base.split('.').any(str::is_empty) {
        return Err(DomainProblem::EmptyLabel);
    }
    if base
        .split('.')
        .any(|label| label.len() > DomainName::LABEL_MAX)
    {
        return Err(DomainProblem::LabelTooLong);
    }
    let Some((_, top)) = base.rsplit_once('.') else {
        return Err(if wildcard {
            DomainProblem::WildcardBase
        } else {
            DomainProblem::SingleLabel
        });
    };
    if top.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DomainProblem::NumericTop);
    }
    Ok(())
}

impl fmt::Display for DomainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DomainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DomainName({self})")
    }
}

impl FromStr for DomainName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text)
    }
}

impl TryFrom<String> for DomainName {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl From<DomainName> for String {
    fn from(name: DomainName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The npm package's tests read them too, in JavaScript: the tables are others there.
    #[derive(Deserialize)]
    struct Vectors {
        accepted: Vec<Accepted>,
        refused: Vec<Refused>,
    }

    #[derive(Deserialize)]
    struct Accepted {
        text: String,
        ascii: String,
    }

    #[derive(Deserialize)]
    struct Refused {
        text: String,
        says: String,
    }

    fn vectors() -> Vectors {
        serde_json::from_str(include_str!("../tests/vectors/domains.json")).expect("vectors")
    }

    #[test]
    fn reads_a_name_as_people_write_it() {
        for Accepted { text, ascii } in vectors().accepted {
            assert_eq!(
                DomainName::parse(&text).map(String::from),
                Ok(ascii),
                "{text}"
            );
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for Refused { text, says } in vectors().refused {
            let error = DomainName::parse(&text).expect_err(&text).to_string();

            assert!(error.contains(&says), "{text}: {error}");
        }
    }

    #[test]
    fn the_longest_name_is_253_characters() {
        let longest = format!(
            "{}.{}.{}.{}",
            "a".repeat(63),
            "b".repeat(63),
            "c".repeat(63),
            "d".repeat(61)
        );
        assert_eq!(longest.len(), DomainName::LENGTH_MAX);

        assert!(DomainName::parse(&longest).is_ok());
        assert!(DomainName::parse(&format!("{longest}d")).is_err());
    }

    #[test]
    fn knows_wildcard_and_base() {
        let wildcard = DomainName::parse("*.例子.中国").expect("a name");
        let single = DomainName::parse("example.com").expect("a name");

        assert!(wildcard.is_wildcard() && !single.is_wildcard());
        assert_eq!(wildcard.base(), "xn--fsqu00a.xn--fiqs8s");
        assert_eq!(wildcard.to_unicode(), "*.例子.中国");
        assert_eq!(single.base(), single.to_unicode());
    }

    #[test]
    fn file_names_have_no_asterisk() {
        let name = |text: &str| DomainName::parse(text).expect("a name").file_stem();

        assert_eq!(name("*.example.com"), "wildcard.example.com");
        assert_eq!(name("例子.中国"), "xn--fsqu00a.xn--fiqs8s");
    }

    #[test]
    fn json_is_the_ascii_form_and_is_parsed() {
        let name: DomainName = serde_json::from_str(r#""Bücher.example""#).expect("a name");

        assert_eq!(
            serde_json::to_string(&name).expect("text"),
            r#""xn--bcher-kva.example""#
        );
        assert!(serde_json::from_str::<DomainName>(r#""localhost""#).is_err());
    }

    #[test]
    fn a_name_that_was_read_is_read_the_same_again() {
        for text in ["*.Bücher.example", "例子.中国", "a.b.c.example.com."] {
            let name = DomainName::parse(text).expect("a name");

            assert_eq!(DomainName::parse(name.as_ascii()), Ok(name.clone()));
            assert_eq!(DomainName::parse(&name.to_unicode()), Ok(name));
        }
    }

    #[test]
    fn an_error_does_not_repeat_a_pasted_key() {
        let error =
            DomainName::parse("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQ").expect_err("a key");

        assert!(!error.to_string().contains("MC4C"), "{error}");
    }
}
