//! Reading private keys that were exported, by us or by another program.

mod decrypt;
mod form;
mod long_salt;

pub(crate) use decrypt::{ITERATIONS_MAX, decrypt};

use der::{
    Decode, Tag, Tagged,
    asn1::{AnyRef, ObjectIdentifier},
};
use zeroize::Zeroizing;

use self::form::Form;
use super::{ENCRYPTED_LABEL, PKCS1_LABEL, PLAIN_LABEL, PrivateKey, SEC1_LABEL};
use crate::{
    Error, Pkcs12,
    pem::{self, Block},
    pkcs12::{Encrypted, ber},
};

impl PrivateKey {
    /// Reads the private key of a file, whatever its form: a text as [`parse`](Self::parse) reads
    /// it, or bytes as [`from_der`](Self::from_der) does.
    ///
    /// # Errors
    /// As these.
    pub fn import(file: &[u8], passphrase: Option<&str>) -> Result<Self, Error> {
        match (Form::of(file), str::from_utf8(file)) {
            (None, Ok(text)) => Self::parse(text, passphrase),
            _ => Self::from_der(file, passphrase),
        }
    }

    /// Reads the private key of a text: its one PEM block with one of the labels
    ///
    /// | label | form |
    /// |---|---|
    /// | `PRIVATE KEY` | PKCS#8 (RFC 5958) |
    /// | `ENCRYPTED PRIVATE KEY` | encrypted PKCS#8 |
    /// | `RSA PRIVATE KEY` | PKCS#1 (RFC 8017, appendix A.1.2) |
    /// | `EC PRIVATE KEY` | SEC 1 (RFC 5915); a block `EC PARAMETERS` beside it may name the curve |
    /// | `PKCS12` | a PKCS#12 container, as `GnuTLS` writes it |
    ///
    /// Certificates beside it are passed over.
    ///
    /// # Errors
    /// - [`Error::InvalidKeyPem`]: no such block, more than one, or a broken one.
    /// - [`Error::OpensshKey`], [`Error::LegacyEncryption`]: it has to be converted first.
    /// - as [`from_der`](Self::from_der).
    pub fn parse(text: &str, passphrase: Option<&str>) -> Result<Self, Error> {
        let block = key_block(text)?;
        if block.is_encrypted() {
            return Err(Error::LegacyEncryption);
        }
        let form = match block.label {
            PLAIN_LABEL => Form::Pkcs8,
            ENCRYPTED_LABEL => Form::Encrypted,
            PKCS1_LABEL => Form::Pkcs1,
            SEC1_LABEL => Form::Sec1(named_curve(text)),
            PKCS12_LABEL => Form::Pkcs12,
            "OPENSSH PRIVATE KEY" => return Err(Error::OpensshKey),
            "DSA PRIVATE KEY" => return Err(Error::UnsupportedKey),
            _ => return Err(Error::InvalidKeyPem),
        };
        let der = Zeroizing::new(block.decode().ok_or(Error::InvalidKeyPem)?);
        Self::read(form, &der, passphrase)
    }

