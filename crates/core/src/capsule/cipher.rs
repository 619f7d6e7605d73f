//! The encryption of a capsule.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{AeadInOut, ChaCha20Poly1305, KeyInit};
use zeroize::Zeroizing;

use super::structure::{Header, Sealed};
use crate::Error;

/// The content, encrypted where it lies.
pub(super) fn seal(
    mut content: Zeroizing<Vec<u8>>,
    header: &Header,
    passphrase: &str,
) -> Result<Vec<u8>, Error> {
    let cipher = cipher(header, passphrase)?;
    let associated = header.to_der().map_err(|_| Error::KeyNotExported)?;
    let tag = cipher
        .encrypt_inout_detached(
            &header.nonce.into(),
            &associated,
            content.as_mut_slice().into(),
        )
        .map_err(|_| Error::KeyNotExported)?;
    Ok([content.as_slice(), tag.as_slice()].concat())
}

/// The content, decrypted.
pub(super) fn open(sealed: &Sealed, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let (content, tag) = sealed
        .content
        .split_last_chunk::<TAG_LENGTH>()
        .ok_or(Error::DamagedCapsule)?;
    let header = &sealed.header;
    let cipher = cipher(header, passphrase)?;
    let associated = header.to_der().map_err(|_| Error::DamagedCapsule)?;
    let mut content = Zeroizing::new(content.to_vec());
    cipher
        .decrypt_inout_detached(
            &header.nonce.into(),
            &associated,
            content.as_mut_slice().into(),
            &(*tag).into(),
        )
        .map_err(|_| Error::WrongPassphrase)?;
    Ok(content)
}

const TAG_LENGTH: usize = 16;

fn cipher(header: &Header, passphrase: &str) -> Result<ChaCha20Poly1305, Error> {
    let mut key = Zeroizing::new([0; 32]);
    let cost = Params::new(
        header.memory_kib,
        header.passes,
        header.lanes,
        Some(key.len()),
    )
    .map_err(|_| Error::UnsupportedCapsule)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost)
        .hash_password_into(passphrase.as_bytes(), &header.salt, &mut *key)
        .map_err(|_| Error::UnsupportedCapsule)?;
    Ok(ChaCha20Poly1305::new((&*key).into()))
}
