//! Lists of RSA keys that anyone can make again.

use std::{collections::BTreeSet, fmt};

use sha2::{Digest, Sha256};

use crate::Error;

/// A list of RSA keys that must not be used.
///
/// A key is on a list by the first six bytes of SHA-256 of its modulus (big-endian, without leading
/// zeros). With a million keys on it, another key is taken for one of them once in 2^28 times.
///
/// The file of a list is the line `keyside weak keys 1` and a line feed; then a byte for each value
/// of the first two of these bytes: how many keys have it; then the other four bytes of each key.
/// All is in ascending order, no two keys are the same.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct WeakKeyList<'a> {
    counts: &'a [u8],
    rests: &'a [Rest],
}

type Rest = [u8; 4];

const FIRST_LINE: &[u8] = b"keyside weak keys 1\n";
const GROUPS: usize = 1 << 16;

#[cfg(feature = "debian-keys")]
impl WeakKeyList<'static> {
    /// The keys of OpenSSL on Debian and Ubuntu in 2006 to 2008 (CVE-2008-0166), of 2048, 3072 and
    /// 4096 bits. `lists/README.md` says where the list is from.
    #[must_use]
    pub fn debian() -> Self {
        use std::sync::LazyLock;

        static LIST: LazyLock<WeakKeyList<'_>> = LazyLock::new(|| {
            WeakKeyList::from_bytes(include_bytes!("../lists/debian.bin")).expect("a test reads it")
        });
        *LIST
    }
}

impl<'a> WeakKeyList<'a> {
    /// Reads the file of a list.
    ///
    /// # Errors
    /// [`Error::InvalidWeakKeyList`]: it is not in this form.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, Error> {
        Self::read(bytes).ok_or(Error::InvalidWeakKeyList)
    }

    /// The file of a list of the keys with these hashes.
    ///
    /// # Errors
    /// [`Error::InvalidWeakKeyList`]: more than 255 have the same two first bytes.
    pub fn file(hashes: &BTreeSet<[u8; 6]>) -> Result<Vec<u8>, Error> {
        let mut counts = vec![0_u8; GROUPS];
        let mut rests = Vec::new();
        for [first, second, rest @ ..] in hashes {
            let count = &mut counts[usize::from(u16::from_be_bytes([*first, *second]))];
            *count = count.checked_add(1).ok_or(Error::InvalidWeakKeyList)?;
            rests.extend(rest);
        }
        Ok([FIRST_LINE, &counts, &rests].concat())
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (counts, rests) = bytes.strip_prefix(FIRST_LINE)?.split_at_checked(GROUPS)?;
        let (rests, []) = rests.as_chunks() else {
            return None;
        };
        let mut others = rests;
        for count in counts {
            let (group, after) = others.split_at_checked(usize::from(*count))?;
            if !group.is_sorted_by(|one, next| one < next) {
                return None;
            }
            others = after;
        }
        others.is_empty().then_some(Self { counts, rests })
    }

    /// How many keys are on it.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rests.len()
    }

    /// Whether no key is on it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rests.is_empty()
    }

    /// Whether the key with this modulus (big-endian) is on it.
    #[must_use]
    pub fn contains(&self, modulus: &[u8]) -> bool {
        let zeros = modulus.iter().take_while(|byte| **byte == 0).count();
        let [first, second, rest @ ..]: [u8; 32] = Sha256::digest(&modulus[zeros..]).into();
        let group = self.group(u16::from_be_bytes([first, second]));
        group
            .binary_search_by(|found| found[..].cmp(&rest[..found.len()]))
            .is_ok()
    }

    /// The keys whose hashes begin with these two bytes.
    fn group(&self, beginning: u16) -> &'a [Rest] {
        let (before, from) = self.counts.split_at(usize::from(beginning));
        let start = before.iter().map(|count| usize::from(*count)).sum();
        &self.rests[start..][..usize::from(from[0])]
    }
}

impl fmt::Debug for WeakKeyList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WeakKeyList({} keys)", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf '\xC5' | sha256sum | cut -c 1-12`, and the same of `C7`.
    const HASHES: [[u8; 6]; 2] = [
        [0x5a, 0x0e, 0xc3, 0x1d, 0xaa, 0x84],
        [0x33, 0x40, 0x88, 0x3a, 0xad, 0x30],
    ];

    #[test]
    fn a_list_has_its_keys_and_no_others() {
        let file = WeakKeyList::file(&HASHES.into()).expect("a short list");
        let list = WeakKeyList::from_bytes(&file).expect("a list");

        assert_eq!(list.len(), 2);
        assert!(list.contains(&[0xc5]) && list.contains(&[0, 0xc7]) && !list.contains(&[0xc6]));
    }

    #[test]
    fn other_files_are_refused() {
        let (first, second) = ([7; 6], [7, 7, 7, 7, 7, 8]);
        let list = WeakKeyList::file(&[first, second].into()).expect("a short list");
        let (head, rests) = list.split_at(list.len() - 8);
        let (one, two) = rests.split_at(4);
        assert!(WeakKeyList::from_bytes(&list).is_ok());

        for bytes in [
            Vec::new(),
            FIRST_LINE.to_vec(),
            list[1..].to_vec(),
            list[..list.len() - 1].to_vec(),
            [head, one].concat(),
            [head, one, two, two].concat(),
            [head, two, one].concat(),
            [head, one, one].concat(),
        ] {
            assert_eq!(
                WeakKeyList::from_bytes(&bytes),
                Err(Error::InvalidWeakKeyList)
            );
        }
    }

    #[test]
    fn no_more_than_255_keys_begin_alike() {
        let file = |count: u8| {
            let hashes = (0..=count).map(|last| [1, 1, 1, 1, 1, last]).collect();
            WeakKeyList::file(&hashes)
        };

        assert!(file(254).is_ok());
        assert_eq!(file(255), Err(Error::InvalidWeakKeyList));
    }

    #[test]
    fn the_empty_list_has_no_key() {
        let file = WeakKeyList::file(&BTreeSet::new()).expect("a short list");
        let list = WeakKeyList::from_bytes(&file).expect("a list");

        assert!(list.is_empty() && !list.contains(&[0xc5]));
    }

    #[cfg(feature = "debian-keys")]
    #[test]
    fn debians_list_has_a_key_for_each_process_of_each_kind_of_machine() {
        let (sizes, machines, states, processes) = (4, 3, 3, 1 << 15);

        let list = WeakKeyList::debian();

        assert_eq!(list.len(), sizes * machines * states * processes);
    }
}
