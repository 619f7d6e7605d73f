//! Hashes as browsers and file names want them.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use sha2::{Digest, Sha256, Sha384};

/// A source of a content security policy for an inline script or style.
///
/// <https://www.w3.org/TR/CSP3/#grammardef-hash-source>
pub(crate) fn policy_hash(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// The value of an `integrity` attribute.
///
/// <https://www.w3.org/TR/SRI/#the-integrity-attribute>
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The hash of a file in the list of a build.
pub(crate) fn manifest_hash(content: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(content))
}

/// SHA-256 as people and `sha256sum` write it.
pub(crate) fn hex(content: &[u8]) -> String {
    written(&Sha256::digest(content))
}

/// The part of a file's name that changes with its content: 16 hex digits.
pub(crate) fn name_part(content: &[u8]) -> String {
    written(&Sha256::digest(content)[..8])
}

fn written(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standards() {
        assert_eq!(
            policy_hash(b"alert('Hello, world.');"),
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
