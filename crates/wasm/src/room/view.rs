//! What the engine has the frame show: web/room/view.js turns it into elements.

use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use keyside_room::{KeepProblem, Own};
use serde::Serialize;

/// Everything to show.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct View {
    /// The key that the user can save.
    pub key: KeyView,
    /// What can be done with the certificate, once it came.
    pub certificate: Option<CertificateView>,
    /// What the user brings of their own.
    pub own: Option<OwnView>,
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
        /// Where else it is known to be.
        safety: Safety,
        /// How far its copy in the browser is.
        copy: CopyView,
        /// Whether it comes from a file of theirs.
        brought: bool,
        /// Whether it can go into a capsule.
        resumable: bool,
        /// The fewest characters of a passphrase.
        passphrase_minimum: usize,
    },
}

/// Where a key is known to be besides this room.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Safety {
    /// Nowhere.
    Nowhere,
    /// The user was handed a file with it.
    Saved,
    /// It was read back from where it is.
    Proven,
}

/// How far the copy in the browser is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(
    tag = "state",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum CopyView {
    /// There is none that this room knows of.
    None,
    /// It is being encrypted.
    Locking,
    /// The page has it to keep.
    Keeping,
    /// It was kept and read back.
    Kept,
    /// The browser did not keep it.
    NotKept {
        /// Why.
        reason: KeepProblem,
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
    /// Its key is not here: the user has to open a file with it.
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
        /// Whether wiping the room loses no other key.
        wipeable: bool,
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

/// How far the user is with bringing something of their own.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(
    tag = "state",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum OwnView {
    /// They are asked to hand it over.
    Awaited {
        /// What it is.
        what: Own,
    },
    /// They are asked for the passphrase of a copy that the browser kept.
    CopyLocked,
    /// The key is here, and may be handed over anew.
    KeyBrought,
    /// The request is with the page, and may be handed over anew.
    RequestBrought {
        /// Whether there was a key in the same file. It was not read.
        key_passed_over: bool,
    },
}

impl OwnView {
    /// What a file is taken for.
    pub(super) const fn wanted(&self) -> Own {
        match self {
            Self::Awaited { what } => *what,
            Self::CopyLocked => Own::Capsule,
            Self::KeyBrought => Own::Key,
            Self::RequestBrought { .. } => Own::Request,
        }
    }
}
