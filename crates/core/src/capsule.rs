//! Capsules: a private key and a note in one encrypted file, with which an order goes on elsewhere.

mod cipher;
mod structure;

use der::{
    Decode, Encode,
    asn1::{OctetStringRef, Utf8StringRef},
    pem::LineEnding,
};
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

use self::structure::{Content, Header, Sealed};
use crate::{
    Error, PrivateKey,
    pem::{self, Block},
};

/// A private key, and what its owner needs to go on: which order it is for, and the like.
///
/// A capsule is a text: one PEM block with the label [`LABEL`](Self::LABEL). In it, in DER:
///
/// ```text
/// Capsule ::= SEQUENCE {
///     header    Header,
///     sealed    OCTET STRING,             -- Content, encrypted; its tag is in the last 16 bytes
///     checksum  OCTET STRING (SIZE(32)) } -- SHA-256 of header and sealed, each in DER
///
/// Header ::= SEQUENCE {
///     version   INTEGER { v1(1) },
///     memory    INTEGER,                  -- of Argon2id, in KiB
///     passes    INTEGER,
///     lanes     INTEGER,
///     salt      OCTET STRING (SIZE(16)),
///     nonce     OCTET STRING (SIZE(12)) }
///
/// Content ::= SEQUENCE {
///     key       OCTET STRING,             -- PrivateKeyInfo (RFC 5958)
///     note      UTF8String }
/// ```
///
/// The passphrase, in UTF-8 as it was typed, is hashed by Argon2id, version 0x13 (RFC 9106), to the
/// key of `ChaCha20-Poly1305` (RFC 8439), whose associated data is the header in DER. The checksum
/// tells a damaged capsule from a wrong passphrase; nobody relies on it for secrecy.
#[derive(Debug)]
pub struct Capsule {
    /// The key.
    pub key: PrivateKey,
    /// What its owner had to say.
    pub note: String,
}

impl Capsule {
    /// The label of a capsule's PEM block.
    pub const LABEL: &str = "KEYSIDE CAPSULE";

    /// The longest note, in bytes.
    pub const NOTE_MAX: usize = 16 * 1024;

    /// The memory in which a passphrase is hashed, in KiB: 64 MiB.
    ///
    /// With [`PASSES`](Self::PASSES), what RFC 9106, section 4, recommends where memory is dear,
    /// but in one lane: a browser has one thread for it, a guesser has as many as it likes.
    pub const MEMORY_KIB: u32 = 64 * 1024;

    /// How often that memory is passed over.
    pub const PASSES: u32 = 3;

    /// Writes a capsule. It takes a good part of a second.
    ///
    /// # Errors
    /// - [`Error::EmptyPassphrase`]: there is no passphrase.
    /// - [`Error::LongNote`]: the note is longer than [`NOTE_MAX`](Self::NOTE_MAX).
    /// - [`Error::NoRandomness`]: `rng` failed.
    /// - [`Error::KeyNotExported`]: it could not be encoded.
    pub fn seal(
        key: &PrivateKey,
        note: &str,
        passphrase: &str,
        rng: &mut (impl TryCryptoRng + ?Sized),
    ) -> Result<String, Error> {
        if passphrase.is_empty() {
            return Err(Error::EmptyPassphrase);
        }
        if note.len() > Self::NOTE_MAX {
            return Err(Error::LongNote {
                length: note.len(),
                max: Self::NOTE_MAX,
            });
        }
        let header = Header::draw(rng)?;
        let sealed = cipher::seal(content(key, note)?, &header, passphrase)?;
        Sealed::write(header, sealed)
            .and_then(|sealed| der::pem::encode_string(Self::LABEL, LineEnding::LF, &sealed).ok())
            .ok_or(Error::KeyNotExported)
    }

    /// Opens a capsule. It takes as long as writing it.
    ///
    /// # Errors
    /// - [`Error::InvalidCapsule`]: the text is not one block with that label.
    /// - [`Error::DamagedCapsule`]: something was lost or changed.
    /// - [`Error::UnsupportedCapsule`]: another version, or more than four times our cost.
    /// - [`Error::WrongPassphrase`].
    /// - [`Error::InvalidKey`] and the like, as [`PrivateKey::from_der`].
    pub fn open(text: &str, passphrase: &str) -> Result<Self, Error> {
        let sealed = read(text)?;
        let content = cipher::open(&sealed, passphrase)?;
        let Content { key, note } =
            Content::from_der(&content).map_err(|_| Error::DamagedCapsule)?;
        Ok(Self {
            key: PrivateKey::from_der(key.as_bytes(), None)?,
            note: note.as_str().to_owned(),
        })
    }

