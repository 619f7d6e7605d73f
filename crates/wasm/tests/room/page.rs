//! What the page can ask.

use std::fmt;

use keyside_core::{Csr, KeyAlgorithm};
use keyside_room::{FromRoom, RoomError};
use keyside_wasm::{Answer, CertificateView, KeyView, Problem};
use rand_core::{TryCryptoRng, TryRng};
use serde_json::{Value, json};

use crate::{
    authority::certificate_for,
    room::{Answers, Room},
};

#[test]
fn makes_a_key_and_signs_a_request_with_it() {
    let mut room = Room::new();

    let made = room.make("ecdsa-p256").made();

    let csr = Csr::parse(&made.csr).expect("a request with a right signature");
    assert_eq!(csr.domain().as_ascii(), "www.example.com");
    assert_eq!(csr.fingerprint(), made.fingerprint);
}

#[test]
fn a_request_may_be_for_several_names() {
    let names = ["www.example.com", "example.com", "*.example.org"];
    let asked = |kind: &str| json!({ "kind": kind, "algorithm": "ecdsa-p256", "domain": names[0], "others": names[1..] });
    let mut room = Room::new();
    room.prepare_for("ecdsa-p256", Some(names[0].parse().expect("a domain name")));

    let made = room.hear(asked("make")).made();

    let csr = Csr::parse(&made.csr).expect("a request with a right signature");
    let found: Vec<_> = csr.dns_names().iter().map(|name| name.as_ascii()).collect();
    assert_eq!(csr.domain().as_ascii(), names[0]);
    assert_eq!(found, names);
}

#[test]
fn says_that_it_is_making_a_key_before_it_does() {
    let mut room = Room::new();

    let answers = room.make("ecdsa-p256");

    let algorithm = KeyAlgorithm::EcdsaP256;
    let [Answer::Show(view), Answer::Page(message), ..] = &answers.0[..] else {
        panic!("{answers:?}", answers = answers.0);
    };
    assert_eq!(view.key, KeyView::Making { algorithm });
    assert_eq!(*message, FromRoom::Making { algorithm });
}

#[test]
fn offers_bundles_for_a_certificate_that_fits() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();

    let answers = room.deliver(&certificate_for(&made.csr), made.fingerprint);

    assert_eq!(
        answers.page(),
        [&FromRoom::Fits {
            fingerprint: made.fingerprint
        }]
    );
    assert!(matches!(
        answers.view().certificate,
        Some(CertificateView::Fits { .. })
    ));
}

#[test]
fn refuses_a_certificate_for_another_key() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();
    let other = Room::new().make("ecdsa-p256").made();

    let answers = room.deliver(&certificate_for(&other.csr), made.fingerprint);

    assert_eq!(failure(&answers), RoomError::CertificateMismatch);
    assert_eq!(*answers.problem(), Problem::CertificateMismatch);
}

#[test]
fn refuses_a_certificate_that_cannot_be_read() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();

    let answers = room.deliver("no certificate", made.fingerprint);

    assert_eq!(failure(&answers), RoomError::InvalidCertificate);
}

#[test]
fn asks_for_the_key_file_when_the_key_is_not_there() {
    let made = Room::new().make("ecdsa-p256").made();

    let answers = Room::new().deliver(&certificate_for(&made.csr), made.fingerprint);

    assert_eq!(
        answers.page(),
        [&FromRoom::KeyWanted {
            fingerprint: made.fingerprint
        }]
    );
    assert!(matches!(
        answers.view().certificate,
        Some(CertificateView::KeyWanted { .. })
    ));
}

#[test]
fn a_withdrawn_certificate_leaves_its_key() {
    let mut room = Room::new();
    let made = room.make("ecdsa-p256").made();
    room.deliver(&certificate_for(&made.csr), made.fingerprint);

    let answers = room.hear(json!({"kind": "withdraw"}));

    assert!(answers.page().is_empty());
    assert_eq!(answers.view().certificate, None);
    assert!(matches!(answers.view().key, KeyView::Held { .. }));
}

#[test]
fn a_new_key_takes_the_place_of_the_old_one_and_its_certificate() {
    let mut room = Room::new();
    let old = room.make("ecdsa-p256").made();
    let old_certificate = certificate_for(&old.csr);
    room.deliver(&old_certificate, old.fingerprint);

    let answers = room.make("ecdsa-p384");
    assert_eq!(answers.view().certificate, None);

    let answers = room.deliver(&old_certificate, old.fingerprint);
    assert_eq!(
        answers.page(),
        [&FromRoom::KeyWanted {
            fingerprint: old.fingerprint
        }]
    );
}

#[test]
fn makes_no_key_without_random_numbers() {
    let mut room = Room::with(Silent);

    let answers = room.make("ecdsa-p256");

    let error = RoomError::NoRandomness;
    assert_eq!(answers.page().last(), Some(&&FromRoom::Failed { error }));
    assert_eq!(answers.view().key, KeyView::Empty);
}

