//! What the engine has the frame show: web/room/view.js turns it into elements.

use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use keyside_room::Own;
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
        /// Whether the user has it in a file.
        saved: bool,
        /// Whether it comes from a file of theirs.
        brought: bool,
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
            Self::KeyBrought => Own::Key,
            Self::RequestBrought { .. } => Own::Request,
        }
    }
}