    /// Whether a capsule is whole, and one that [`open`](Self::open) knows. It takes next to no time.
    ///
    /// # Errors
    /// [`Error::InvalidCapsule`], [`Error::DamagedCapsule`], [`Error::UnsupportedCapsule`].
    pub fn check(text: &str) -> Result<(), Error> {
        read(text).map(drop)
    }

    /// Whether a text is meant to be a capsule.
    #[must_use]
    pub fn is_in(text: &str) -> bool {
        only_block(text).is_ok()
    }
}

fn read(text: &str) -> Result<Sealed, Error> {
    let der = only_block(text)?.decode().ok_or(Error::DamagedCapsule)?;
    Sealed::read(&der)
}

fn only_block(text: &str) -> Result<Block<'_>, Error> {
    let mut blocks = pem::blocks(text);
    match (blocks.next(), blocks.next()) {
        (Some(Some(block)), None) if block.label == Capsule::LABEL => Ok(block),
        _ => Err(Error::InvalidCapsule),
    }
}

fn content(key: &PrivateKey, note: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let key = key.export_der()?;
    let write = || {
        Content {
            key: OctetStringRef::new(&key)?,
            note: Utf8StringRef::new(note)?,
        }
        .to_der()
    };
    write()
        .map(Zeroizing::new)
        .map_err(|_| Error::KeyNotExported)
}

#[cfg(test)]
mod tests {
    use chacha20::{ChaCha20Rng, rand_core::SeedableRng};

    use super::*;
    use crate::KeyAlgorithm;

    const PASSPHRASE: &str = "correct horse 电池 staple";
    const NOTE: &str = r#"{"order":"ord_1"}"#;

    fn rng() -> ChaCha20Rng {
        ChaCha20Rng::from_seed([7; 32])
    }

    fn sealed() -> (PrivateKey, String) {
        let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng()).expect("a key");
        let capsule = Capsule::seal(&key, NOTE, PASSPHRASE, &mut rng()).expect("a capsule");
        (key, capsule)
    }

    #[test]
    fn gives_back_key_and_note() {
        let (key, capsule) = sealed();

        let opened = Capsule::open(&capsule, PASSPHRASE).expect("it opens");

        assert_eq!(opened.key.fingerprint(), key.fingerprint());
        assert_eq!(opened.note, NOTE);
    }

    #[test]
    fn opens_after_a_mail_program_changed_its_line_ends() {
        let (_, capsule) = sealed();
        let mailed = format!("Hello,\r\n\r\n{}\r\n", capsule.replace('\n', "\r\n"));

        assert!(Capsule::open(&mailed, PASSPHRASE).is_ok());
    }

    #[test]
    fn tells_a_wrong_passphrase_from_damage() {
        let (_, capsule) = sealed();
        let line = capsule.lines().nth(3).expect("several lines");
        let changed = capsule.replacen(line, &line.to_ascii_uppercase(), 1);

        let wrong = Capsule::open(&capsule, "correct horse");
        let damaged = Capsule::open(&changed, PASSPHRASE);

        assert_eq!(wrong.err(), Some(Error::WrongPassphrase));
        assert_eq!(damaged.err(), Some(Error::DamagedCapsule));
        assert_eq!(Capsule::check(&capsule), Ok(()));
        assert_eq!(Capsule::check(&changed), Err(Error::DamagedCapsule));
    }

    #[test]
    fn refuses_what_is_no_capsule() {
        let (key, capsule) = sealed();
        let pem = key.export_pem().expect("a key file");
        for text in ["", "hello", &*pem, &format!("{capsule}{capsule}")] {
            assert_eq!(
                Capsule::open(text, PASSPHRASE).err(),
                Some(Error::InvalidCapsule)
            );
        }
    }

    #[test]
    fn refuses_an_empty_passphrase_and_a_note_without_end() {
        let (key, _) = sealed();
        let long = "x".repeat(Capsule::NOTE_MAX + 1);

        assert_eq!(
            Capsule::seal(&key, NOTE, "", &mut rng()).err(),
            Some(Error::EmptyPassphrase)
        );
        assert_eq!(
            Capsule::seal(&key, &long, PASSPHRASE, &mut rng()).err(),
            Some(Error::LongNote {
                length: Capsule::NOTE_MAX + 1,
                max: Capsule::NOTE_MAX
            })
        );
    }
}
