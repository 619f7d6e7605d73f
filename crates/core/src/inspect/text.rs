//! The string types of X.680, and texts that are safe to show.

use super::ber::Value;

/// What a string type has, as far as its bytes allow.
pub(super) struct Text {
    pub(super) text: String,
    /// Its type, such as `UTF8String`.
    pub(super) string_type: &'static str,
    /// Whether every byte is of this type.
    pub(super) valid: bool,
}

pub(super) const UTF8: &str = "UTF8String";
pub(super) const PRINTABLE: &str = "PrintableString";
pub(super) const IA5: &str = "IA5String";

impl Text {
    /// `None` for a value that is no string.
    pub(super) fn read(value: Value<'_>) -> Option<Self> {
        let bytes = value.content;
        let (string_type, valid, text) = match value.tag {
            0x0c => (UTF8, str::from_utf8(bytes).is_ok(), lossy(bytes)),
            0x12 => ("NumericString", bytes.iter().all(is_numeric), lossy(bytes)),
            0x13 => (PRINTABLE, bytes.iter().all(is_printable), lossy(bytes)),
            0x14 => ("TeletexString", true, latin_1(bytes)),
            0x16 => (IA5, bytes.is_ascii(), lossy(bytes)),
            0x1a => ("VisibleString", bytes.is_ascii(), lossy(bytes)),
            0x1c => wide("UniversalString", bytes.as_chunks(), |unit| {
                char::from_u32(u32::from_be_bytes(unit))
            }),
            0x1e => wide("BMPString", bytes.as_chunks(), |unit| {
                char::from_u32(u32::from(u16::from_be_bytes(unit)))
            }),
            _ => return None,
        };
        Some(Self {
            text,
            string_type,
            valid,
        })
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// T.61 as everybody reads it.
fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn wide<const N: usize>(
    string_type: &'static str,
    (units, rest): (&[[u8; N]], &[u8]),
    character: impl Fn([u8; N]) -> Option<char>,
) -> (&'static str, bool, String) {
    let characters: Vec<_> = units.iter().map(|unit| character(*unit)).collect();
    let valid = rest.is_empty() && characters.iter().all(Option::is_some);
    let text = characters
        .into_iter()
        .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    (string_type, valid, text)
}

const fn is_numeric(byte: &u8) -> bool {
    matches!(byte, b'0'..=b'9' | b' ')
}

/// X.680, section 41.4.
const fn is_printable(byte: &u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b' ' | b'\''..=b')' | b'+'..=b'/')
        || matches!(byte, b':' | b'=' | b'?')
}

/// The text without control characters and marks that change the direction of writing, cut to
/// 100 characters.
pub(super) fn shown(text: &str) -> String {
    const LENGTH_MAX: usize = 100;
    let mut characters = text.chars().map(|character| match character {
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    });
    let mut shown: String = characters.by_ref().take(LENGTH_MAX).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tag: u8, content: &[u8]) -> Option<(String, bool)> {
        let bytes = content;
        let text = Text::read(Value {
            tag,
            content,
            bytes,
        })?;
        Some((text.text, text.valid))
    }

    #[test]
    fn reads_every_string_type_and_tells_what_it_does_not_have() {
        for (tag, bytes, text, valid) in [
            (0x0c, "例".as_bytes(), "例", true),
            (0x0c, &[0xff], "\u{fffd}", false),
            (0x12, b"1 2", "1 2", true),
            (0x12, b"1a", "1a", false),
            (
                0x13,
                b"Example (1), a/b:c=d?'+-.",
                "Example (1), a/b:c=d?'+-.",
                true,
            ),
            (0x13, b"*.example.com", "*.example.com", false),
            (0x13, b"a@b", "a@b", false),
            (0x14, &[0xe9], "é", true),
            (0x16, b"a@b", "a@b", true),
            (0x16, "é".as_bytes(), "é", false),
            (0x1c, &[0, 0, 0x4f, 0x8b], "例", true),
            (0x1e, &[0x4f, 0x8b], "例", true),
            (0x1e, &[0xd8, 0, 0], "\u{fffd}", false),
        ] {
            assert_eq!(
                read(tag, bytes),
                Some((text.to_owned(), valid)),
                "{tag:x} {bytes:x?}"
            );
        }
        assert_eq!(read(0x02, &[1]), None);
    }

    #[test]
    fn what_is_shown_has_no_control_characters_and_an_end() {
        assert_eq!(shown("a\n\u{202e}b"), "a\u{fffd}\u{fffd}b");
        assert_eq!(shown(&"a".repeat(101)), format!("{}…", "a".repeat(100)));
        assert_eq!(shown(&"a".repeat(100)), "a".repeat(100));
    }
}
