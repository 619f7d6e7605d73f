//! Traces of a number in what was sent, in every way of writing that a program could choose.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};

/// How many bytes in a row count as a trace: 128 bits do not occur by chance.
const PIECE: usize = 16;

/// The ways of writing in which a piece of the number (big-endian) is found in what was sent.
#[must_use]
pub fn traces(sent: &[u8], number: &[u8]) -> Vec<&'static str> {
    let number = &number[number.iter().take_while(|byte| **byte == 0).count()..];
    let texts = [sent.to_vec(), unescaped(sent)];
    let found = |needle: &[u8]| texts.iter().any(|text| contains(text, needle));
    forms(number)
        .into_iter()
        .filter(|(_, needle)| found(needle))
        .map(|(form, _)| form)
        .collect()
}

/// Whether the bytes occur.
#[must_use]
pub fn contains(text: &[u8], needle: &[u8]) -> bool {
    text.windows(needle.len()).any(|window| window == needle)
}

/// What to look for: pieces from the number's start, middle and end, so that it is found with and
/// without what surrounds it.
fn forms(number: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms = Vec::new();
    for start in [0, (number.len() - PIECE) / 2, number.len() - PIECE] {
        let piece = &number[start..start + PIECE];
        let hex: String = piece.iter().map(|byte| format!("{byte:02x}")).collect();
        let list: Vec<_> = piece.iter().map(u8::to_string).collect();
        forms.push(("bytes", piece.to_vec()));
        forms.push((
            "bytes, little-endian",
            piece.iter().rev().copied().collect(),
        ));
        forms.push(("hex, upper case", hex.to_uppercase().into_bytes()));
        forms.push(("hex", hex.into_bytes()));
        forms.push(("list of bytes", list.join(",").into_bytes()));
        for shift in 0..3 {
            forms.push(("base64", base64_piece(&STANDARD_NO_PAD, piece, shift)));
            forms.push(("base64url", base64_piece(&URL_SAFE_NO_PAD, piece, shift)));
        }
    }
    let decimal = decimal(number);
    for start in [0, (decimal.len() - 30) / 2, decimal.len() - 30] {
        forms.push(("decimal", decimal.as_bytes()[start..start + 30].to_vec()));
    }
    forms
}

/// The characters that only the piece decides, when `shift` bytes of something else go before.
fn base64_piece(engine: &impl Engine, piece: &[u8], shift: usize) -> Vec<u8> {
    let mut bytes = vec![0; shift];
    bytes.extend(piece);
    let text = engine.encode(&bytes).into_bytes();
    let first = (shift * 8).div_ceil(6);
    let last = bytes.len() * 8 / 6;
    text[first..last].to_vec()
}

/// The text without percent-encoding and without line breaks, as in PEM and in JSON's strings.
fn unescaped(sent: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(sent.len());
    let mut rest = sent;
    while let [first, tail @ ..] = rest {
        let (byte, length) = match rest {
            [b'%', high, low, ..] => match (nibble(*high), nibble(*low)) {
                (Some(high), Some(low)) => (Some(high * 16 + low), 3),
                _ => (Some(b'%'), 1),
            },
            [b'\\', b'\\', b'n' | b'r', ..] => (None, 3),
            [b'\\', b'n' | b'r', ..] => (None, 2),
            _ => (
                (!matches!(first, b'\r' | b'\n' | b' ')).then_some(*first),
                1,
            ),
        };
        text.extend(byte);
        rest = tail.get(length - 1..).unwrap_or_default();
    }
    text
}

fn nibble(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

fn decimal(number: &[u8]) -> String {
    let mut digits = vec![0_u8];
    for byte in number {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += u32::from(*digit) * 256;
            *digit = (carry % 10) as u8;
            carry /= 10;
        }
        while carry > 0 {
            digits.push((carry % 10) as u8);
            carry /= 10;
        }
    }
    digits
        .iter()
        .rev()
        .map(|digit| char::from(b'0' + digit))
        .collect()
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::{STANDARD, URL_SAFE};

    use super::*;

    fn number() -> Vec<u8> {
        (0..32)
            .map(|index: u8| index.wrapping_mul(83).wrapping_add(129))
            .collect()
    }

    #[test]
    fn finds_a_number_in_every_way_of_writing() {
        let number = number();
        let reversed: Vec<_> = number.iter().rev().copied().collect();
        let hex: String = number.iter().map(|byte| format!("{byte:02x}")).collect();
        let list = format!("{number:?}");
        for sent in [
            number.clone(),
            reversed,
            hex.to_uppercase().into_bytes(),
            hex.into_bytes(),
            list.into_bytes(),
            decimal(&number).into_bytes(),
        ] {
            assert!(
                !traces(&sent, &number).is_empty(),
                "{}",
                String::from_utf8_lossy(&sent)
            );
        }
    }

    #[test]
    fn finds_a_number_in_base64_wherever_it_begins() {
        let number = number();
        for before in 0..3 {
            let bytes = [vec![7; before], number.clone(), vec![9; 5]].concat();

            assert_eq!(
                traces(STANDARD.encode(&bytes).as_bytes(), &number)[0],
                "base64"
            );
            assert!(traces(URL_SAFE.encode(&bytes).as_bytes(), &number).contains(&"base64url"));
        }
    }

    #[test]
    fn finds_a_number_in_broken_lines_and_percent_encoding() {
        let text = STANDARD.encode(number());
        let (first, rest) = text.split_at(19);

        for sent in [
            format!("{first}\r\n{rest}"),
            format!("\"{first}\\n{rest}\""),
            format!("\"{first}\\\\n{rest}\""),
            text.replace('+', "%2B").replace('/', "%2f"),
        ] {
            assert!(!traces(sent.as_bytes(), &number()).is_empty(), "{sent}");
        }
    }

    #[test]
    fn finds_nothing_of_another_number() {
        let other: Vec<_> = number().iter().map(|byte| byte ^ 1).collect();

        assert!(traces(STANDARD.encode(&other).as_bytes(), &number()).is_empty());
        assert!(traces(&other, &number()).is_empty());
    }

    #[test]
    fn decimal_is_the_number_in_base_ten() {
        assert_eq!(decimal(&[1, 0]), "256");
        assert_eq!(decimal(&[0xff; 16]), u128::MAX.to_string());
    }
}
