//! The ways in which bytes may be meant as text.

/// The text itself, and what it becomes when JSON and percent escapes are undone, as many times as
/// that changes anything (a text within a text within a text), each also with its characters taken
/// for bytes.
pub(super) fn all(text: &[u8]) -> Vec<Vec<u8>> {
    /// How deep escapes may be nested.
    const DEPTH: usize = 4;

    let mut readings = vec![text.to_vec()];
    for undo in [unescape as fn(&[u8]) -> Vec<u8>, percent_decode] {
        let mut last = text.to_vec();
        for _ in 0..DEPTH {
            let next = undo(&last);
            if next == last {
                break;
            }
            readings.push(next.clone());
            last = next;
        }
    }
    let bytes: Vec<_> = readings
        .iter()
        .filter_map(|reading| characters_as_bytes(reading))
        .collect();
    readings.extend(bytes);
    readings
}

/// What a JavaScript “binary string” stands for: each character one byte.
fn characters_as_bytes(text: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(text)
        .ok()
        .filter(|text| !text.is_ascii())?;
    Some(
        text.chars()
            .map(|character| u8::try_from(character).unwrap_or(b' '))
            .collect(),
    )
}

/// JSON's escapes undone, wherever they stand.
///
/// <https://www.rfc-editor.org/rfc/rfc8259#section-7>
fn unescape(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let (byte, left) = match (first, tail) {
            (b'\\', [b'u', tail @ ..]) => match hex(tail, 4) {
                Some(code) => (u8::try_from(code).unwrap_or(b' '), &tail[4..]),
                None => (b'u', tail),
            },
            (b'\\', [escape, tail @ ..]) => (escaped(*escape), tail),
            _ => (*first, tail),
        };
        plain.push(byte);
        rest = left;
    }
    plain
}

const fn escaped(escape: u8) -> u8 {
    match escape {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 0x08,
        b'f' => 0x0C,
        other => other,
    }
}

/// Percent escapes undone, as in queries and forms.
fn percent_decode(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let code = if *first == b'%' { hex(tail, 2) } else { None };
        match code.and_then(|code| u8::try_from(code).ok()) {
            Some(byte) => {
                plain.push(byte);
                rest = &tail[2..];
            }
            None => {
                plain.push(*first);
                rest = tail;
            }
        }
    }
    plain
}

fn hex(text: &[u8], digits: usize) -> Option<u32> {
    text.get(..digits)?.iter().try_fold(0, |sum, byte| {
        Some(sum * 16 + char::from(*byte).to_digit(16)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str, as_this: &str) -> bool {
        all(text.as_bytes())
            .iter()
            .any(|reading| reading == as_this.as_bytes())
    }

    #[test]
    fn undoes_escapes_of_json() {
        assert!(reads(r#"a\nb\/c\u0041\u00"#, "a\nb/cAu00"));
    }

    #[test]
    fn undoes_escapes_within_escapes() {
        assert!(reads(
            r#"{"a":"{\"b\":\"c\\nd\"}"}"#,
            "{\"a\":\"{\"b\":\"c\nd\"}\"}"
        ));
    }

    #[test]
    fn takes_characters_for_bytes() {
        assert!(
            all("{\"a\":\"0\u{82}\\u0004\u{f5}\"}".as_bytes())
                .contains(&b"{\"a\":\"0\x82\x04\xf5\"}".to_vec())
        );
    }

    #[test]
    fn undoes_escapes_of_a_form() {
        assert!(reads("key=a%2Bb%252Fc%zz", "key=a+b/c%zz"));
    }
}
