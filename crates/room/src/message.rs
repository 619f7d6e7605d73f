//! The messages, one enum each way.

use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use serde::{Deserialize, Serialize};

use crate::{RequestReport, RoomText, RoomTheme, UsableRequest};

/// The version of this protocol. Page and room come from one build; a room that hears another
/// version answers nothing.
pub const VERSION: u32 = 1;

/// What every message travels in.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope<M> {
    /// [`VERSION`].
    pub keyside: u32,
    /// The message itself.
    pub message: M,
}

impl<M> Envelope<M> {
    /// The message in an envelope of this version.
    #[must_use]
    pub const fn new(message: M) -> Self {
        Self {
            keyside: VERSION,
            message,
        }
    }
}

/// What the page asks of the room.
///
/// [`Start`](Self::Start), [`Dress`](Self::Dress), [`Theme`](Self::Theme), [`Cancel`](Self::Cancel) and
/// [`Forget`](Self::Forget) are for the room's frame; the others go on to the engine, the only one who
/// deserializes.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
#[expect(
    clippy::large_enum_variant,
    reason = "the text is sent once a language, and moved nowhere else"
)]
pub enum ToRoom {
    /// The first message: the engine to run. Both were checked against the hashes in the page's
    /// own HTML. `wasm` travels beside this as an `ArrayBuffer`.
    #[serde(skip_deserializing)]
    Start {
        /// The worker's script.
        script: String,
    },
    /// The language and its sentences; may come again at any time.
    #[serde(skip_deserializing)]
    Dress {
        /// BCP 47: `en` or `zh-Hans`.
        #[serde(skip_deserializing)]
        language: &'static str,
        /// Every sentence that the room shows.
        text: RoomText,
    },
    /// The looks of the site around the room; may come again at any time, and replaces those before. With
    /// one value that is none of its kind, all of it is refused.
    #[serde(skip_deserializing)]
    Theme {
        /// The looks.
        #[serde(skip_deserializing)]
        theme: RoomTheme,
    },
    /// A key of this kind may be wanted soon: make one ahead of time, and the request too if its name
    /// is known. Nothing is answered, and the page cannot tell whether there are any. A room that
    /// has a key, or wants something of the user, prepares none.
    Prepare {
        /// The kind of key.
        algorithm: KeyAlgorithm,
        /// The name that the request will be for.
        domain: Option<DomainName>,
    },
    /// Make a key, or take the prepared one, and sign a request with it unless that is prepared too. A key that is there already
    /// is wiped.
    Make {
        /// The kind of key.
        algorithm: KeyAlgorithm,
        /// The common name, which is also the first subjectAltName.
        domain: DomainName,
        /// The other ones.
        #[serde(default)]
        others: Vec<DomainName>,
    },
    /// Stop making the key. Nothing is answered when none is being made.
    #[serde(skip_deserializing)]
    Cancel,
    /// The certificate that came for the key with this fingerprint: offer bundles. Without the key
    /// at hand the room asks the user for the saved file.
    Deliver {
        /// The certificate, then the ones above it, in PEM.
        chain: String,
        /// The order's fingerprint.
        fingerprint: Fingerprint,
        /// The name that file names begin with.
        domain: DomainName,
    },
    /// What a capsule with this key shall hold beside it. The room keeps the newest one and reads none; a
    /// key without one goes into no capsule. Nothing is answered.
    Note {
        /// The key that it is for.
        fingerprint: Fingerprint,
        /// At most `keyside_core::Capsule::NOTE_MAX` bytes; of any form.
        note: String,
    },
    /// The capsule of [`FromRoom::Sealed`], as the browser gave it back after keeping it. Nothing is
    /// answered when the room waits for none, such as after [`Withdraw`](Self::Withdraw).
    Prove {
        /// The capsule.
        capsule: String,
    },
    /// The browser did not keep the capsule of [`FromRoom::Sealed`], or is known not to keep any: the room
    /// has the user save a file. Nothing is answered.
    NotKept {
        /// Why.
        reason: KeepProblem,
    },
    /// The user wants to go on from a copy that the browser kept: ask for its passphrase.
    Unlock {
        /// The capsule.
        capsule: String,
    },
    /// The user wants to bring something of their own: show the place to hand it over, instead of what
    /// was wanted before. A key at hand is kept; one that they brought before is told of at once.
    Bring {
        /// What they bring.
        what: Own,
    },
    /// Sign a request with the key that the user brought last.
    Sign {
        /// The common name, which is also the first subjectAltName.
        domain: DomainName,
        /// The other ones.
        #[serde(default)]
        others: Vec<DomainName>,
    },
    /// Nothing is wanted of the user any more: stop offering bundles and asking for files. A key at
    /// hand is kept.
    Withdraw,
    /// Wipe the key and start afresh.
    #[serde(skip_deserializing)]
    Forget,
}

