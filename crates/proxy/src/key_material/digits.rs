//! Runs of base64 or hex digits in a text, and the bytes they stand for.

/// What every long run of digits may stand for: base64 and base64url at each of its four
/// alignments (something else may be glued to its front), hex at each of its two.
pub(super) fn decoded(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let base64 = runs(text, sextet).filter(|run| run.len() >= BYTES_MIN * 4 / 3);
    let hex = runs(text, nibble).filter(|run| run.len() >= BYTES_MIN * 2);
    base64
        .flat_map(|run| (0..4).map(move |skip| pack(&run[skip..], 6)))
        .chain(hex.flat_map(|run| (0..2).map(move |skip| pack(&run[skip..], 4))))
}

/// Fewer bytes than the shortest key structure that can be told from chance.
const BYTES_MIN: usize = 24;

/// The values of the digits in each unbroken run. White space, and the other characters that people
/// and programs put between digits, do not break one.
fn runs(text: &[u8], digit: fn(u8) -> Option<u8>) -> impl Iterator<Item = Vec<u8>> {
    text.split(move |byte| digit(*byte).is_none() && !is_filler(*byte))
        .map(move |run| run.iter().filter_map(|byte| digit(*byte)).collect())
}

const fn is_filler(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, 0 | b':')
}

/// RFC 4648 sections 4 and 5, both alphabets at once.
const fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

const fn nibble(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// The whole bytes in a row of small numbers of so many bits, highest bit first.
fn pack(numbers: &[u8], bits: u32) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(numbers.len() * bits as usize / 8);
    let (mut pending, mut count) = (0_u32, 0);
    for number in numbers {
        pending = (pending << bits) | u32::from(*number);
        count += bits;
        if count >= 8 {
            count -= 8;
            bytes.push((pending >> count) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTES: &[u8] = b"\xfb\xff\xfetwenty-four bytes, or more";
    const BASE64: &str = "+//+dHdlbnR5LWZvdXIgYnl0ZXMsIG9yIG1vcmU=";
    const HEX: &str = "fbfffe7477656e74792d666f75722062797465732c206f72206d6f7265";

    fn stands_for(text: &str) -> bool {
        decoded(text.as_bytes()).any(|bytes| bytes.windows(BYTES.len()).any(|at| at == BYTES))
    }

    #[test]
    fn reads_both_alphabets_with_and_without_padding() {
        assert!(stands_for(BASE64));
        assert!(stands_for(
            &BASE64.replace('+', "-").replace('/', "_").replace('=', "")
        ));
    }

    #[test]
    fn reads_hex_of_either_case_and_with_colons() {
        let pairs: Vec<_> = HEX
            .as_bytes()
            .chunks(2)
            .map(|pair| std::str::from_utf8(pair).expect("ASCII"))
            .collect();

        assert!(stands_for(HEX) && stands_for(&HEX.to_uppercase()) && stands_for(&pairs.join(":")));
    }

    #[test]
    fn line_breaks_and_a_glued_front_do_not_hide_a_run() {
        assert!(stands_for(&BASE64.replace("bnR5", "bn\r\nR5")));
        for front in ["x", "xy", "xyz", "key="] {
            assert!(stands_for(&format!("{front}{BASE64}")), "{front}");
        }
        assert!(stands_for(&format!("0{HEX}")));
    }
}