#[test]
fn refuses_every_message_that_is_not_in_the_contract() {
    let mut room = Room::new();
    room.make("ecdsa-p256");

    for message in [
        json!(null),
        json!("make"),
        json!([]),
        json!({}),
        json!({ "kind": "saveKey" }),
        json!({ "kind": "saveBundle", "format": "pem" }),
        json!({ "kind": "handOver", "file": [1, 2, 3] }),
        json!({ "kind": "unlock", "passphrase": "secret" }),
        json!({ "kind": "useInstead" }),
        json!({ "kind": "keep", "passphrase": "secret", "repeated": "secret" }),
        json!({ "kind": "saveCapsule", "passphrase": "secret" }),
        json!({ "kind": "unlockProof", "passphrase": "secret" }),
        json!({ "kind": "prove", "file": [1, 2, 3] }),
        json!({ "kind": "prove", "capsule": "", "passphrase": "secret" }),
        json!({ "kind": "unlock", "capsule": "", "passphrase": "secret" }),
        json!({ "kind": "notKept", "reason": "stolen" }),
        json!({ "kind": "note", "note": "" }),
        json!({ "kind": "bring" }),
        json!({ "kind": "bring", "what": "passphrase" }),
        json!({ "kind": "bring", "what": "key", "file": [1, 2, 3] }),
        json!({ "kind": "sign" }),
        json!({ "kind": "sign", "domain": "127.0.0.1" }),
        json!({ "kind": "exportPkcs8" }),
        json!({ "kind": "start", "script": "" }),
        json!({ "kind": "forget" }),
        json!({ "kind": "make" }),
        json!({ "kind": "prepare" }),
        json!({ "kind": "prepare", "algorithm": "rsa-1024" }),
        json!({ "kind": "prepare", "algorithm": "rsa-2048", "domain": "127.0.0.1" }),
        json!({ "kind": "prepare", "algorithm": "rsa-2048", "domain": null, "seed": 1 }),
        json!({ "kind": "make", "algorithm": "rsa-1024", "domain": "www.example.com" }),
        json!({ "kind": "make", "algorithm": "rsa-2048", "domain": "127.0.0.1" }),
        json!({ "kind": "make", "algorithm": "rsa-2048", "domain": "www.example.com", "seed": 1 }),
        json!({ "kind": "deliver", "chain": "", "fingerprint": "00", "domain": "www.example.com" }),
    ] {
        let text = message.to_string();

        let answers = room.hear(message);

        assert_eq!(answers.0.len(), 1, "{text}");
        assert_eq!(failure(&answers), RoomError::InvalidMessage, "{text}");
    }
}

#[test]
fn no_json_makes_it_panic() {
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut room = Room::new();

    for _ in 0..2_000 {
        room.hear(any_json(&mut random, 4));
    }
}

/// A source of random numbers that gives none.
pub(crate) struct Silent;

impl TryRng for Silent {
    type Error = fmt::Error;

    fn try_next_u32(&mut self) -> Result<u32, fmt::Error> {
        Err(fmt::Error)
    }

    fn try_next_u64(&mut self) -> Result<u64, fmt::Error> {
        Err(fmt::Error)
    }

    fn try_fill_bytes(&mut self, _bytes: &mut [u8]) -> Result<(), fmt::Error> {
        Err(fmt::Error)
    }
}

impl TryCryptoRng for Silent {}

fn failure(answers: &Answers) -> RoomError {
    match answers.page()[..] {
        [FromRoom::Failed { error }] => *error,
        ref other => panic!("no failure alone: {other:?}"),
    }
}

/// Random JSON that looks like messages more often than chance would have it.
fn any_json(random: &mut u64, depth: u32) -> Value {
    const TEXTS: [&str; 19] = [
        "kind",
        "prepare",
        "make",
        "bring",
        "what",
        "key",
        "sign",
        "deliver",
        "algorithm",
        "ed25519",
        "domain",
        "chain",
        "fingerprint",
        "note",
        "prove",
        "capsule",
        "unlock",
        "notKept",
        "reason",
    ];
    let mut below = |limit: u64| {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        *random % limit
    };
    let text = TEXTS[below(TEXTS.len() as u64) as usize];
    let (kind, length) = (below(if depth == 0 { 4 } else { 6 }), below(4));
    match kind {
        0 => Value::Null,
        1 => json!(below(u64::MAX)),
        2 | 3 => json!(text),
        4 => (0..length).map(|_| any_json(random, depth - 1)).collect(),
        _ => (0..length)
            .map(|index| {
                let key = TEXTS[(*random >> index) as usize % TEXTS.len()].to_owned();
                (key, any_json(random, depth - 1))
            })
            .chain([("kind".to_owned(), json!(text))])
            .collect(),
    }
}
