//! Keys that outlive a visit.

use keyside_room::{KeepProblem, ToRoom};

use super::*;
use crate::{
    kept::KeptCopy,
    note::{Note, OrderNote},
    room::Kept,
};

const CAPSULE: &str = "-----BEGIN KEYSIDE CAPSULE-----";

fn sealed() -> Action {
    Action::Room(FromRoom::Sealed {
        fingerprint: fingerprint(),
        capsule: CAPSULE.to_owned(),
    })
}

fn resumed(note: &str, place: Place) -> Action {
    Action::Room(FromRoom::Resumed {
        algorithm: KeyAlgorithm::EcdsaP256,
        fingerprint: fingerprint(),
        note: note.to_owned(),
        place,
    })
}

/// The note of a request that was not ordered.
fn note() -> String {
    Note::Order(OrderNote::new(&request(), CSR, "noted")).to_json()
}

/// The order in the note of a request that is ordered with.
fn order_in(note: &Note) -> Option<OrderId> {
    let note = note.order().expect("it is for an order");
    note.order.clone()
}

fn id() -> OrderId {
    OrderId::from_random([1; 16])
}

fn copy(order: Option<OrderId>) -> KeptCopy {
    KeptCopy {
        fingerprint: fingerprint(),
        domain: request().domain,
        capsule: CAPSULE.to_owned(),
        order,
        idempotency_key: Some("kept".to_owned()),
        kept_at: 1.0,
    }
}

fn shelf(copies: impl IntoIterator<Item = KeptCopy>) -> Action {
    let stored = copies.into_iter().map(|copy| Stored::Copy(Box::new(copy)));
    Action::ShelfRead(Ok(stored.collect()))
}

fn reviewed() -> State {
    after([Action::Ask(request()), made()])
}

fn issued() -> Box<Order> {
    let chain = String::new();
    order(OrderState::Issued { chain })
}

fn bundle_saved() -> Action {
    let what = Saved::Bundle;
    Action::Room(FromRoom::Saved { what })
}

/// The kept copy is chosen to go on from.
fn unlocking(order: Option<OrderId>) -> State {
    let copy = copy(order);
    after([
        shelf([copy.clone()]),
        Action::Resume(Resuming::Copy(Box::new(copy))),
    ])
}

#[test]
fn a_sealed_key_is_kept_with_what_a_later_visit_needs() {
    let state = reviewed().after(sealed());

    let kept = state.room.sealed.clone().expect("a copy").kept(1.0);

    let expected = KeptCopy {
        idempotency_key: Some(review(&state).idempotency_key.clone()),
        ..copy(None)
    };
    assert_eq!(kept, expected);
}

#[test]
fn a_copy_is_wanted_until_the_room_has_seen_it() {
    let error = RoomError::CopyDamaged;
    let wanted = reviewed().after(sealed());

    for said in [
        proven(Place::Browser),
        Action::Room(FromRoom::Failed { error }),
        Action::Room(FromRoom::Forgotten),
    ] {
        assert_eq!(wanted.clone().after(said).room.sealed, None);
    }
}

#[test]
fn the_room_is_told_what_to_seal_and_then_the_order() {
    let (key, before) = reviewed().note().expect("a note");
    assert_eq!(key, fingerprint());
    assert_eq!(order_in(&before), None);

    let placed = sending().after(Action::Placed(order(OrderState::Preparing)));

    let (_, after) = placed.note().expect("a note");
    assert_eq!(order_in(&after), Some(id()));
}

#[test]
fn the_room_is_told_that_the_browser_keeps_nothing_while_that_matters() {
    let problem = KeepProblem::Unavailable;
    let state = reviewed().after(Action::ShelfRead(Err(problem)));

    assert_eq!(state.keep_problem(), Some(problem));
    assert_eq!(state.after(proven(Place::File)).keep_problem(), None);
}

#[test]
fn a_copy_that_was_deleted_makes_the_key_unsafe_again() {
    let kept = reviewed()
        .after(shelf([copy(None)]))
        .after(proven(Place::Browser));
    assert!(!kept.room.holds_unsafe_key());

    let closed = kept
        .clone()
        .after(Action::ShelfRead(Err(KeepProblem::Failed)));
    let deleted = kept.after(shelf([]));

    assert!(!closed.room.holds_unsafe_key());
    assert!(deleted.room.holds_unsafe_key());
    assert_eq!(
        review(&deleted.after(Action::Place)).placing,
        Placing::NotYet
    );
}

