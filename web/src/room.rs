//! The key room as the page knows it: what it said, and how to speak to it.

mod assets;
mod frame;

use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use keyside_room::RoomError;

use crate::form::Request;

pub(crate) use self::{
    assets::Assets,
    frame::{Frame, SANDBOX},
};

/// What the room said so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Room {
    /// How far it is.
    pub(crate) standing: Standing,
    /// The key in it.
    pub(crate) key: Option<HeldKey>,
    /// What it could not do last.
    pub(crate) trouble: Option<RoomError>,
    /// How high its content is, in CSS pixels.
    pub(crate) height: u32,
}

/// How far the room is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Standing {
    /// Its parts are being fetched.
    #[default]
    Building,
    /// The frame stands, the engine is starting.
    Starting,
    /// It does what it is asked.
    Ready,
    /// It cannot.
    Failed,
}

/// A key in the room.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HeldKey {
    /// SHA-256 of its public key.
    pub(crate) fingerprint: Fingerprint,
    /// Whether the person has it in a file.
    pub(crate) saved: bool,
    /// The request that it signed, until that is ordered.
    pub(crate) request: Option<SignedRequest>,
}

/// A certification request that the room signed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SignedRequest {
    /// The name in it.
    pub(crate) domain: DomainName,
    /// The kind of its key.
    pub(crate) algorithm: KeyAlgorithm,
    /// SHA-256 of its public key.
    pub(crate) fingerprint: Fingerprint,
    /// The request itself, in PEM.
    pub(crate) csr: String,
}

impl Room {
    /// The signed request in the room that fits, so that no new key is needed.
    pub(crate) fn signed_request(&self, wanted: &Request) -> Option<&SignedRequest> {
        let signed = self.key.as_ref()?.request.as_ref()?;
        (signed.domain == wanted.domain && signed.algorithm == wanted.algorithm).then_some(signed)
    }

    /// Notes that the signed request must not be ordered (again).
    pub(crate) fn request_used(&mut self) {
        if let Some(key) = &mut self.key {
            key.request = None;
        }
    }

    /// Whether closing the page would lose a key.
    pub(crate) fn holds_unsaved_key(&self) -> bool {
        self.key.as_ref().is_some_and(|key| !key.saved)
    }

    /// Whether an order counts on a key that exists nowhere else.
    pub(crate) fn holds_unsaved_key_of_an_order(&self) -> bool {
        self.key
            .as_ref()
            .is_some_and(|key| !key.saved && key.request.is_none())
    }

    /// Whether it has the key with this fingerprint.
    pub(crate) fn holds(&self, fingerprint: &Fingerprint) -> bool {
        self.key
            .as_ref()
            .is_some_and(|key| key.fingerprint == *fingerprint)
    }
}
