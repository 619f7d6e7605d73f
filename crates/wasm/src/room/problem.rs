//! What can go wrong in the room, and how much of it the page hears.

use keyside_core::{Error, Fingerprint, KeyFlaw, KeyKind};
use keyside_room::{Own, RoomError, Saved};
use serde::Serialize;

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
    /// There is no brought key to sign with.
    NoKey,
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
    /// The passphrase is too short to lock a capsule in a file with.
    CapsulePassphraseTooShort {
        /// The fewest characters.
        minimum: usize,
    },
    /// The passphrase is too short to lock a copy in the browser with.
    KeepPassphraseTooShort {
        /// The fewest characters.
        minimum: usize,
    },
    /// The passphrase was not repeated.
    PassphrasesDiffer,
    /// The copy for the browser could not be made.
    KeepFailed,
    /// The file to save could not be made.
    SaveFailed {
        /// What was to be in it.
        what: Saved,
    },
    /// The certificate is for another key.
    CertificateMismatch,
    /// The certificate cannot be read.
    InvalidCertificate,

    /// The user's file is larger than what is read.
    FileTooLarge {
        /// The most KiB.
        maximum: usize,
    },
    /// The key in the user's file is encrypted: its passphrase is needed.
    FileLocked,
    /// The passphrase does not open the user's file.
    WrongPassphrase,
    /// The user's file holds no key that can be read.
    NotAKeyFile,
    /// The user's file holds more than one key.
    SeveralKeys,
    /// The user's file is a PKCS#12 container without a key.
    NoKeyInContainer,
    /// The user's file holds the key of another order.
    AnotherKey {
        /// The key in the file.
        found: Fingerprint,
        /// The key to look for.
        wanted: Fingerprint,
    },
    /// The key is in OpenSSH's own form.
    OpensshKey,
    /// The key is encrypted in the way that OpenSSL had before PKCS#8.
    LegacyEncryption,
    /// The key is encrypted in another way that is not supported.
    UnsupportedEncryption,
    /// The PKCS#12 container is encrypted in a way that is not supported.
    UnsupportedContainer,
    /// The kind or size of key is not supported.
    UnsupportedKey,
    /// The RSA key is too short.
    ShortKey {
        /// The bits of its modulus.
        bits: usize,
        /// The fewest bits.
        minimum: usize,
    },
    /// [`KeyFlaw::SmallFactor`].
    SmallFactor {
        /// The factor.
        factor: u32,
    },
    /// [`KeyFlaw::Roca`].
    Roca,
    /// [`KeyFlaw::ClosePrimes`].
    ClosePrimes,
    /// [`KeyFlaw::PerfectPower`].
    PerfectPower {
        /// The exponent.
        exponent: u32,
    },
    /// [`KeyFlaw::PrimeModulus`].
    PrimeModulus,
    /// [`KeyFlaw::KnownWeak`].
    KnownWeakKey,
    /// The user's file holds no request that can be read.
    NotARequest,
    /// The user's file holds more than one request.
    SeveralRequests,
    /// The user's file holds no capsule.
    NotACapsule,
    /// The capsule is not whole.
    DamagedCapsule,
    /// The capsule is of another version.
    UnsupportedCapsule,
    /// There is too little memory to open the capsule.
    NoMemory,
    /// The user's file holds a key where something else was wanted. They may choose to use it.
    KeyInstead,
    /// The user's file holds a request where something else was wanted. They may choose to use it.
    RequestInstead,
    /// The user's file holds a capsule where something else was wanted. They may choose to use it.
    CapsuleInstead,
}