/// What the room tells the page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum FromRoom {
    /// The frame stands and waits for [`ToRoom::Start`].
    Standing,
    /// The engine runs.
    Ready,
    /// A key is being made.
    Making {
        /// The kind of key.
        algorithm: KeyAlgorithm,
    },
    /// The key is made, or brought, and the request signed.
    Made {
        /// The kind of key.
        algorithm: KeyAlgorithm,
        /// SHA-256 of the public key.
        fingerprint: Fingerprint,
        /// The certification request in PEM.
        csr: String,
    },
    /// The making was stopped; no key exists.
    Cancelled,
    /// The delivered certificate fits the key at hand, and the room offers bundles.
    Fits {
        /// SHA-256 of the public key.
        fingerprint: Fingerprint,
    },
    /// The key of the delivered certificate is not here: the room asks the user for the saved file.
    KeyWanted {
        /// SHA-256 of the public key.
        fingerprint: Fingerprint,
    },
    /// The user opened a saved key file, and it fits the certificate: the room offers bundles.
    Opened {
        /// SHA-256 of the public key.
        fingerprint: Fingerprint,
    },
    /// The user brought a key of their own, and it passed every check. It is in a file of theirs, and
    /// so counts as saved.
    ///
    /// This comes after [`Bring`](ToRoom::Bring) of something else, too, when they handed over a key
    /// there and chose to use it.
    KeyBrought {
        /// The kind of key.
        algorithm: KeyAlgorithm,
        /// SHA-256 of the public key.
        fingerprint: Fingerprint,
    },
    /// The user brought a request of their own.
    ///
    /// This comes after [`Bring`](ToRoom::Bring) of something else, too, when they handed over a
    /// request there and chose to use it.
    RequestBrought {
        /// What it says, and what is wrong with it.
        report: Box<RequestReport>,
        /// The request itself, if it can be ordered for.
        request: Option<UsableRequest>,
    },
    /// The user wants an encrypted copy of the key kept in the browser.
    ///
    /// The page keeps it and reads it back: [`Prove`](ToRoom::Prove) or
    /// [`NotKept`](ToRoom::NotKept) follows, until which the room holds the passphrase.
    Sealed {
        /// SHA-256 of the public key.
        fingerprint: Fingerprint,
        /// The capsule: nobody reads it without the passphrase.
        capsule: String,
    },
    /// The key was read back from where it was kept or saved, and is the same: it outlives this room.
    Proven {
        /// SHA-256 of the public key.
        fingerprint: Fingerprint,
        /// Where it is.
        place: Place,
    },
    /// The user opened a capsule. Its key is in the room, and proven.
    ///
    /// This comes after [`Bring`](ToRoom::Bring) of something else, too, when they handed over a
    /// capsule there and chose to use it.
    Resumed {
        /// The kind of key.
        algorithm: KeyAlgorithm,
        /// SHA-256 of the public key.
        fingerprint: Fingerprint,
        /// What was sealed with it, by whatever page did.
        note: String,
        /// Where the capsule was.
        place: Place,
    },
    /// The user was handed a file.
    Saved {
        /// What was in it.
        what: Saved,
    },
    /// The key is wiped.
    Forgotten,
    /// The room's content is this many CSS pixels high.
    Size {
        /// CSS pixels.
        height: u32,
    },
    /// What was asked could not be done.
    Failed {
        /// Why.
        error: RoomError,
    },
}

/// What a user may bring of their own.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Own {
    /// A private key, to sign a request with.
    Key,
    /// A certification request, whose key stays where it is.
    Request,
    /// A capsule that was saved as a file, to go on from.
    Capsule,
}

/// Where a key is besides the room.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// In this browser, as a capsule that the page keeps.
    Browser,
    /// In a file of the user's.
    File,
}

/// Why the browser keeps no capsule.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum KeepProblem {
    /// There is no room left.
    Full,
    /// It keeps nothing: its storage is switched off, or the window is a private one.
    Unavailable,
    /// It did not keep it, or not as it was.
    Failed,
}

/// What a saved file holds.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Saved {
    /// The private key alone.
    Key,
    /// The key and its note, as a capsule.
    Capsule,
    /// The key and its certificate.
    Bundle,
}

