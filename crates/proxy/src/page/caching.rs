//! How long a browser may keep a file of the page.

/// For a file whose name changes with its content.
pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For every other file: it is asked for each time whether it is still the same.
pub(super) const ASK_AGAIN: &str = "no-cache";

/// The names that change with their content, for web servers: `name-<hex digits>.ext`, or
/// `…_bg.wasm` after the digits. The digits are those of a number of 64 bits, whose first may be
/// missing where they are zeros.
pub(super) const NAMED_BY_CONTENT: &str = "-[0-9a-f]{12,16}(_bg)?[.][a-z]+$";

/// The `Cache-Control` of the file at this path.
pub(super) fn of(path: &str) -> &'static str {
    if is_named_by_content(path) {
        FOR_EVER
    } else {
        ASK_AGAIN
    }
}

/// Whether it is a [`NAMED_BY_CONTENT`].
fn is_named_by_content(path: &str) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 12..=16;

    let Some((stem, extension)) = path.rsplit_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let is_hex = |digit: u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| DIGITS.contains(&hash.len()) && hash.bytes().all(is_hex))
        && !extension.is_empty()
        && extension.bytes().all(|letter| letter.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_by_its_content_is_kept_for_ever() {
        for path in [
            "/keyside-web-0123456789abcdef.js",
            "/keyside-web-0123456789abcdef_bg.wasm",
            "/sub/engine-0123456789abcdef.wasm",
            "/style-0123456789abcdef.css",
            "/a-hash-that-begins-with-a-zero-123456789abcdef.css",
        ] {
            assert_eq!(of(path), FOR_EVER, "{path}");
        }
    }

    #[test]
    fn everything_else_is_asked_for_again() {
        for path in [
            "/",
            "/index.html",
            "/config.json",
            "/favicon.svg",
            "/service-worker.js",
            "/keyside.html",
            "/a-0123.js",
            "/a-0123456789ABCDEF.js",
            "/0123456789abcdef.js",
            "/a-0123456789abcdefg.js",
            "/a-0123456789abcdef",
            "/a-0123456789abcdef.",
        ] {
            assert_eq!(of(path), ASK_AGAIN, "{path}");
        }
    }
}