    /// Reads a private key in DER: PKCS#8, encrypted or not, PKCS#1 or SEC 1; or the one of a
    /// PKCS#12 container in DER or BER, as [`Pkcs12::open`] does. The passphrase of a key that is
    /// not encrypted is passed over, but that of a container is not.
    ///
    /// That the parts of a key fit together is checked: of RSA n = pq, p ≠ q, both odd and at most
    /// half as long as n, e odd and at least 3, d < n and de = 1 modulo p - 1 and q - 1 (not that p
    /// and q are prime; the CRT numbers are not looked at but computed anew); of the others, that
    /// the secret number is in its range, and the public key, where there is one, the one of it.
    ///
    /// # Errors
    /// - [`Error::InvalidKey`]: no private key, or one whose parts do not fit together.
    /// - [`Error::WeakKey`], [`Error::UnsupportedKey`]: not one of [`KeyAlgorithm::ALL`].
    /// - [`Error::FlawedKey`]: it can be found from its public key. As in
    ///   [`Csr::parse`](crate::Csr::parse), not every flaw is looked for.
    /// - [`Error::PassphraseRequired`], [`Error::WrongPassphrase`]: the key is encrypted.
    /// - [`Error::UnsupportedEncryption`]: not by PBES2 (RFC 8018) with PBKDF2 or scrypt and AES or
    ///   triple DES, nor by triple DES of PKCS#12 (RFC 7292, appendix C); or so that opening it
    ///   would take minutes or gigabytes.
    /// - as [`Pkcs12::open`].
    ///
    /// [`KeyAlgorithm::ALL`]: crate::KeyAlgorithm::ALL
    pub fn from_der(der: &[u8], passphrase: Option<&str>) -> Result<Self, Error> {
        let form = Form::of(der).ok_or(Error::InvalidKey)?;
        Self::read(form, der, passphrase)
    }

    /// Reads `PrivateKeyInfo` (RFC 5958, section 2).
    pub(crate) fn from_pkcs8(der: &[u8]) -> Result<Self, Error> {
        Self::read(Form::Pkcs8, der, None)
    }

    /// Reads `EncryptedPrivateKeyInfo` (RFC 5958, section 3), which may be in BER: PKI.js writes its
    /// octet string in parts. A wrong passphrase may give other bytes, which are hardly ever a
    /// sequence in DER.
    pub(crate) fn from_encrypted_pkcs8(
        der: &[u8],
        passphrase: Option<&str>,
    ) -> Result<Self, Error> {
        let der = ber::to_der(der).ok_or(Error::InvalidKey)?;
        let encrypted = Encrypted::from_der(&der).map_err(|_| Error::InvalidKey)?;
        let key = decrypt(encrypted.algorithm, encrypted.data.as_bytes(), passphrase)?;
        match AnyRef::from_der(&key) {
            Ok(sequence) if sequence.tag() == Tag::Sequence => Self::from_pkcs8(&key),
            _ => Err(Error::WrongPassphrase),
        }
    }

    fn read(form: Form, der: &[u8], passphrase: Option<&str>) -> Result<Self, Error> {
        let secret = match form {
            Form::Pkcs12 => return Ok(Pkcs12::open(der, passphrase)?.key),
            _ if der.len() > DER_MAX => return Err(Error::InvalidKey),
            Form::Encrypted => {
                let passphrase = passphrase.ok_or(Error::PassphraseRequired)?;
                return Self::from_encrypted_pkcs8(der, Some(passphrase));
            }
            Form::Pkcs8 => form::pkcs8(der)?,
            Form::Pkcs1 => form::pkcs1(der)?,
            Form::Sec1(curve) => form::sec1(der, curve)?,
        };
        Self::new(secret).ok_or(Error::InvalidKey)
    }
}

/// More than any of our kinds of key has: the numbers of a longer one would only cost time.
const DER_MAX: usize = 8 * 1024;

/// The label of PKCS#12 (`GnuTLS`'s: no standard has it).
const PKCS12_LABEL: &str = "PKCS12";

fn key_block(text: &str) -> Result<Block<'_>, Error> {
    let holds_key = |label: &str| label.ends_with("PRIVATE KEY") || label == PKCS12_LABEL;
    let mut keys =
        pem::blocks(text).filter(|block| block.is_none_or(|block| holds_key(block.label)));
    match (keys.next(), keys.next()) {
        (Some(Some(block)), None) => Ok(block),
        _ => Err(Error::InvalidKeyPem),
    }
}

/// The curve that the block `EC PARAMETERS` of a text names.
fn named_curve(text: &str) -> Option<ObjectIdentifier> {
    let mut blocks = pem::blocks(text).flatten();
    let parameters = blocks.find(|block| block.label == "EC PARAMETERS")?;
    ObjectIdentifier::from_der(&parameters.decode()?).ok()
}
