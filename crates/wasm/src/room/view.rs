//! What the engine has the frame show: web/room/view.js turns it into elements.

use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use keyside_room::{RoomError, Saved};
use serde::Serialize;

/// Everything to show.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct View {
    /// The key that the user can save.
    pub key: KeyView,
    /// What can be done with the certificate, once it came.
    pub certificate: Option<CertificateView>,
}

/// The state of the key.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(
    tag = "state",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum KeyView {
    /// There is none.
    Empty,
    /// It is being made.
    Making {
        /// Its kind.
        algorithm: KeyAlgorithm,
    },
    /// It is here.
    Held {
        /// Its kind.
        algorithm: KeyAlgorithm,
        /// SHA-256 of its public part.
        fingerprint: Fingerprint,
        /// Whether the user was handed a file with it.
        saved: bool,
        /// The fewest characters of a passphrase.
        passphrase_minimum: usize,
    },
}

/// The state of the certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(
    tag = "state",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum CertificateView {
    /// Its key is not here: the user has to open the saved file.
    KeyWanted {
        /// The order's name.
        domain: DomainName,
        /// The key to look for.
        fingerprint: Fingerprint,
    },
    /// It fits the key that is here.
    Fits {
        /// The bundle formats on offer.
        formats: Vec<FormatView>,
    },
}

/// A bundle format on offer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormatView {
    /// Its name.
    pub name: &'static str,
    /// Whether its file is locked with a passphrase.
    pub needs_passphrase: bool,
}

/// Why something was refused, for the frame to tell. `kind` is the name of its sentence in
/// [`RoomText`](keyside_room::RoomText).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Problem {
    /// The key or the request could not be made.
    MakeFailed,
    /// The browser gave no random numbers.
    NoRandomness,
    /// The passphrase is too short to lock a key file with.
    PassphraseTooShort {
        /// The fewest characters.
        minimum: usize,
    },
    /// The passphrase is too short to lock a bundle with.
    BundlePassphraseTooShort {
        /// The fewest characters.
        minimum: usize,
    },
    /// The passphrase of a bundle has characters that are not printable ASCII.
    BundlePassphraseNotAscii,
    /// The file to save could not be made.
    SaveFailed {
        /// What was to be in it.
        what: Saved,
    },
    /// The certificate is for another key.
    CertificateMismatch,
    /// The certificate cannot be read.
    InvalidCertificate,
    /// The key file is locked: its passphrase is needed.
    FileLocked,
    /// The passphrase does not open the key file.
    WrongPassphrase,
    /// The file holds no key that can be read.
    NotAKeyFile,
    /// The file holds the key of another order.
    AnotherKey {
        /// The key in the file.
        found: Fingerprint,
        /// The key to look for.
        wanted: Fingerprint,
    },
}

impl Problem {
    /// What the page hears of it: nothing about passphrases and files.
    pub(super) const fn for_page(&self) -> Option<RoomError> {
        match self {
            Self::MakeFailed => Some(RoomError::MakeFailed),
            Self::NoRandomness => Some(RoomError::NoRandomness),
            Self::CertificateMismatch => Some(RoomError::CertificateMismatch),
            Self::InvalidCertificate => Some(RoomError::InvalidCertificate),
            Self::PassphraseTooShort { .. }
            | Self::BundlePassphraseTooShort { .. }
            | Self::BundlePassphraseNotAscii
            | Self::SaveFailed { .. }
            | Self::FileLocked
            | Self::WrongPassphrase
            | Self::NotAKeyFile
            | Self::AnotherKey { .. } => None,
        }
    }
}