impl Problem {
    /// Why a key of the user's cannot be used.
    pub(super) fn of_key(error: Error) -> Self {
        match error {
            Error::PassphraseRequired => Self::FileLocked,
            Error::EmptyPassphrase | Error::WrongPassphrase => Self::WrongPassphrase,
            Error::OpensshKey => Self::OpensshKey,
            Error::LegacyEncryption => Self::LegacyEncryption,
            Error::UnsupportedEncryption => Self::UnsupportedEncryption,
            Error::UnsupportedContainer => Self::UnsupportedContainer,
            Error::NoKeyInContainer => Self::NoKeyInContainer,
            Error::SeveralKeysInContainer => Self::SeveralKeys,
            Error::UnsupportedKey => Self::UnsupportedKey,
            Error::DamagedCapsule => Self::DamagedCapsule,
            Error::UnsupportedCapsule => Self::UnsupportedCapsule,
            Error::WeakKey { bits } => Self::ShortKey {
                bits,
                minimum: KeyKind::RSA_BITS_MIN,
            },
            Error::FlawedKey { flaw } => flaw.into(),
            _ => Self::NotAKeyFile,
        }
    }

    /// Whether the file that it is about is kept until the user says more.
    pub(super) const fn needs_a_word(&self) -> bool {
        matches!(
            self,
            Self::FileLocked | Self::WrongPassphrase | Self::NoMemory
        ) || self.instead().is_some()
    }

    /// What the file that it is about may be used as.
    pub(super) const fn instead(&self) -> Option<Own> {
        match self {
            Self::KeyInstead => Some(Own::Key),
            Self::RequestInstead => Some(Own::Request),
            Self::CapsuleInstead => Some(Own::Capsule),
            _ => None,
        }
    }

    /// What the page hears of it: nothing about passphrases and files.
    pub(super) const fn for_page(&self) -> Option<RoomError> {
        match self {
            Self::MakeFailed => Some(RoomError::MakeFailed),
            Self::NoRandomness => Some(RoomError::NoRandomness),
            Self::NoKey => Some(RoomError::NoKey),
            Self::CertificateMismatch => Some(RoomError::CertificateMismatch),
            Self::InvalidCertificate => Some(RoomError::InvalidCertificate),
            Self::PassphraseTooShort { .. }
            | Self::BundlePassphraseTooShort { .. }
            | Self::BundlePassphraseNotAscii
            | Self::CapsulePassphraseTooShort { .. }
            | Self::KeepPassphraseTooShort { .. }
            | Self::PassphrasesDiffer
            | Self::KeepFailed
            | Self::SaveFailed { .. }
            | Self::FileTooLarge { .. }
            | Self::FileLocked
            | Self::WrongPassphrase
            | Self::NotAKeyFile
            | Self::SeveralKeys
            | Self::NoKeyInContainer
            | Self::AnotherKey { .. }
            | Self::OpensshKey
            | Self::LegacyEncryption
            | Self::UnsupportedEncryption
            | Self::UnsupportedContainer
            | Self::UnsupportedKey
            | Self::ShortKey { .. }
            | Self::SmallFactor { .. }
            | Self::Roca
            | Self::ClosePrimes
            | Self::PerfectPower { .. }
            | Self::PrimeModulus
            | Self::KnownWeakKey
            | Self::NotARequest
            | Self::SeveralRequests
            | Self::NotACapsule
            | Self::DamagedCapsule
            | Self::UnsupportedCapsule
            | Self::NoMemory
            | Self::KeyInstead
            | Self::RequestInstead
            | Self::CapsuleInstead => None,
        }
    }
}

impl From<KeyFlaw> for Problem {
    fn from(flaw: KeyFlaw) -> Self {
        match flaw {
            KeyFlaw::SmallFactor { factor } => Self::SmallFactor { factor },
            KeyFlaw::Roca => Self::Roca,
            KeyFlaw::ClosePrimes => Self::ClosePrimes,
            KeyFlaw::PerfectPower { exponent } => Self::PerfectPower { exponent },
            KeyFlaw::PrimeModulus => Self::PrimeModulus,
            KeyFlaw::KnownWeak => Self::KnownWeakKey,
        }
    }
}
