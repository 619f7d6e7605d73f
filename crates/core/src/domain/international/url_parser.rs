//! UTS 46 by the URL parser that every browser, worker and JavaScript runtime has.
//!
//! <https://url.spec.whatwg.org/#idna>

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{PREFIX, to_unicode};
use crate::DomainProblem;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = URL)]
    type Url;

    #[wasm_bindgen(constructor, catch, js_class = "URL")]
    fn new(text: &str) -> Result<Url, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn hostname(this: &Url) -> String;
}

/// The name in ASCII.
///
/// The parser is laxer than a certificate authority: it lets pass what STD 3 forbids, hyphens
/// anywhere, and, in some browsers, an `xn--` label that stands for nothing. So those are checked here.
///
/// # Errors
/// What is wrong with a label, or with its hyphens.
pub(in crate::domain) fn to_ascii(name: &str) -> Result<String, DomainProblem> {
    if let Some(other) = name.chars().find(|&character| !is_possible(character)) {
        return Err(DomainProblem::Character(other));
    }
    let lower = name.to_ascii_lowercase();
    let ascii = if name.is_ascii() && lower.split('.').all(|label| !label.starts_with(PREFIX)) {
        lower
    } else {
        convert(name).ok_or_else(|| {
            name.chars()
                .find(|character| convert(character.encode_utf8(&mut [0; 4])).is_none())
                .map_or(DomainProblem::International, DomainProblem::Character)
        })?
    };
    for label in ascii.split('.') {
        check_hyphens(label)?;
    }
    Ok(ascii)
}

/// Whether STD 3 has it, or only tables can tell.
fn is_possible(character: char) -> bool {
    !character.is_ascii() || character.is_ascii_alphanumeric() || matches!(character, '-' | '.')
}

/// The name as the parser writes it, if it takes that for the same name again when it reads it in Unicode.
fn convert(name: &str) -> Option<String> {
    let ascii = host(name)?;
    let unicode: Vec<_> = ascii.split('.').map(to_unicode).collect();
    let is_read_again = unicode.iter().all(|label| !label.starts_with(PREFIX))
        && host(&unicode.join(".")).as_ref() == Some(&ascii);
    (is_read_again && ascii.chars().all(is_possible)).then_some(ascii)
}

/// The parser's answer. A label that is taken off again keeps it from reading numbers as an address.
fn host(name: &str) -> Option<String> {
    const LAST: &str = ".example";

    let url = Url::new(&format!("http://{name}{LAST}")).ok()?;
    url.hostname().strip_suffix(LAST).map(str::to_owned)
}

/// UTS 46, section 4.1, steps 2 and 3: of the label in Unicode.
fn check_hyphens(label: &str) -> Result<(), DomainProblem> {
    let unicode = to_unicode(label);
    let third_and_fourth = unicode.chars().skip(2).take(2);
    if unicode.starts_with('-') || unicode.ends_with('-') || third_and_fourth.eq("--".chars()) {
        return Err(DomainProblem::Hyphen);
    }
    Ok(())
}
