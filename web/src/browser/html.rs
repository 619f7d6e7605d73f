//! What the page's own HTML says of the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlMetaElement;

use super::{document, window};

/// A file that the page is made of.
#[derive(Debug)]
pub(crate) enum Part {
    /// It is fetched, and checked against its hash.
    File { address: String, integrity: String },
    /// It is in the HTML.
    Here(Vec<u8>),
}

/// The whole page in one file, beside the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SingleFile {
    pub(crate) name: String,
    /// In hexadecimal digits.
    pub(crate) sha256: String,
}

/// That the page came from the copy that the browser keeps.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PageCopy {
    /// When the page came from its server, in RFC 3339.
    pub(crate) kept_at: String,
    /// SHA-256 of the HTML that came then, in hexadecimal digits.
    pub(crate) build: String,
}

/// Whether the page is all in one file, and has no network.
pub(crate) fn is_alone() -> bool {
    meta("keyside-network").is_some_and(|meta| meta.content() == "none")
}

/// The file that is the whole page, if there is one beside this: a copy of the page has none.
pub(crate) fn single_file() -> Option<SingleFile> {
    if page_copy().is_some() {
        return None;
    }
    let meta = meta("keyside-single-file")?;
    Some(SingleFile {
        name: meta.content(),
        sha256: meta.get_attribute("data-sha256")?,
    })
}

/// What the service worker says of the copy that it served; nothing of a page that came from its
/// server.
pub(crate) fn page_copy() -> Option<PageCopy> {
    let meta = meta("keyside-copy")?;
    Some(PageCopy {
        kept_at: meta.content(),
        build: meta.get_attribute("data-build")?,
    })
}

/// The part that bears this name, if the page has it.
pub(crate) fn part(name: &str) -> Option<Part> {
    let meta = meta(name)?;
    let content = meta.content();
    match content.strip_prefix("data:;base64,") {
        Some(base64) => Some(Part::Here(decode(base64)?)),
        None => Some(Part::File {
            address: content,
            integrity: meta.get_attribute("data-integrity")?,
        }),
    }
}

/// Whether the page has the part that bears this name.
pub(crate) fn has_part(name: &str) -> bool {
    meta(name).is_some()
}

fn meta(name: &str) -> Option<HtmlMetaElement> {
    let found = document().query_selector(&format!("meta[name={name}]"));
    found.ok()??.dyn_into().ok()
}

fn decode(base64: &str) -> Option<Vec<u8>> {
    let letters = window().atob(base64).ok()?;
    letters.chars().map(|c| u8::try_from(c).ok()).collect()
}
