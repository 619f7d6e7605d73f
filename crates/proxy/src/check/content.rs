//! Near misses: what is wrong with a validation file.

use keyside_api::Hint;

/// Why those bytes, sent as that media type, are not the content.
pub(super) fn hint(bytes: &[u8], kind: &str, content: &str) -> Hint {
    const MARKS: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFE\xFF", b"\xFF\xFE"];

    let text = String::from_utf8_lossy(bytes);
    if MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        Hint::ByteOrderMark
    } else if text.trim_end_matches(['\r', '\n']) == content {
        Hint::LineBreak
    } else if text.trim() == content {
        Hint::Padded
    } else if kind.starts_with("text/html") || text.trim_start().starts_with('<') {
        Hint::WebPage
    } else {
        let found = text.into_owned();
        Hint::OtherValue { found }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_spoil_a_file_is_told() {
        let text = "text/plain";
        for (bytes, kind, told) in [
            (&b"\xEF\xBB\xBFabc"[..], text, Hint::ByteOrderMark),
            (b"\xFF\xFEa\0b\0c\0", text, Hint::ByteOrderMark),
            (b"abc\n", text, Hint::LineBreak),
            (b"abc\r\n", text, Hint::LineBreak),
            (b" abc", text, Hint::Padded),
            (
                b"<!doctype html>",
                "text/html; charset=utf-8",
                Hint::WebPage,
            ),
            (b"<html>", text, Hint::WebPage),
        ] {
            assert_eq!(hint(bytes, kind, "abc"), told);
        }
        let found = "abd".to_owned();
        assert_eq!(hint(b"abd", text, "abc"), Hint::OtherValue { found });
    }
}