#[test]
fn a_file_outlasts_a_deleted_copy() {
    let state = reviewed()
        .after(proven(Place::File))
        .after(proven(Place::Browser))
        .after(shelf([]));

    assert!(!state.room.holds_unsafe_key());
}

#[test]
fn a_file_leads_to_the_order_in_its_note() {
    let mut ordered = OrderNote::new(&request(), CSR, "noted");
    ordered.order = Some(id());

    let note = Note::Order(ordered).to_json();
    let state = after([resumed(&note, Place::File)]);

    let id = id();
    assert_eq!(state.flow, Flow::Opening { id, trouble: None });
}

#[test]
fn a_copy_leads_to_the_order_that_was_written_down_beside_it() {
    let state = unlocking(Some(id())).after(resumed(&note(), Place::Browser));

    let id = id();
    assert_eq!(state.flow, Flow::Opening { id, trouble: None });
}

#[test]
fn a_capsule_without_an_order_leads_to_the_one_with_its_key() {
    let found = order(OrderState::UnderReview);

    let state = after([
        resumed(&note(), Place::File),
        Action::OrderArrived(found.clone()),
    ]);

    assert_eq!(state.flow, Flow::Following(found));
    let (_, note) = state.note().expect("a note");
    assert_eq!(order_in(&note), Some(id()));
}

#[test]
fn a_capsule_without_any_order_leads_back_to_its_review() {
    let state = after([resumed(&note(), Place::File), Action::NoOrder]);

    let review = review(&state);
    assert_eq!(review.request, request());
    assert_eq!(review.signed.csr, CSR);
    assert_eq!(review.idempotency_key, "noted");
    assert_eq!(state.draft.domain, "example.com");
    assert_eq!(sent(&state.after(Action::Place)), "noted");
}

#[test]
fn a_copy_is_ordered_under_the_name_that_is_written_down_beside_it() {
    let state = unlocking(None)
        .after(resumed(&note(), Place::Browser))
        .after(Action::NoOrder);

    assert_eq!(review(&state).idempotency_key, "kept");
}

#[test]
fn a_capsule_goes_on_though_nobody_can_look_for_its_order() {
    let state = after([
        resumed(&note(), Place::File),
        Action::NotPlaced(Trouble::Unreachable),
    ]);

    assert_eq!(
        review(&state).placing,
        Placing::Failed(Trouble::Unreachable)
    );
    assert_eq!(sent(&state.after(Action::Place)), "noted");
}

#[test]
fn a_note_that_nobody_can_read_still_leads_to_its_order() {
    let found = order(OrderState::Preparing);
    let unread = after([resumed("?", Place::File)]);

    let followed = unread.clone().after(Action::OrderArrived(found.clone()));
    let none = unread.after(Action::NoOrder);

    assert_eq!(followed.flow, Flow::Following(found));
    assert_eq!(none.flow, Flow::back_to_form(Trouble::NoNote));
}

#[test]
fn a_key_that_was_resumed_is_safe_and_not_made_again() {
    let state = after([resumed(&note(), Place::File), Action::NoOrder]);
    assert_eq!(
        state.room.keys.last().map(|key| key.kept),
        Some(Kept::Proven(Place::File))
    );

    let again = state
        .after(Action::BackToForm)
        .after(Action::Ask(request()));

    assert_eq!(review(&again).idempotency_key, "noted");
}

#[test]
fn the_room_is_asked_to_open_the_copy_and_nothing_more_once_it_did() {
    let told = |before: &State, after: &State| after.wish().message_after(&before.wish());
    let form = after([shelf([copy(None)])]);
    let unlocking = unlocking(None);
    let damaged = unlocking.clone().after(Action::Room(FromRoom::Failed {
        error: RoomError::CopyDamaged,
    }));
    let stopped = unlocking.clone().after(Action::StopResuming);

    assert!(
        matches!(told(&form, &unlocking), Some(ToRoom::Unlock { capsule }) if capsule == CAPSULE)
    );
    assert!(matches!(
        damaged.flow,
        Flow::Resuming(Resuming::DamagedCopy(_))
    ));
    assert_eq!(damaged.wish(), unlocking.wish());
    assert!(matches!(told(&unlocking, &stopped), Some(ToRoom::Withdraw)));
    assert_eq!(stopped.flow, Flow::default());
}

