//! Reading PKCS#12 containers.

use const_oid::db::rfc5911::{ID_DATA, ID_ENCRYPTED_DATA};
use der::{
    Decode, Encode, Tag, Tagged,
    asn1::{AnyRef, OctetStringRef},
};
use zeroize::Zeroizing;

use super::{
    ber,
    structure::{CertificateBag, Content, EncryptedData, Pfx, SafeBag, Values},
};
use crate::{Certificate, CertificateChain, Error, PrivateKey, key::decrypt};

/// What a PKCS#12 container (`.p12`, `.pfx`) holds: a private key and the certificates beside it.
#[derive(Debug)]
pub struct Pkcs12 {
    /// The private key.
    pub key: PrivateKey,
    /// The certificates, in the order of the file. One that we cannot read is left out.
    pub certificates: Vec<Certificate>,
    /// How many parts were passed over, since we do not open their encryption: RC2, in which old
    /// Windows, Java and OpenSSL put certificates.
    pub passed_over: usize,
}

impl Pkcs12 {
    /// Opens a container in DER or BER with one private key. With a passphrase, its authentication
    /// is verified before anything else is read.
    ///
    /// Read are containers that are authenticated by HMAC with SHA-1 or SHA-2, by the scheme of
    /// PKCS#12 or PBMAC1 (RFC 9579), or not at all; key and certificates are as they are or
    /// encrypted by PBES2 (RFC 8018) with PBKDF2 or scrypt and AES or triple DES, or by triple DES
    /// of PKCS#12. Of a container without a passphrase, or with an empty one, both readings of RFC
    /// 7292, appendix B.1, are tried: programs differ.
    ///
    /// # Errors
    /// - [`Error::InvalidContainer`]: it is none, is damaged, or has more than 256 KiB or 8
    ///   encrypted parts.
    /// - [`Error::UnsupportedContainer`]: it, or its key, is locked in another way, or so that
    ///   opening it would take minutes or gigabytes.
    /// - [`Error::PassphraseRequired`], [`Error::WrongPassphrase`]: it has another passphrase. Of
    ///   one that is damaged, the same may be said.
    /// - [`Error::NoKeyInContainer`], [`Error::SeveralKeysInContainer`].
    /// - as [`PrivateKey::from_der`] of PKCS#8.
    pub fn open(file: &[u8], passphrase: Option<&str>) -> Result<Self, Error> {
        if file.len() > FILE_MAX {
            return Err(Error::InvalidContainer);
        }
        let file = der(file)?;
        let pfx = Pfx::from_der(&file).map_err(|_| Error::InvalidContainer)?;
        match passphrase {
            None => either(Error::PassphraseRequired, |empty| open(&pfx, empty)),
            Some("") => either(Error::WrongPassphrase, |empty| open(&pfx, empty)),
            Some(_) => open(&pfx, passphrase),
        }
    }

    /// The chain of the key: its certificate, then each one's issuer as far as they are there, as
    /// [`CertificateChain::complete`] finds them. `None` if no certificate is for the key.
    #[must_use]
    pub fn chain(&self) -> Option<CertificateChain> {
        let key = self.key.fingerprint();
        let mut certificates = self.certificates.iter();
        let own = certificates.find(|certificate| certificate.public_key_fingerprint() == key)?;
        Some(CertificateChain::of_leaf(own.clone()).complete(&self.certificates))
    }

    /// Whether these bytes begin as a container does, in DER or BER: a sequence of the version 3
    /// and a sequence.
    pub(crate) fn is_begun_by(bytes: &[u8]) -> bool {
        const SEQUENCE: u8 = 0x30;
        const VERSION_AND_SEQUENCE: [u8; 4] = [2, 1, 3, SEQUENCE];
        let fields = match bytes {
            [SEQUENCE, 0..=0x80, fields @ ..] => Some(fields),
            [SEQUENCE, length, fields @ ..] => fields.get(usize::from(length & 0x7f)..),
            _ => None,
        };
        fields.is_some_and(|fields| fields.starts_with(&VERSION_AND_SEQUENCE))
    }
}

/// A key with some hundred certificates.
const FILE_MAX: usize = 256 * 1024;

/// Hashing a passphrase for each takes its time.
const ENCRYPTED_MAX: usize = 8;

/// How deep `SafeContents` may be inside each other.
const DEPTH_MAX: usize = 8;

/// What opens without a passphrase or with an empty one.
fn either(
    neither: Error,
    open: impl Fn(Option<&str>) -> Result<Pkcs12, Error>,
) -> Result<Pkcs12, Error> {
    for passphrase in [Some(""), None] {
        match open(passphrase) {
            Err(Error::WrongPassphrase) => {}
            other => return other,
        }
    }
    Err(neither)
}

