//! ZIP archives of small files that are stored as they are (PKWARE APPNOTE 6.3.10), dated
//! 1980-01-01.

use zeroize::Zeroizing;

use crate::Error;

/// Who may read a file once it is unpacked on Unix.
#[derive(Clone, Copy)]
pub(super) enum Access {
    /// Its owner alone.
    Owner,
    /// Everyone.
    Everyone,
}

/// A file to be.
pub(super) struct Entry<'a> {
    name: String,
    access: Access,
    parts: Vec<&'a [u8]>,
}

impl<'a> Entry<'a> {
    /// A file of these parts, one after the other. Its name is in ASCII.
    pub(super) const fn new(name: String, access: Access, parts: Vec<&'a [u8]>) -> Self {
        Self {
            name,
            access,
            parts,
        }
    }

    fn size(&self) -> usize {
        self.parts.iter().map(|part| part.len()).sum()
    }

    /// Section 4.3.7.
    fn local_header(&self) -> Result<Vec<u8>, Error> {
        let header = Fields::of(b"PK\x03\x04").u16s(&[VERSION]);
        Ok(self.common_fields(header)?.bytes(self.name.as_bytes()).0)
    }

    /// Section 4.3.12, for a file whose local header is at this offset.
    fn central_header(&self, offset: usize) -> Result<Vec<u8>, Error> {
        const MADE_ON_UNIX: u16 = 3 << 8 | VERSION;
        const COMMENT_DISK_AND_INTERNAL_ATTRIBUTES: [u16; 3] = [0; 3];
        const REGULAR_FILE: u32 = 0o100_000;
        let mode = match self.access {
            Access::Owner => 0o600,
            Access::Everyone => 0o644,
        };
        let header = Fields::of(b"PK\x01\x02").u16s(&[MADE_ON_UNIX, VERSION]);
        Ok(self
            .common_fields(header)?
            .u16s(&COMMENT_DISK_AND_INTERNAL_ATTRIBUTES)
            .u32s(&[(REGULAR_FILE | mode) << 16, u32_of(offset)?])
            .bytes(self.name.as_bytes())
            .0)
    }

    /// What both headers have, from "general purpose bit flag" to "extra field length" (sections
    /// 4.4.4 to 4.4.11).
    fn common_fields(&self, header: Fields) -> Result<Fields, Error> {
        const FLAGS: u16 = 0;
        const STORED: u16 = 0;
        const MIDNIGHT: u16 = 0;
        const FIRST_OF_JANUARY_1980: u16 = 1 << 5 | 1;
        const EXTRA_LENGTH: u16 = 0;
        let size = u32_of(self.size())?;
        Ok(header
            .u16s(&[FLAGS, STORED, MIDNIGHT, FIRST_OF_JANUARY_1980])
            .u32s(&[crc32(&self.parts), size, size])
            .u16s(&[u16_of(self.name.len())?, EXTRA_LENGTH]))
    }
}

/// The archive, in a buffer that is never moved while it is filled, so that no copy of a key is
/// left behind.
pub(super) fn archive(entries: &[&Entry<'_>]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let sizes = entries
        .iter()
        .map(|entry| entry.size() + HEADERS_MAX + 2 * entry.name.len());
    let capacity = sizes.sum::<usize>() + HEADERS_MAX;
    let mut bytes = Zeroizing::new(Vec::with_capacity(capacity));
    let mut directory = Vec::new();
    for entry in entries {
        directory.extend(entry.central_header(bytes.len())?);
        bytes.extend_from_slice(&entry.local_header()?);
        for part in &entry.parts {
            bytes.extend_from_slice(part);
        }
    }
    let end = end_of_directory(entries.len(), directory.len(), bytes.len())?;
    bytes.extend_from_slice(&directory);
    bytes.extend_from_slice(&end);
    Ok(bytes)
}

/// Section 4.3.16.
fn end_of_directory(count: usize, size: usize, offset: usize) -> Result<Vec<u8>, Error> {
    const THIS_DISK: u16 = 0;
    const FIRST_DISK: u16 = 0;
    const COMMENT_LENGTH: u16 = 0;
    let count = u16_of(count)?;
    Ok(Fields::of(b"PK\x05\x06")
        .u16s(&[THIS_DISK, FIRST_DISK, count, count])
        .u32s(&[u32_of(size)?, u32_of(offset)?])
        .u16s(&[COMMENT_LENGTH])
        .0)
}

/// The fields of a header, in little-endian order.
struct Fields(Vec<u8>);

impl Fields {
    fn of(signature: &[u8; 4]) -> Self {
        Self(signature.to_vec())
    }

    fn u16s(mut self, fields: &[u16]) -> Self {
        self.0
            .extend(fields.iter().flat_map(|field| field.to_le_bytes()));
        self
    }

    fn u32s(mut self, fields: &[u32]) -> Self {
        self.0
            .extend(fields.iter().flat_map(|field| field.to_le_bytes()));
        self
    }

    fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }
}

/// The version of the format that is needed to unpack: 1.0.
const VERSION: u16 = 10;

/// More than both headers of a file have without its name.
const HEADERS_MAX: usize = 30 + 46;

fn u32_of(length: usize) -> Result<u32, Error> {
    u32::try_from(length).map_err(|_| Error::BundleNotPacked)
}

fn u16_of(length: usize) -> Result<u16, Error> {
    u16::try_from(length).map_err(|_| Error::BundleNotPacked)
}

/// CRC-32 as in ISO 3309 (section 4.4.7).
fn crc32(parts: &[&[u8]]) -> u32 {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    let bytes = parts.iter().copied().flatten();
    !bytes.fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (POLYNOMIAL & (crc & 1).wrapping_neg())
        })
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    #[test]
    fn the_checksum_is_the_known_one() {
        assert_eq!(crc32(&[b"1234", b"56789"]), 0xcbf4_3926);
    }

    #[test]
    fn another_program_unpacks_what_was_packed() {
        let entries = [
            Entry::new("a.key".to_owned(), Access::Owner, vec![b"one\n", b"two\n"]),
            Entry::new("empty.txt".to_owned(), Access::Everyone, vec![]),
            Entry::new("b.txt".to_owned(), Access::Everyone, vec!["三".as_bytes()]),
        ];

        let bytes = archive(&entries.each_ref()).expect("small");

        let mut archive = ::zip::ZipArchive::new(Cursor::new(bytes.as_slice())).expect("a zip");
        let unpacked: Vec<_> = (0..archive.len())
            .map(|index| {
                let mut file = archive.by_index(index).expect("a file");
                let mut text = String::new();
                file.read_to_string(&mut text).expect("the right checksum");
                (
                    file.name().expect("a name").into_owned(),
                    file.unix_mode(),
                    text,
                )
            })
            .collect();
        assert_eq!(
            unpacked,
            [
                ("a.key".to_owned(), Some(0o100_600), "one\ntwo\n".to_owned()),
                ("empty.txt".to_owned(), Some(0o100_644), String::new()),
                ("b.txt".to_owned(), Some(0o100_644), "三".to_owned()),
            ]
        );
    }

    #[test]
    fn the_buffer_is_never_moved() {
        let long = "x".repeat(5000);
        let entries = [
            Entry::new("n".repeat(200), Access::Owner, vec![long.as_bytes()]),
            Entry::new("m".to_owned(), Access::Owner, vec![long.as_bytes(); 2]),
        ];
        let capacity: usize = 15_000 + 2 * 201 + 3 * HEADERS_MAX;

        let bytes = archive(&entries.each_ref()).expect("small");

        assert_eq!(bytes.capacity(), capacity);
    }
}
