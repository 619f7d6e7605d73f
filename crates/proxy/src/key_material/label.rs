//! Labels that announce a private key in a text.

/// Whether the text has the label of a private key, whatever its case and white space.
///
/// RFC 7468 sections 10 and 11, and the labels of OpenSSL, OpenSSH, PGP and `PuTTY`.
pub(super) fn is_in(text: &[u8]) -> bool {
    let text: Vec<u8> = text
        .iter()
        .filter(|byte| byte.is_ascii_alphanumeric() || **byte == b'-' || is_separator(**byte))
        .map(u8::to_ascii_uppercase)
        .collect();
    positions(&text, b"PRIVATEKEY").any(|at| is_label(&text[..at], &text[at + 10..]))
        || positions(&text, b"PRIVATEEXPONENT").next().is_some()
        || positions(&text, b"PUTTY-USER-KEY-FILE").next().is_some()
}

/// Whether what stands around makes the words `PRIVATE KEY` a label and not a mention of one.
fn is_label(before: &[u8], after: &[u8]) -> bool {
    /// The longest kind of key in front of `PRIVATE KEY`, such as `BEGIN ENCRYPTED`, and more.
    const KIND_MAX: usize = 24;

    let before = before
        .rsplit(|byte| is_separator(*byte))
        .next()
        .unwrap_or_default();
    let before = &before[before.len().saturating_sub(KIND_MAX)..];
    let opened = [b"BEGIN".as_slice(), b"--"]
        .iter()
        .any(|mark| positions(before, mark).next().is_some());
    opened || after.starts_with(b"--") || after.starts_with(b"BLOCK--")
}

/// Whether the character ends a text within a text: a label does not reach across it.
const fn is_separator(byte: u8) -> bool {
    matches!(
        byte,
        b'"' | b'\'' | b',' | b':' | b'=' | b'&' | b'{' | b'}' | b'[' | b']' | b'<' | b'>'
    )
}

fn positions(text: &[u8], word: &[u8]) -> impl Iterator<Item = usize> {
    text.windows(word.len())
        .enumerate()
        .filter(move |(_, at)| *at == word)
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_every_private_label() {
        for label in [
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----",
            "-----BEGIN EC PRIVATE KEY-----",
            "-----BEGIN DSA PRIVATE KEY-----",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----",
            "-----BEGIN OPENSSH PRIVATE KEY-----",
            "-----BEGIN ANY PRIVATE KEY-----",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----",
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
            "-----END PRIVATE KEY-----",
            "PuTTY-User-Key-File-3: ssh-rsa",
            "privateExponent:\n    00:aa",
        ] {
            assert!(is_in(label.as_bytes()), "{label}");
        }
    }

    #[test]
    fn white_space_and_case_do_not_hide_a_label() {
        for label in [
            "-----begin private key-----",
            "-----BEGIN  RSA\tPRIVATE\r\nKEY-----",
            "-----BEGINPRIVATEKEY-----",
            "-----BEGIN_PRIVATE_KEY-----",
            "----- BEGIN PRIVATE\u{a0}KEY -----",
            "-\0-\0B\0E\0G\0I\0N\0 \0P\0R\0I\0V\0A\0T\0E\0 \0K\0E\0Y\0",
        ] {
            assert!(is_in(label.as_bytes()), "{label:?}");
        }
    }

    #[test]
    fn talking_of_a_key_is_no_label() {
        for text in [
            "-----BEGIN CERTIFICATE REQUEST-----",
            "-----BEGIN CERTIFICATE-----",
            "-----BEGIN PUBLIC KEY-----",
            r#"{"privateKey":""}"#,
            r#"{"csr":"-----END CERTIFICATE REQUEST-----\n","privateKeyKept":true}"#,
            "our private key stays where it is",
        ] {
            assert!(!is_in(text.as_bytes()), "{text}");
        }
    }
}
