//! Files that the user hands over: keys and requests of their own.

use std::{fmt, str};

use keyside_core::{Capsule, Csr, Error, Inspection, Inspector, PrivateKey};
use zeroize::Zeroizing;

use super::{FILE_MAX, Problem, rewrap::rewrap};

/// What the user handed over, its PEM well-formed. It is wiped on drop.
pub(super) struct UserFile(Zeroizing<Vec<u8>>);

/// A request in a user's file.
#[derive(Debug)]
pub(super) struct FoundRequest {
    pub(super) inspection: Inspection,
    /// The request, if it can be ordered for.
    pub(super) csr: Option<Csr>,
    /// Whether there is a private key in the file, too. It is not read.
    pub(super) beside_key: bool,
}

impl UserFile {
    /// # Errors
    /// [`Problem::FileTooLarge`].
    pub(super) fn new(bytes: Zeroizing<Vec<u8>>) -> Result<Self, Problem> {
        if bytes.len() > FILE_MAX {
            let maximum = FILE_MAX / 1024;
            return Err(Problem::FileTooLarge { maximum });
        }
        Ok(Self(match str::from_utf8(&bytes) {
            Ok(text) if text.contains(PEM_BOUNDARY) => rewrap(text),
            _ => bytes,
        }))
    }

    /// The one private key in it.
    ///
    /// # Errors
    /// What [`Problem::of_key`] makes of those of [`PrivateKey::import`].
    pub(super) fn key(&self, passphrase: Option<&str>) -> Result<PrivateKey, Problem> {
        if self.is_capsule() {
            return Ok(self.capsule(passphrase)?.key);
        }
        PrivateKey::import(&self.0, passphrase).map_err(|error| match error {
            Error::InvalidKeyPem if self.text().matches(KEY_BOUNDARY).count() > 2 => {
                Problem::SeveralKeys
            }
            error => Problem::of_key(error),
        })
    }

    /// The capsule that it is.
    ///
    /// # Errors
    /// - [`Problem::NotACapsule`], [`Problem::DamagedCapsule`], [`Problem::UnsupportedCapsule`].
    /// - [`Problem::FileLocked`], [`Problem::WrongPassphrase`].
    /// - [`Problem::NoMemory`].
    /// - For its key, as [`key`](Self::key).
    pub(super) fn capsule(&self, passphrase: Option<&str>) -> Result<Capsule, Problem> {
        if !self.is_capsule() {
            return Err(Problem::NotACapsule);
        }
        Capsule::check(self.text()).map_err(Problem::of_key)?;
        let passphrase = passphrase.ok_or(Problem::FileLocked)?;
        Capsule::open(self.text(), passphrase).map_err(|error| match error {
            Error::UnsupportedCapsule => Problem::NoMemory,
            error => Problem::of_key(error),
        })
    }

    /// Whether it is meant to be a capsule.
    pub(super) fn is_capsule(&self) -> bool {
        Capsule::is_in(self.text())
    }

    /// The one request in it.
    ///
    /// # Errors
    /// - [`Problem::KeyInstead`]: there is none, but a private key.
    /// - [`Problem::SeveralRequests`], [`Problem::NotARequest`].
    pub(super) fn request(&self) -> Result<FoundRequest, Problem> {
        let beside_key = self.text().contains(KEY_BOUNDARY);
        let mut found = Csr::find(self.text());
        let block = match (found.next(), found.next()) {
            (Some(_), Some(_)) => return Err(Problem::SeveralRequests),
            (Some(block), None) => Some(block.ok_or(Problem::NotARequest)?),
            (None, _) if beside_key => return Err(Problem::KeyInstead),
            (None, _) => None,
        };
        let der = block.as_deref().unwrap_or(&self.0);
        match Inspector::new().thorough().inspect(der) {
            Ok(inspection) => Ok(FoundRequest {
                inspection,
                csr: Csr::from_der(der).ok(),
                beside_key,
            }),
            Err(_) if self.is_key() => Err(Problem::KeyInstead),
            Err(_) => Err(Problem::NotARequest),
        }
    }

    /// Whether there is a request in it.
    pub(super) fn has_request(&self) -> bool {
        !matches!(
            self.request(),
            Err(Problem::KeyInstead | Problem::NotARequest)
        )
    }

    /// Whether it is a private key, of any kind and in any form.
    fn is_key(&self) -> bool {
        !matches!(
            PrivateKey::import(&self.0, None),
            Err(Error::InvalidKey
                | Error::InvalidKeyPem
                | Error::InvalidContainer
                | Error::NoKeyInContainer)
        )
    }

    /// Nothing, if it is no text.
    fn text(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

const PEM_BOUNDARY: &str = "-----BEGIN ";

/// With what the first and the last line of every private key in PEM end.
const KEY_BOUNDARY: &str = "PRIVATE KEY-----";

impl fmt::Debug for UserFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UserFile")
    }
}