#[test]
fn a_copy_of_an_order_is_left_for_that_order() {
    let unlocking = unlocking(Some(id()));
    assert_eq!(unlocking.flow.route(), Route::Order(id()));

    let stopped = unlocking.after(Action::StopResuming);

    let id = id();
    assert_eq!(stopped.flow, Flow::Opening { id, trouble: None });
}

#[test]
fn what_is_brought_instead_of_a_file_is_taken_for_what_it_is() {
    let state = after([
        Action::Resume(Resuming::File),
        Action::Room(FromRoom::KeyBrought {
            algorithm: KeyAlgorithm::EcdsaP256,
            fingerprint: fingerprint(),
        }),
    ]);

    assert_eq!(state.flow, Flow::default());
    assert_eq!(state.draft.source.own(), Some(Own::Key));
}

#[test]
fn the_order_is_written_down_beside_its_copy_once() {
    let placed = sending()
        .after(shelf([copy(None)]))
        .after(Action::Placed(order(OrderState::Preparing)));

    let updated = placed.copy_to_update();

    assert_eq!(updated, Some(copy(Some(id()))));
    assert_eq!(
        placed.after(shelf([copy(Some(id()))])).copy_to_update(),
        None
    );
}

#[test]
fn a_refused_order_is_not_written_down() {
    let refused = order(OrderState::Refused {
        code: ErrorCode::QuotaExhausted,
        message: String::new(),
    });

    let state = after([
        shelf([copy(None)]),
        Action::Go(Route::Order(id())),
        Action::OrderArrived(refused),
    ]);

    assert_eq!(state.copy_to_update(), None);
}

#[test]
fn two_tabs_order_under_one_name() {
    let both = || {
        unlocking(None)
            .after(resumed(&note(), Place::Browser))
            .after(Action::NoOrder)
    };
    let first = both()
        .after(Action::Place)
        .after(Action::NotPlaced(refused(ErrorCode::QuotaExhausted)))
        .after(Action::Place);
    let written = first.copy_to_update().expect("another name");

    let second = both().after(shelf([written])).after(Action::Place);

    assert_eq!(sent(&second), sent(&first));
}

#[test]
fn a_key_that_is_away_may_be_kept_here() {
    let order = issued();
    let away = after([]);
    let kept = after([shelf([copy(Some(id()))])]);

    assert_eq!(away.key_place(&order), KeyPlace::Away);
    assert_eq!(kept.key_place(&order), KeyPlace::Kept);
}

#[test]
fn a_key_that_was_taken_may_be_wiped() {
    let taken = sending()
        .after(shelf([copy(Some(id()))]))
        .after(Action::Placed(issued()))
        .after(bundle_saved());
    assert_eq!(taken.key_place(&issued()), KeyPlace::Taken);
    assert_eq!(taken.stake(), Some(Stake::TakenCopy(fingerprint())));

    let left = taken.after(Action::Room(FromRoom::Forgotten));
    assert_eq!(left.key_place(&issued()), KeyPlace::Taken);
    let wiped = left.after(shelf([]));

    assert_eq!(wiped.key_place(&issued()), KeyPlace::Wiped);
    assert_eq!(wiped.stake(), None);
}

#[test]
fn a_copy_is_at_stake_only_when_its_order_is_over() {
    let followed = |state| {
        sending()
            .after(shelf([copy(Some(id()))]))
            .after(Action::Placed(order(state)))
            .stake()
    };

    assert_eq!(followed(OrderState::UnderReview), None);
    assert_eq!(
        followed(OrderState::Cancelled),
        Some(Stake::VainCopy(fingerprint()))
    );
    assert_eq!(
        followed(OrderState::Issued {
            chain: String::new()
        }),
        None
    );
    assert_eq!(reviewed().stake(), Some(Stake::Key));
}
