//! What is done without an order.

use keyside_core::CertificateChain;
use keyside_room::ToRoom;

use super::*;
use crate::{
    kept::KeptCopy,
    note::{Note, OfflineNote, OrderNote},
    offline::{Certificate, CertificateProblem, HandedOver, KeyAnswer, KeySource, ToSign},
};

const LEAF: &str = include_str!("../../../../crates/core/tests/vectors/chain/leaf.pem");

fn asked() -> Action {
    Action::Offline(Doing::Ask(ToSign {
        domain: "example.com".parse().expect("a domain name"),
        others: vec!["example.org".parse().expect("a domain name")],
        signing: Signing::NewKey(KeyAlgorithm::EcdsaP256),
    }))
}

fn there() -> State {
    after([Action::Go(Route::Offline)])
}

/// The page that is one file.
fn alone() -> State {
    State {
        alone: true,
        ..there()
    }
}

fn note() -> String {
    let names = ["example.com", "example.org"].map(|name| name.parse().expect("a domain name"));
    Note::Offline(OfflineNote::new(names.to_vec(), CSR)).to_json()
}

fn resumed(note: &str) -> Action {
    Action::Room(FromRoom::Resumed {
        algorithm: KeyAlgorithm::EcdsaP256,
        fingerprint: fingerprint(),
        note: note.to_owned(),
        place: Place::Browser,
    })
}

fn handed_over() -> State {
    there().after(Action::Offline(Doing::HandOver(LEAF.into())))
}

fn key_of_leaf() -> Fingerprint {
    let chain = CertificateChain::parse(LEAF).expect("a chain");
    chain.leaf().public_key_fingerprint()
}

fn certificate(state: &State) -> &Certificate {
    match &state.offline.certificate {
        Some(HandedOver::Certificate(certificate)) => certificate,
        other => panic!("no certificate but {other:?}"),
    }
}

#[test]
fn a_request_is_made_and_its_key_can_be_kept() {
    let state = there().after(asked());
    assert!(state.to_sign().is_some());

    let state = state.after(made());

    let request = state.offline.request.made().expect("a request");
    assert_eq!(request.signed.csr, CSR);
    assert_eq!(state.to_sign(), None);
    assert_eq!(state.flow, Flow::Offline);
    let (key, note_of_it) = state.note().expect("a note");
    assert_eq!((key, note_of_it.to_json()), (fingerprint(), note()));
}

#[test]
fn a_request_for_several_names_is_not_ordered_with() {
    let state = there().after(asked()).after(made());

    let state = state
        .after(Action::Go(Route::Form))
        .after(Action::Ask(request()));

    assert_eq!(state.flow, Flow::Making(request()));
}

#[test]
fn what_was_made_is_still_there_after_a_look_elsewhere() {
    let state = there().after(asked()).after(made());

    let state = state
        .after(Action::Go(Route::Request))
        .after(Action::Go(Route::Offline));

    assert!(state.offline.request.made().is_some());
}

#[test]
fn a_kept_key_leads_back_to_its_request() {
    let copy = KeptCopy {
        fingerprint: fingerprint(),
        domain: "example.com".parse().expect("a domain name"),
        capsule: String::new(),
        order: None,
        idempotency_key: None,
        kept_at: 1.0,
    };
    let resuming = Resuming::Copy(Box::new(copy));
    let state = after([Action::Resume(resuming)]);
    assert_eq!(state.flow.route(), Route::Offline);

    let left = state.clone().after(Action::StopResuming);
    let state = state.after(resumed(&note()));

    assert_eq!(left.flow, Flow::Offline);
    assert_eq!(state.flow, Flow::Offline);
    let request = state.offline.request.made().expect("a request");
    assert_eq!(request.asked.names().count(), 2);
    assert_eq!(state.offline.typed, "example.com example.org");
}

