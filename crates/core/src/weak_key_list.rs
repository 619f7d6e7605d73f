//! Lists of RSA keys that anyone can make again.

use std::fmt::Write;

use sha1::{Digest, Sha1};

use crate::Error;

/// A list of RSA keys that must not be used, such as those of OpenSSL on Debian in 2006 to 2008
/// (CVE-2008-0166).
///
/// Keyside ships none: a list for one size of key has millions of bytes. It reads the ones of
/// Debian's package `openssl-blacklist` with [`from_debian`](Self::from_debian), and writes them
/// in half the bytes.
///
/// A key is on a list by the last ten bytes of the SHA-1 hash of the line that `openssl rsa
/// -modulus` prints for it: `Modulus=`, the modulus in upper-case hexadecimal digits, and a line
/// feed. That is what Debian took. The file is the line `keyside weak keys 1`, a line feed, and
/// these ten bytes of each key, in ascending order, no two the same.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct WeakKeyList {
    entries: Vec<Entry>,
}

type Entry = [u8; ENTRY_LENGTH];

const ENTRY_LENGTH: usize = 10;
const FIRST_LINE: &[u8] = b"keyside weak keys 1\n";

impl WeakKeyList {
    /// Reads a file in our form.
    ///
    /// # Errors
    /// [`Error::InvalidWeakKeyList`]: it is not in this form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let (entries, rest) = bytes
            .strip_prefix(FIRST_LINE)
            .ok_or(Error::InvalidWeakKeyList)?
            .as_chunks();
        if rest.is_empty() && entries.is_sorted_by(|one, next| one < next) {
            Ok(Self {
                entries: entries.to_vec(),
            })
        } else {
            Err(Error::InvalidWeakKeyList)
        }
    }

    /// Reads a file of Debian's `openssl-blacklist`: twenty lower-case hexadecimal digits a line,
    /// and lines that begin with `#`.
    ///
    /// # Errors
    /// [`Error::InvalidWeakKeyList`]: another line.
    pub fn from_debian(text: &str) -> Result<Self, Error> {
        let lines = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let entries: Option<Vec<_>> = lines.map(read_line).collect();
        let mut entries = entries.ok_or(Error::InvalidWeakKeyList)?;
        entries.sort_unstable();
        entries.dedup();
        Ok(Self { entries })
    }

    /// The list as a file in our form.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [FIRST_LINE, self.entries.as_flattened()].concat()
    }

    /// How many keys are on it.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no key is on it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether the key with this modulus (big-endian) is on it.
    #[must_use]
    pub fn contains(&self, modulus: &[u8]) -> bool {
        self.entries.binary_search(&entry(modulus)).is_ok()
    }
}

fn entry(modulus: &[u8]) -> Entry {
    let start = modulus.iter().take_while(|byte| **byte == 0).count();
    let mut line = "Modulus=".to_owned();
    for byte in &modulus[start..] {
        write!(line, "{byte:02X}").expect("writing to a text cannot fail");
    }
    line.push('\n');
    let hash: [u8; 20] = Sha1::digest(line).into();
    let [.., a, b, c, d, e, f, g, h, i, j] = hash;
    [a, b, c, d, e, f, g, h, i, j]
}

fn read_line(line: &str) -> Option<Entry> {
    let digits = line.trim_end().as_bytes();
    let (pairs, []) = digits.as_chunks::<2>() else {
        return None;
    };
    let bytes: Option<Vec<u8>> = pairs
        .iter()
        .map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?))
        .collect();
    bytes?.try_into().ok()
}

const fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf 'Modulus=C5\n' | sha1sum`, and the same of `C7`, from the 21st digit.
    const DEBIAN: &str = "# RSA\n8faac7e795b2ab19cfc2\n775c335c3a2b93425657\n";

    #[test]
    fn debians_lists_are_read_and_written_in_our_form() {
        let list = WeakKeyList::from_debian(DEBIAN).expect("a list");

        assert_eq!(list.len(), 2);
        assert!(list.contains(&[0xc5]) && list.contains(&[0, 0xc7]) && !list.contains(&[0xc6]));
        assert_eq!(WeakKeyList::from_bytes(&list.to_bytes()), Ok(list));
    }

    #[test]
    fn other_files_are_refused() {
        let two = WeakKeyList::from_debian(DEBIAN).expect("a list").to_bytes();
        let (first, second) = two[FIRST_LINE.len()..].split_at(ENTRY_LENGTH);
        for bytes in [
            &b""[..],
            b"keyside weak keys 2\n",
            &two[..two.len() - 1],
            &[FIRST_LINE, second, first].concat(),
            &[FIRST_LINE, first, first].concat(),
        ] {
            assert_eq!(
                WeakKeyList::from_bytes(bytes),
                Err(Error::InvalidWeakKeyList)
            );
        }
        for text in [
            "0123",
            "0123456789abcdef01234",
            "0123456789ABCDEF0123",
            "not a list at all...",
        ] {
            assert_eq!(
                WeakKeyList::from_debian(text),
                Err(Error::InvalidWeakKeyList),
                "{text}"
            );
        }
    }

    #[test]
    fn the_empty_list_has_no_key() {
        let list = WeakKeyList::default();

        assert!(list.is_empty() && !list.contains(&[0xc5]));
        assert_eq!(WeakKeyList::from_bytes(&list.to_bytes()), Ok(list));
    }
}
