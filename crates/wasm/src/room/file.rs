//! Files for the user.

use std::fmt;

use keyside_core::{DomainName, Error, PassphraseHash, pack};
use keyside_room::Saved;
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use super::keyring::{Delivery, Held};

/// A file with a private key in it. Its bytes are wiped on drop.
pub struct SavedFile {
    /// What is in it.
    pub what: Saved,
    /// Its suggested name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl SavedFile {
    /// The key alone, locked when there is a passphrase.
    pub(super) fn of_key(
        held: &Held,
        passphrase: Option<&str>,
        rng: &mut impl TryCryptoRng,
    ) -> Result<Self, Error> {
        let pem = match passphrase {
            Some(passphrase) => {
                held.key
                    .export_encrypted_pem(passphrase, PassphraseHash::Pbkdf2, rng)?
            }
            None => held.key.export_pem()?,
        };
        Ok(Self {
            what: Saved::Key,
            name: file_name(held, "key"),
            media_type: "application/x-pem-file",
            bytes: Zeroizing::new(pem.as_bytes().to_vec()),
        })
    }

    /// The key and its note, as a capsule.
    pub(super) fn of_capsule(
        held: &Held,
        passphrase: &str,
        rng: &mut impl TryCryptoRng,
    ) -> Result<Self, Error> {
        let capsule = held.seal(passphrase, rng)?;
        Ok(Self {
            what: Saved::Capsule,
            name: file_name(held, "keyside"),
            media_type: "application/octet-stream",
            bytes: Zeroizing::new(capsule.into_bytes()),
        })
    }

    /// The key and its certificate in the format of this name, locked when there is a
    /// passphrase.
    pub(super) fn of_bundle(
        held: &Held,
        delivery: &Delivery,
        format: &str,
        passphrase: Option<&str>,
        rng: &mut impl TryCryptoRng,
    ) -> Result<Self, Error> {
        let bundle = pack(
            &held.key,
            &delivery.chain,
            &delivery.domain,
            format.parse()?,
            passphrase,
            rng,
        )?;
        Ok(Self {
            what: Saved::Bundle,
            name: bundle.file_name,
            media_type: bundle.media_type,
            bytes: bundle.bytes,
        })
    }
}

impl fmt::Debug for SavedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SavedFile({})", self.name)
    }
}

/// `example.com.3f2a9c1d.key`: the fingerprint's beginning tells the keys of one name apart. A key
/// without a name is `key.3f2a9c1d.key`.
fn file_name(held: &Held, extension: &str) -> String {
    let stem = held.domain.as_ref().map(DomainName::file_stem);
    let stem = stem.as_deref().unwrap_or("key");
    let fingerprint = held.fingerprint.to_string();
    format!("{stem}.{}.{extension}", &fingerprint[..8])
}