/// Why the room could not do something. Problems with a passphrase or a file of the user's stay in
/// the room: it shows them itself.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RoomError {
    /// The engine did not start.
    EngineFailed,
    /// The browser gave no random numbers.
    NoRandomness,
    /// The key or the request could not be made.
    MakeFailed,
    /// The engine died, and with it the keys that it held. It runs again.
    KeysLost,
    /// The user brought no key to sign with.
    NoKey,
    /// A capsule that the page handed over is damaged, or not the one that was sealed.
    CopyDamaged,
    /// The certificate is for another key.
    CertificateMismatch,
    /// The certificate could not be read.
    InvalidCertificate,
    /// The message is not one of this protocol.
    InvalidMessage,
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::*;

    #[test]
    fn writes_a_message_in_its_envelope() {
        let domain = DomainName::parse("example.com").expect("a domain name");
        let make = ToRoom::Make {
            algorithm: KeyAlgorithm::Rsa2048,
            domain,
            others: vec![DomainName::parse("example.org").expect("a domain name")],
        };

        let written = to_value(Envelope::new(make)).expect("JSON");

        assert_eq!(
            written,
            json!({
                "keyside": 1,
                "message": { "kind": "make", "algorithm": "rsa-2048", "domain": "example.com",
                    "others": ["example.org"] },
            })
        );
    }

    #[test]
    fn reads_only_what_the_engine_acts_on() {
        let make = json!({ "kind": "make", "algorithm": "ecdsa-p256", "domain": "example.com" });
        assert!(from_value::<ToRoom>(make).is_ok());
        let bring = json!({ "kind": "bring", "what": "request" });
        assert!(from_value::<ToRoom>(bring).is_ok());
        let sign = json!({ "kind": "sign", "domain": "example.com" });
        assert!(from_value::<ToRoom>(sign).is_ok());
        for reason in ["full", "unavailable", "failed"] {
            let not_kept = json!({ "kind": "notKept", "reason": reason });
            assert!(from_value::<ToRoom>(not_kept).is_ok(), "{reason}");
        }
        for kind in ["prove", "unlock"] {
            let copy = json!({ "kind": kind, "capsule": "" });
            assert!(from_value::<ToRoom>(copy).is_ok(), "{kind}");
        }

        for kind in [
            "start",
            "dress",
            "theme",
            "cancel",
            "forget",
            "keep",
            "saveKey",
            "saveCapsule",
            "export",
        ] {
            assert!(
                from_value::<ToRoom>(json!({ "kind": kind })).is_err(),
                "{kind}"
            );
        }
    }

    #[test]
    fn refuses_fields_that_a_message_does_not_have() {
        let size = json!({ "kind": "size", "height": 10, "key": "secret" });
        let sealed = json!({
            "kind": "sealed",
            "fingerprint": "0".repeat(64),
            "capsule": "",
            "passphrase": "secret",
        });
        let unlock = json!({ "kind": "unlock", "capsule": "", "passphrase": "secret" });

        assert!(from_value::<FromRoom>(size).is_err());
        assert!(from_value::<FromRoom>(sealed).is_err());
        assert!(from_value::<ToRoom>(unlock).is_err());
    }

    #[test]
    fn a_resumed_key_tells_its_note_and_where_it_was() {
        let resumed = json!({
            "kind": "resumed",
            "algorithm": "ed25519",
            "fingerprint": "0".repeat(64),
            "note": "{}",
            "place": "browser",
        });

        let read = from_value::<FromRoom>(resumed.clone()).expect("an answer");

        assert!(matches!(
            read,
            FromRoom::Resumed {
                place: Place::Browser,
                ..
            }
        ));
        assert_eq!(to_value(read).expect("JSON"), resumed);
    }

    #[test]
    fn a_brought_request_may_have_no_use() {
        let brought = FromRoom::RequestBrought {
            report: Box::default(),
            request: None,
        };

        let written = to_value(&brought).expect("JSON");

        assert_eq!(written["request"], json!(null));
        assert_eq!(from_value::<FromRoom>(written).expect("an answer"), brought);
    }

    #[test]
    fn reads_an_answer_of_the_room() {
        let failed = json!({
            "keyside": 1,
            "message": { "kind": "failed", "error": "certificateMismatch" },
        });

        assert_eq!(
            from_value::<Envelope<FromRoom>>(failed).expect("an answer"),
            Envelope::new(FromRoom::Failed {
                error: RoomError::CertificateMismatch
            })
        );
    }
}
