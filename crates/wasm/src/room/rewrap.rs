//! PEM as it comes out of mails, web pages and clipboards.

use zeroize::Zeroizing;

/// The text without spaces around its lines and without empty ones, and with base64 in lines of 64
/// characters, as RFC 7468 (section 2) wants it.
pub(super) fn rewrap(text: &str) -> Zeroizing<Vec<u8>> {
    // As much as there can be: a vector that grows leaves its content behind.
    let mut wrapped = Zeroizing::new(Vec::with_capacity(2 * text.len() + 1));
    let mut column = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_base64 = line.bytes().all(is_digit);
        if column > 0 && !is_base64 {
            wrapped.push(b'\n');
            column = 0;
        }
        if !is_base64 {
            wrapped.extend_from_slice(line.as_bytes());
            wrapped.push(b'\n');
            continue;
        }
        for digit in line.bytes() {
            if column == WIDTH {
                wrapped.push(b'\n');
                column = 0;
            }
            wrapped.push(digit);
            column += 1;
        }
    }
    wrapped
}

/// The characters of a line (RFC 7468, section 2).
const WIDTH: usize = 64;

const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_well_formed_stays_as_it_is() {
        let line = "A".repeat(64);
        let pem = format!("-----BEGIN A-----\n{line}\nBBBB\n-----END A-----\n");

        assert_eq!(*rewrap(&pem), pem.as_bytes());
    }

    #[test]
    fn indented_wide_and_spaced_lines_become_well_formed() {
        let text = format!(
            "  -----BEGIN A-----\r\n\r\n\t{}\r\n\r\n\tBB==  \r\n  -----END A-----",
            "A".repeat(76)
        );

        let (first, second) = ("A".repeat(64), "A".repeat(12));
        let pem = format!("-----BEGIN A-----\n{first}\n{second}BB==\n-----END A-----\n");
        assert_eq!(*rewrap(&text), pem.as_bytes());
    }

    #[test]
    fn the_result_never_outgrows_its_first_place() {
        for text in [
            "",
            "a",
            "a\nb",
            "!\n!\n!",
            &"A".repeat(500),
            &"\n!".repeat(99),
        ] {
            let wrapped = rewrap(text);

            assert!(wrapped.len() <= 2 * text.len() + 1, "{text}");
        }
    }
}
