//! International names, by UTS 46: in ASCII and in Unicode.
//!
//! The rules are the same everywhere; where their tables are is not. Programs have them. What is
//! downloaded has not, since they would be a tenth of its bytes: it asks the URL parser of the browser
//! or runtime, which has tables of its own. A proxy never relies on that: it reads each name again.
//!
//! <https://www.unicode.org/reports/tr46/>

#[cfg(not(target_arch = "wasm32"))]
mod tables;
#[cfg(target_arch = "wasm32")]
mod url_parser;

use std::borrow::Cow;

use idna::punycode;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use self::tables::to_ascii;
#[cfg(target_arch = "wasm32")]
pub(super) use self::url_parser::to_ascii;

/// What the label of an international name begins with in ASCII (RFC 5890, section 2.3.2.1).
const PREFIX: &str = "xn--";

/// A label of a name that [`to_ascii`] wrote, as people read it.
pub(super) fn to_unicode(label: &str) -> Cow<'_, str> {
    label
        .strip_prefix(PREFIX)
        .and_then(punycode::decode_to_string)
        .map_or(Cow::Borrowed(label), Cow::Owned)
}
