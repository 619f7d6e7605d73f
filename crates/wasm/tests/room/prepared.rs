//! Keys that are made before they are asked for.

use std::{cell::Cell, rc::Rc};

use getrandom::SysRng;
use keyside_core::{Csr, DomainName, KeyAlgorithm};
use keyside_room::Saved;
use keyside_room::{FromRoom, RoomError};
use keyside_wasm::{Answer, KeyView, Problem};
use rand_core::{TryCryptoRng, TryRng};
use serde_json::json;

use crate::{
    authority::certificate_for,
    page::Silent,
    room::{Answers, Room, domain},
};

#[test]
fn only_the_frame_hears_of_a_prepared_key() {
    let answers = Room::new().prepare("ecdsa-p256");

    assert!(is_prepared(&answers, KeyAlgorithm::EcdsaP256));
}

#[test]
fn a_prepared_key_signs_the_request_that_asks_for_it() {
    let (mut fresh, drawn_at_once) = counted();
    fresh.make("ecdsa-p256");
    let (mut room, drawn) = counted();
    room.prepare("ecdsa-p256");
    let ahead = drawn.get();

    let answers = room.make("ecdsa-p256");

    assert!(ahead > 0);
    assert_eq!(drawn.get(), drawn_at_once.get());
    let algorithm = KeyAlgorithm::EcdsaP256;
    assert_eq!(answers.page()[0], &FromRoom::Making { algorithm });
    let made = answers.made();
    let csr = Csr::parse(&made.csr).expect("a request with a right signature");
    assert_eq!(csr.fingerprint(), made.fingerprint);
}

/// RSA draws random numbers for each signature.
#[test]
fn a_prepared_request_is_not_signed_again() {
    let (mut room, drawn) = counted();
    room.prepare("rsa-2048");
    room.prepare_for("rsa-2048", Some(domain()));
    let ahead = drawn.get();

    room.prepare_for("rsa-2048", Some(domain()));
    let made = room.make("rsa-2048").made();

    assert_eq!(drawn.get(), ahead);
    let csr = Csr::parse(&made.csr).expect("a request with a right signature");
    assert_eq!(*csr.domain(), domain());
    assert_eq!(csr.fingerprint(), made.fingerprint);
}

#[test]
fn a_prepared_request_for_another_name_is_not_used() {
    let mut room = Room::new();
    room.prepare_for("ecdsa-p256", DomainName::parse("other.example").ok());

    let made = room.make("ecdsa-p256").made();

    let csr = Csr::parse(&made.csr).expect("a request with a right signature");
    assert_eq!(*csr.domain(), domain());
}

#[test]
fn a_prepared_key_is_used_once() {
    let mut room = Room::new();
    room.prepare("ecdsa-p256");

    let first = room.make("ecdsa-p256").made();
    let second = room.make("ecdsa-p256").made();

    assert_ne!(first.fingerprint, second.fingerprint);
}

#[test]
fn a_prepared_key_is_not_prepared_again() {
    let (mut room, drawn) = counted();
    room.prepare("ecdsa-p256");
    let ahead = drawn.get();

    room.prepare("ecdsa-p256");

    assert_eq!(drawn.get(), ahead);
}

#[test]
fn a_key_of_another_kind_takes_the_place_of_a_prepared_one() {
    let (mut room, drawn) = counted();
    room.prepare("ecdsa-p256");
    room.prepare("ecdsa-p384");
    let ahead = drawn.get();

    room.prepare("ecdsa-p256");

    assert!(drawn.get() > ahead);
}

#[test]
fn a_request_for_another_kind_wipes_the_prepared_key() {
    let (mut room, drawn) = counted();
    room.prepare("ecdsa-p256");
    let other = room.make("ecdsa-p384").made();
    let before = drawn.get();

    let made = room.make("ecdsa-p256").made();

    assert_ne!(made.fingerprint, other.fingerprint);
    let with_a_key = drawn.get() - before;
    let mut fresh = counted();
    fresh.0.make("ecdsa-p256");
    assert_eq!(with_a_key, fresh.1.get());
}

#[test]
fn a_prepared_key_cannot_be_saved() {
    let mut room = Room::new();
    room.prepare("ecdsa-p256");

    let key = room.save_key(None);
    let bundle = room.save_bundle("pem", None);
    let asked = room.hear(json!({ "kind": "saveKey" }));

    assert_eq!(*key.problem(), Problem::SaveFailed { what: Saved::Key });
    let what = Saved::Bundle;
    assert_eq!(*bundle.problem(), Problem::SaveFailed { what });
    let error = RoomError::InvalidMessage;
    assert_eq!(asked.page(), [&FromRoom::Failed { error }]);
}

#[test]
fn prepares_no_key_beside_one_that_is_held() {
    let (mut room, drawn) = counted();
    let made = room.make("ecdsa-p256").made();
    let before = drawn.get();

    let answers = room.prepare("ecdsa-p384");

    assert!(is_prepared(&answers, KeyAlgorithm::EcdsaP384));
    assert_eq!(drawn.get(), before);
    let delivered = room.deliver(&certificate_for(&made.csr), made.fingerprint);
    let fingerprint = made.fingerprint;
    assert_eq!(delivered.page(), [&FromRoom::Fits { fingerprint }]);
}

#[test]
fn prepares_no_key_while_that_of_a_certificate_is_wanted() {
    let made = Room::new().make("ecdsa-p256").made();
    let (mut room, drawn) = counted();
    room.deliver(&certificate_for(&made.csr), made.fingerprint);

    room.prepare("ecdsa-p256");
    assert_eq!(drawn.get(), 0);

    room.hear(json!({ "kind": "withdraw" }));
    room.prepare("ecdsa-p256");
    assert!(drawn.get() > 0);
}

#[test]
fn a_key_that_could_not_be_prepared_is_told_when_it_is_asked_for() {
    let mut room = Room::with(Silent);

    let prepared = room.prepare("ecdsa-p256");
    let made = room.make("ecdsa-p256");

    assert!(is_prepared(&prepared, KeyAlgorithm::EcdsaP256));
    assert_eq!(*made.problem(), Problem::NoRandomness);
    assert_eq!(made.view().key, KeyView::Empty);
}

fn is_prepared(answers: &Answers, kind: KeyAlgorithm) -> bool {
    matches!(answers.0[..], [Answer::Prepared(prepared)] if prepared == kind)
}

/// A room, and how many random bytes it has drawn.
fn counted() -> (Room<Counted>, Rc<Cell<usize>>) {
    let drawn = Rc::new(Cell::new(0));
    (Room::with(Counted(drawn.clone())), drawn)
}

/// The system's random numbers, counted.
struct Counted(Rc<Cell<usize>>);

impl Counted {
    fn count(&self, bytes: usize) {
        self.0.set(self.0.get() + bytes);
    }
}

impl TryRng for Counted {
    type Error = <SysRng as TryRng>::Error;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        self.count(4);
        SysRng.try_next_u32()
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        self.count(8);
        SysRng.try_next_u64()
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        self.count(bytes.len());
        SysRng.try_fill_bytes(bytes)
    }
}

impl TryCryptoRng for Counted {}
