//! Makes `lists/debian.bin`: the list that `badkeys` has comes in, ours goes out.

use std::{
    collections::BTreeSet,
    error::Error,
    io::{Read, Write, stdin, stdout},
};

use keyside_core::WeakKeyList;

/// Fifteen bytes of SHA-256 of the modulus, and the number of the list that the key is from.
const ROW_LENGTH: usize = 16;
const DEBIAN_OPENSSL: u8 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes)?;
    let (rows, _) = bytes.as_chunks::<ROW_LENGTH>();

    let hashes: BTreeSet<_> = rows
        .iter()
        .filter(|row| row[ROW_LENGTH - 1] == DEBIAN_OPENSSL)
        .filter_map(|row| row.first_chunk().copied())
        .collect();

    stdout().write_all(&WeakKeyList::file(&hashes)?)?;
    Ok(())
}