#[test]
fn the_room_is_handed_a_certificate_and_says_whether_it_has_the_key() {
    let state = handed_over();
    let message = state.wish().message_after(&Wish::Nothing);
    assert!(matches!(message, Some(ToRoom::Deliver { fingerprint, .. })
        if fingerprint == key_of_leaf()));
    assert_eq!(certificate(&state).key, KeyAnswer::Awaited);

    let fingerprint = key_of_leaf();
    let missing = state.after(Action::Room(FromRoom::KeyWanted { fingerprint }));
    assert_eq!(certificate(&missing).key, KeyAnswer::Missing);

    let opened = missing.after(Action::Room(FromRoom::Opened { fingerprint }));
    assert_eq!(certificate(&opened).key, KeyAnswer::Here);
}

#[test]
fn a_bundle_is_of_the_key_of_the_certificate() {
    let fingerprint = key_of_leaf();
    let state = handed_over().after(Action::Room(FromRoom::Opened { fingerprint }));

    let state = state.after(Action::Room(FromRoom::Saved {
        what: Saved::Bundle,
    }));

    assert_eq!(state.taken, [fingerprint]);
}

#[test]
fn a_chain_that_the_room_refuses_is_no_certificate_to_go_on_with() {
    let error = RoomError::InvalidCertificate;

    let state = handed_over().after(Action::Room(FromRoom::Failed { error }));

    assert_eq!(
        state.offline.certificate,
        Some(HandedOver::Refused(CertificateProblem::NotSigned))
    );
    assert_eq!(state.wish(), Wish::Nothing);
}

#[test]
fn a_wiped_room_knows_of_no_certificate() {
    let fingerprint = key_of_leaf();
    let state = handed_over().after(Action::Room(FromRoom::Opened { fingerprint }));

    let state = state.after(Action::Room(FromRoom::Forgotten));

    assert_eq!(state.offline.certificate, None);
    assert_eq!(state.offline.request.made(), None);
}

#[test]
fn a_key_of_ones_own_is_asked_for_until_it_has_signed() {
    let state = there().after(Action::Offline(Doing::Choose(KeySource::Own)));
    let message = state.wish().message_after(&Wish::Nothing);
    assert!(matches!(message, Some(ToRoom::Bring { .. })));

    let problems = state.offline.to_sign(None).expect_err("nothing is there");
    let refused = state.after(Action::Offline(Doing::Refuse(problems)));
    assert!(refused.offline.problems.of(Field::Source).is_some());
    let brought = refused.after(Action::Room(FromRoom::KeyBrought {
        algorithm: KeyAlgorithm::Ed25519,
        fingerprint: fingerprint(),
    }));

    assert_eq!(brought.flow, Flow::Offline);
    assert_eq!(brought.offline.problems.of(Field::Source), None);
}

#[test]
fn a_request_that_came_instead_of_a_key_is_read() {
    let state = there().after(Action::Offline(Doing::Choose(KeySource::Own)));

    let state = state.after(Action::Room(FromRoom::RequestBrought {
        report: Box::default(),
        request: None,
    }));

    assert!(matches!(state.flow, Flow::Reading(Some(_))));
}

#[test]
fn a_stopped_making_leads_back_to_the_form() {
    let state = there().after(asked());

    for said in [
        FromRoom::Cancelled,
        FromRoom::Failed {
            error: RoomError::MakeFailed,
        },
    ] {
        let state = state.clone().after(Action::Room(said));
        assert_eq!(state.to_sign(), None);
        assert_eq!(state.flow, Flow::Offline);
    }
}

#[test]
fn one_file_has_no_orders() {
    for route in [
        Route::Form,
        Route::Orders,
        Route::Order(OrderId::from_random([1; 16])),
    ] {
        assert_eq!(alone().after(Action::Go(route)).flow, Flow::Offline);
    }
    let reading = alone().after(Action::Go(Route::Request));
    assert_eq!(reading.flow, Flow::Reading(None));
}

#[test]
fn one_file_opens_a_capsule_of_an_order_for_its_request() {
    let mut note = OrderNote::new(&request(), CSR, "noted");
    note.order = Some(OrderId::from_random([1; 16]));

    let state = alone().after(resumed(&Note::Order(note).to_json()));

    assert_eq!(state.flow, Flow::Offline);
    assert!(state.offline.request.made().is_some());
}
