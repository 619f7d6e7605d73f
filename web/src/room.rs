//! The key room as the page knows it: what it said, and how to speak to it.

mod assets;
mod frame;

use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use keyside_room::{Place, RoomError, UsableRequest};

use crate::{
    form::{OwnKey, Request, Signing},
    kept::SealedCopy,
    note::Note,
};

pub(crate) use self::{
    assets::Assets,
    frame::{Frame, SANDBOX},
};

/// What the room said so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Room {
    /// How far it is.
    pub(crate) standing: Standing,
    /// The keys in it, the newest last.
    pub(crate) keys: Vec<HeldKey>,
    /// The copy that it wants kept, until it has seen what became of it.
    pub(crate) sealed: Option<SealedCopy>,
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
    /// Where else it is.
    pub(crate) kept: Kept,
    /// The request that it signed, until that is ordered.
    pub(crate) request: Option<SignedRequest>,
    /// What a capsule with it holds besides.
    pub(crate) note: Option<Note>,
}

/// Where a key is besides the room.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kept {
    /// Nowhere: closing the page loses it.
    Nowhere,
    /// In a file, if the browser did save it: nobody looked.
    Saved,
    /// There: the room read it back.
    Proven(Place),
    /// Where the person brought it from. It is of this kind.
    ByPerson(KeyAlgorithm),
}

/// A certification request, ready to be ordered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SignedRequest {
    /// The name in it.
    pub(crate) domain: DomainName,
    /// The name of its key's kind.
    pub(crate) key_kind: String,
    /// SHA-256 of its public key.
    pub(crate) fingerprint: Fingerprint,
    /// The request itself, in PEM.
    pub(crate) csr: String,
}

impl From<UsableRequest> for SignedRequest {
    fn from(request: UsableRequest) -> Self {
        Self {
            domain: request.domain,
            key_kind: request.algorithm,
            fingerprint: request.fingerprint,
            csr: request.csr,
        }
    }
}

impl Kept {
    /// Whether the key outlives the room.
    pub(crate) const fn is_safe(self) -> bool {
        match self {
            Self::Nowhere | Self::Saved => false,
            Self::Proven(_) | Self::ByPerson(_) => true,
        }
    }
}

impl HeldKey {
    /// A key that has signed nothing here.
    pub(crate) const fn new(fingerprint: Fingerprint, kept: Kept) -> Self {
        Self {
            fingerprint,
            kept,
            request: None,
            note: None,
        }
    }

    /// The key as the person brought it, if they did.
    pub(crate) fn own(&self) -> Option<OwnKey> {
        match self.kept {
            Kept::ByPerson(algorithm) => Some(OwnKey {
                algorithm,
                fingerprint: self.fingerprint,
            }),
            Kept::Nowhere | Kept::Saved | Kept::Proven(_) => None,
        }
    }
}

impl Room {
    /// Notes a key that came in. It takes the place of the same one from before.
    pub(crate) fn add(&mut self, mut key: HeldKey) {
        let same = |other: &HeldKey| other.fingerprint == key.fingerprint;
        if let Some(place) = self.keys.iter().position(same) {
            let before = self.keys.remove(place);
            key.request = key.request.or(before.request);
            key.note = key.note.or(before.note);
        }
        self.keys.push(key);
    }

    /// The signed request that fits, so that no new key or signature is needed.
    pub(crate) fn signed_request(&self, wanted: &Request) -> Option<SignedRequest> {
        let key = match &wanted.signing {
            Signing::Done { request, .. } => {
                return Some(SignedRequest::from((**request).clone()));
            }
            Signing::NewKey(_) => self.keys.iter().rfind(|key| key.own().is_none()),
            Signing::OwnKey(own) => self.key_with(&own.fingerprint),
        };
        key?.request
            .clone()
            .filter(|signed| signed.domain == wanted.domain)
            .filter(|signed| signed.key_kind == wanted.signing.key_kind())
    }

    /// Notes that the request signed by this key must not be ordered (again).
    pub(crate) fn request_used(&mut self, fingerprint: &Fingerprint) {
        if let Some(key) = self.key_mut(fingerprint) {
            key.request = None;
        }
    }

    /// Notes that the person was handed a file with this key.
    pub(crate) fn saved(&mut self, fingerprint: &Fingerprint) {
        if let Some(key) = self.key_mut(fingerprint)
            && key.kept == Kept::Nowhere
        {
            key.kept = Kept::Saved;
        }
    }

    /// Notes that this key was read back from there. A file outlasts what the browser keeps.
    pub(crate) fn proven(&mut self, fingerprint: &Fingerprint, place: Place) {
        if let Some(key) = self.key_mut(fingerprint) {
            match key.kept {
                Kept::ByPerson(_) | Kept::Proven(Place::File) => {}
                Kept::Nowhere | Kept::Saved | Kept::Proven(Place::Browser) => {
                    key.kept = Kept::Proven(place);
                }
            }
        }
    }

    /// Notes that the browser keeps no copies any more but those of which this is true.
    pub(crate) fn keeps_only(&mut self, is_kept: impl Fn(&Fingerprint) -> bool) {
        for key in &mut self.keys {
            if key.kept == Kept::Proven(Place::Browser) && !is_kept(&key.fingerprint) {
                key.kept = Kept::Nowhere;
            }
        }
    }

    /// The key that the person brought last.
    pub(crate) fn own_key(&self) -> Option<OwnKey> {
        self.keys.iter().rev().find_map(HeldKey::own)
    }

    /// Whether closing the page may lose a key.
    pub(crate) fn holds_unsafe_key(&self) -> bool {
        self.keys.iter().any(|key| !key.kept.is_safe())
    }

    /// Whether it may lose one that an order counts on.
    pub(crate) fn holds_unsafe_key_of_an_order(&self) -> bool {
        let ordered = |key: &HeldKey| {
            let note = key.note.as_ref().and_then(Note::order);
            note.is_some_and(|note| note.order.is_some())
        };
        self.keys
            .iter()
            .any(|key| !key.kept.is_safe() && ordered(key))
    }

    /// The key with this fingerprint, if it is there.
    pub(crate) fn key_with(&self, fingerprint: &Fingerprint) -> Option<&HeldKey> {
        self.keys.iter().find(|key| key.fingerprint == *fingerprint)
    }

    /// The same, to be changed.
    pub(crate) fn key_mut(&mut self, fingerprint: &Fingerprint) -> Option<&mut HeldKey> {
        self.keys
            .iter_mut()
            .find(|key| key.fingerprint == *fingerprint)
    }
}
