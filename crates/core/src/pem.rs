//! PEM blocks (RFC 7468) in a text that may hold several, with explanations between them.

use std::iter;

/// What stands between two boundaries, boundaries included.
#[derive(Clone, Copy)]
pub(crate) struct Block<'a> {
    /// What the first boundary names.
    pub(crate) label: &'a str,
    text: &'a str,
}

impl Block<'_> {
    /// Whether it says that it is encrypted in the way of RFC 1421, section 4.6.1.1: OpenSSL's,
    /// before PKCS#8.
    #[cfg(feature = "keys")]
    pub(crate) fn is_encrypted(&self) -> bool {
        self.text
            .lines()
            .any(|line| line.starts_with("Proc-Type:") && line.trim_end().ends_with("ENCRYPTED"))
    }

    /// The bytes inside, if the block is well-formed.
    pub(crate) fn decode(&self) -> Option<Vec<u8>> {
        pem_rfc7468::decode_vec(self.text.as_bytes())
            .ok()
            .map(|(_, bytes)| bytes)
    }
}

/// Each block of the text in turn; `None` for one without an end, which is the last.
pub(crate) fn blocks(text: &str) -> impl Iterator<Item = Option<Block<'_>>> {
    let mut rest = text;
    iter::from_fn(move || {
        let start = rest.find(BEGIN)?;
        let block = block_at(&rest[start..]);
        rest = block.map_or("", |block| &rest[start + block.text.len()..]);
        Some(block)
    })
}

/// The block that this text begins with.
fn block_at(text: &str) -> Option<Block<'_>> {
    let (label, _) = text[BEGIN.len()..].split_once(DASHES)?;
    let end = text.find(END)?;
    let length = end + END.len() + text[end + END.len()..].find(DASHES)? + DASHES.len();
    Some(Block {
        label,
        text: &text[..length],
    })
}

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_block_between_explanations() {
        let text = "first\n-----BEGIN A-----\nAAAA\n-----END A-----\n\
                    second\r\n-----BEGIN B C-----\r\nAAAA\r\n-----END B C-----";

        let found: Vec<_> = blocks(text)
            .map(|block| block.map(|block| (block.label, block.decode())))
            .collect();

        assert_eq!(
            found,
            [
                Some(("A", Some(vec![0; 3]))),
                Some(("B C", Some(vec![0; 3])))
            ]
        );
    }

    #[test]
    fn a_block_without_an_end_is_none() {
        for text in [
            "-----BEGIN ",
            "-----BEGIN A-----\nAAAA",
            "-----BEGIN A-----\n-----END A",
        ] {
            assert!(blocks(text).all(|block| block.is_none()), "{text}");
            assert_eq!(blocks(text).count(), 1, "{text}");
        }
    }

    #[test]
    fn a_block_that_ends_with_another_label_has_no_bytes() {
        let text = "-----BEGIN A-----\nAAAA\n-----END B-----\n";

        assert!(blocks(text).flatten().all(|block| block.decode().is_none()));
    }
}
