//! Hashes as browsers and file names want them.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// A source of a content security policy for an inline script or style.
///
/// <https://www.w3.org/TR/CSP3/#grammardef-hash-source>
pub(crate) fn policy_hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// The value of an `integrity` attribute.
///
/// <https://www.w3.org/TR/SRI/#the-integrity-attribute>
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The part of a file's name that changes with its content: 16 hex digits.
pub(crate) fn name_part(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standards() {
        assert_eq!(
            policy_hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=",
        );
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO",
        );
    }

    #[test]
    fn a_name_part_is_sixteen_hex_digits() {
        assert_eq!(name_part(b""), "e3b0c44298fc1c14");
    }
}