fn open(pfx: &Pfx<'_>, passphrase: Option<&str>) -> Result<Pkcs12, Error> {
    if pfx.version != Pfx::V3 {
        return Err(Error::InvalidContainer);
    }
    let contents = match pfx.contents.kind {
        ID_DATA => bytes(&pfx.contents)?,
        _ => return Err(Error::UnsupportedContainer),
    };
    if let Some(authentication) = &pfx.authentication {
        authentication.verify(passphrase, contents)?;
    }
    let contents = der(contents)?;
    let (safes, passed_over) = safes(&contents, passphrase)?;
    let mut bags = Bags::default();
    for safe in &safes {
        bags.collect(sequence(safe)?, DEPTH_MAX)?;
    }
    let key = match (bags.keys.as_slice(), passed_over) {
        ([key], _) => read_key(key, passphrase)?,
        ([], 0) => return Err(Error::NoKeyInContainer),
        ([], _) => return Err(Error::UnsupportedContainer),
        _ => return Err(Error::SeveralKeysInContainer),
    };
    Ok(Pkcs12 {
        key,
        certificates: bags.certificates,
        passed_over,
    })
}

/// `SafeContents` in DER.
type Safe = Zeroizing<Vec<u8>>;

/// All of them, and how many could not be opened.
fn safes(contents: &[u8], passphrase: Option<&str>) -> Result<(Vec<Safe>, usize), Error> {
    let mut safes = Vec::new();
    let (mut encrypted, mut passed_over) = (0, 0);
    for content in Values(sequence(contents)?) {
        let content = decoded::<Content<'_>>(content)?;
        match content.kind {
            ID_DATA => safes.push(der(bytes(&content)?)?),
            ID_ENCRYPTED_DATA if encrypted == ENCRYPTED_MAX => return Err(Error::InvalidContainer),
            ID_ENCRYPTED_DATA => {
                encrypted += 1;
                match decrypt_safe(content.content, passphrase) {
                    Err(Error::UnsupportedEncryption) => passed_over += 1,
                    safe => safes.push(safe?),
                }
            }
            _ => passed_over += 1,
        }
    }
    Ok((safes, passed_over))
}

fn decrypt_safe(data: AnyRef<'_>, passphrase: Option<&str>) -> Result<Safe, Error> {
    let data: EncryptedData<'_> = data.decode_as().map_err(|_| Error::InvalidContainer)?;
    let bytes = data.content.data().map_err(|_| Error::InvalidContainer)?;
    let plain = decrypt(data.content.algorithm, &bytes, passphrase)?;
    ber::to_der(&plain)
        .filter(|safe| sequence(safe).is_ok())
        .ok_or(Error::WrongPassphrase)
}

/// What matters to us of all bags.
#[derive(Default)]
struct Bags<'a> {
    keys: Vec<SafeBag<'a>>,
    certificates: Vec<Certificate>,
}

impl<'a> Bags<'a> {
    /// Adds those of the content of one `SafeContents`.
    fn collect(&mut self, contents: &'a [u8], depth: usize) -> Result<(), Error> {
        for bag in Values(contents) {
            let bag = decoded::<SafeBag<'_>>(bag)?;
            match bag.kind {
                SafeBag::KEY | SafeBag::SHROUDED_KEY => self.keys.push(bag),
                SafeBag::CERTIFICATE => {
                    let bag: CertificateBag<'_> = decoded(Ok(bag.value))?;
                    let certificate = bag.certificate().map(Certificate::from_der);
                    self.certificates.extend(certificate.and_then(Result::ok));
                }
                SafeBag::SAFE_CONTENTS => {
                    let depth = depth.checked_sub(1).ok_or(Error::InvalidContainer)?;
                    self.collect(bag.value.value(), depth)?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn read_key(bag: &SafeBag<'_>, passphrase: Option<&str>) -> Result<PrivateKey, Error> {
    let der = bag.value.to_der().map(Zeroizing::new);
    let der = der.map_err(|_| Error::InvalidContainer)?;
    if bag.kind == SafeBag::KEY {
        return PrivateKey::from_pkcs8(&der);
    }
    PrivateKey::from_encrypted_pkcs8(&der, passphrase).map_err(|error| match error {
        Error::UnsupportedEncryption => Error::UnsupportedContainer,
        other => other,
    })
}

fn der(ber: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    ber::to_der(ber).ok_or(Error::InvalidContainer)
}

fn decoded<'a, T>(value: der::Result<AnyRef<'a>>) -> Result<T, Error>
where
    T: der::Choice<'a, Error = der::Error> + der::DecodeValue<'a, Error = der::Error>,
{
    value
        .and_then(|value| value.decode_as())
        .map_err(|_| Error::InvalidContainer)
}

/// The octet string in a `ContentInfo`.
fn bytes<'a>(content: &Content<'a>) -> Result<&'a [u8], Error> {
    decoded::<&OctetStringRef>(Ok(content.content)).map(OctetStringRef::as_bytes)
}

/// The content of the one sequence that these bytes are.
fn sequence(der: &[u8]) -> Result<&[u8], Error> {
    match AnyRef::from_der(der) {
        Ok(sequence) if sequence.tag() == Tag::Sequence => Ok(sequence.value()),
        _ => Err(Error::InvalidContainer),
    }
}
