//! The messages, one enum each way.

use keyside_core::{DomainName, Fingerprint, KeyAlgorithm};
use serde::{Deserialize, Serialize};

use crate::{RequestReport, RoomText, UsableRequest};

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
/// [`Start`](Self::Start), [`Dress`](Self::Dress), [`Cancel`](Self::Cancel) and
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
        /// The common name, which is also the only subjectAltName.
        domain: DomainName,
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
    /// The user wants to bring something of their own: show the place to hand it over, instead of what
    /// was wanted before. A key at hand is kept; one that they brought before is told of at once.
    Bring {
        /// What they bring.
        what: Own,
    },
    /// Sign a request with the key that the user brought last.
    Sign {
        /// The common name, which is also the only subjectAltName.
        domain: DomainName,
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
    /// This comes after [`Bring`](ToRoom::Bring) with [`Own::Request`], too, when they handed over a
    /// key there and chose to use it.
    KeyBrought {
        /// The kind of key.
        algorithm: KeyAlgorithm,
        /// SHA-256 of the public key.
        fingerprint: Fingerprint,
    },
    /// The user brought a request of their own.
    ///
    /// This comes after [`Bring`](ToRoom::Bring) with [`Own::Key`], too, when they handed over a
    /// request there and chose to use it.
    RequestBrought {
        /// What it says, and what is wrong with it.
        report: Box<RequestReport>,
        /// The request itself, if it can be ordered for.
        request: Option<UsableRequest>,
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
}

/// What a saved file holds.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Saved {
    /// The private key alone.
    Key,
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
    /// The user brought no key to sign with.
    NoKey,
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
        };

        let written = to_value(Envelope::new(make)).expect("JSON");

        assert_eq!(
            written,
            json!({
                "keyside": 1,
                "message": { "kind": "make", "algorithm": "rsa-2048", "domain": "example.com" },
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

        for kind in ["start", "dress", "cancel", "forget", "saveKey", "export"] {
            assert!(
                from_value::<ToRoom>(json!({ "kind": kind })).is_err(),
                "{kind}"
            );
        }
    }

    #[test]
    fn refuses_fields_that_a_message_does_not_have() {
        let made = json!({ "kind": "size", "height": 10, "key": "secret" });

        assert!(from_value::<FromRoom>(made).is_err());
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
