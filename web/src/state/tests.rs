//! The flow, action by action.

mod bringing;
mod offline;
mod resuming;

use keyside_api::{Contact, ErrorBody, ErrorCode, OrderState, Quota, ValidationMethod};
use keyside_core::KeyAlgorithm;
use keyside_room::{Place, Saved};

use super::*;
use crate::form::Signing;

const CSR: &str = "-----BEGIN CERTIFICATE REQUEST-----";

fn fingerprint() -> Fingerprint {
    Fingerprint::of_spki_der(b"a public key")
}

fn products() -> Vec<Product> {
    [("single", false), ("wildcard", true)]
        .map(|(code, wildcard)| Product {
            code: code.to_owned(),
            source: keyside_api::ProductSource::Package,
            brand: "DigiCert".to_owned(),
            wildcard,
            free: false,
            validity_days: 90,
            quota: Some(Quota { total: 20, left: 3 }),
        })
        .to_vec()
}

fn request() -> Request {
    Request {
        domain: "example.com".parse().expect("a domain name"),
        product_code: "single".to_owned(),
        validation: ValidationMethod::Dns,
        signing: Signing::NewKey(KeyAlgorithm::EcdsaP256),
        contact: Contact::default(),
    }
}

fn order(state: OrderState) -> Box<Order> {
    Box::new(Order {
        id: OrderId::from_random([1; 16]),
        cloud_order_id: None,
        instance_id: None,
        domain: request().domain,
        product_code: request().product_code,
        validation: ValidationMethod::Dns,
        fingerprint: fingerprint(),
        created_at: "2026-11-24T00:00:00Z".to_owned(),
        updated_at: "2026-11-24T00:00:00Z".to_owned(),
        state,
    })
}

fn refused(code: ErrorCode) -> Trouble {
    let request_id = "req_1".to_owned();
    Trouble::Refused(ErrorBody {
        code,
        message: String::new(),
        field: None,
        request_id,
    })
}

fn made() -> Action {
    Action::Room(FromRoom::Made {
        algorithm: KeyAlgorithm::EcdsaP256,
        fingerprint: fingerprint(),
        csr: CSR.to_owned(),
    })
}

/// The state after these actions, from the beginning.
fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let ready = [
        Action::ProductsArrived(Ok(products())),
        Action::Room(FromRoom::Ready),
    ];
    ready
        .into_iter()
        .chain(actions)
        .fold(State::default(), State::after)
}

fn review(state: &State) -> &Review {
    match &state.flow {
        Flow::Reviewing(review) => review,
        other => panic!("not reviewing but {other:?}"),
    }
}

/// The `Idempotency-Key` of the order that is being sent.
fn sent(state: &State) -> String {
    let review = review(state);
    assert_eq!(review.placing, Placing::Sending);
    review.attempt().idempotency_key
}

fn proven(place: Place) -> Action {
    Action::Room(FromRoom::Proven {
        fingerprint: fingerprint(),
        place,
    })
}

/// The key is made and safe, and the order sent.
fn sending() -> State {
    after([
        Action::Ask(request()),
        made(),
        proven(Place::File),
        Action::Place,
    ])
}

#[test]
fn a_made_key_leads_to_the_review() {
    let state = after([Action::Ask(request()), made()]);

    assert_eq!(review(&state).signed.csr, CSR);
    assert!(state.room.holds_unsafe_key());
}

#[test]
fn a_cancelled_key_leads_back_to_the_form_with_its_answers() {
    let typed = Draft {
        domain: "example.com".to_owned(),
        ..Draft::default()
    };

    let state = after([
        Action::Edit(typed.clone()),
        Action::Ask(request()),
        Action::Room(FromRoom::Cancelled),
    ]);

    assert_eq!(state.draft, typed);
    assert_eq!(state.flow, Flow::default());
}

#[test]
fn a_key_that_came_after_the_cancelling_is_not_reviewed() {
    let state = after([Action::Ask(request()), Action::BackToForm, made()]);

    assert_eq!(state.flow, Flow::default());
}

#[test]
fn a_key_that_fits_is_not_made_twice() {
    let corrected = Request {
        product_code: "other".to_owned(),
        ..request()
    };

    let state = after([
        Action::Ask(request()),
        made(),
        Action::BackToForm,
        Action::Ask(corrected.clone()),
    ]);

    assert_eq!(review(&state).request, corrected);
}

#[test]
fn another_name_needs_another_key() {
    let other = Request {
        domain: "example.org".parse().expect("a domain name"),
        ..request()
    };

    let state = after([
        Action::Ask(request()),
        made(),
        Action::BackToForm,
        Action::Ask(other.clone()),
    ]);

    assert_eq!(state.flow, Flow::Making(other));
}

#[test]
fn a_key_that_was_ordered_is_not_ordered_again() {
    let state = sending()
        .after(Action::Placed(order(OrderState::Preparing)))
        .after(Action::Go(Route::Form))
        .after(Action::Ask(request()));

    assert_eq!(state.flow, Flow::Making(request()));
}

#[test]
fn only_a_key_that_was_read_back_may_be_left_behind() {
    let saved = after([
        Action::Ask(request()),
        made(),
        Action::Room(FromRoom::Saved { what: Saved::Key }),
    ]);
    assert!(saved.room.holds_unsafe_key());

    let proven = saved.after(proven(Place::File));

    assert!(!proven.room.holds_unsafe_key());
}

#[test]
fn nothing_is_ordered_before_the_key_is_safe() {
    let placing = |state: State| review(&state.after(Action::Place)).placing.clone();
    let unsafe_ = after([Action::Ask(request()), made()]);
    let saved = unsafe_
        .clone()
        .after(Action::Room(FromRoom::Saved { what: Saved::Key }));

    assert_eq!(placing(unsafe_.clone()), Placing::NotYet);
    assert_eq!(placing(saved), Placing::NotYet);
    for place in [Place::Browser, Place::File] {
        assert_eq!(
            placing(unsafe_.clone().after(proven(place))),
            Placing::Sending
        );
    }
}

#[test]
fn nothing_is_ordered_once_the_key_is_lost() {
    let error = RoomError::KeysLost;

    let state = after([
        Action::Ask(request()),
        made(),
        proven(Place::File),
        Action::Room(FromRoom::Failed { error }),
        Action::Place,
    ]);

    assert_eq!(review(&state).placing, Placing::NotYet);
}

#[test]
fn an_attempt_with_an_unknown_outcome_is_repeated_under_its_first_key() {
    let first = sending();

    let second = first
        .clone()
        .after(Action::NotPlaced(Trouble::Unreachable))
        .after(Action::Place);

    assert_eq!(sent(&second), sent(&first));
}

#[test]
fn an_attempt_with_an_unknown_outcome_may_be_repeated_without_its_key() {
    let error = RoomError::KeysLost;

    let state = sending()
        .after(Action::NotPlaced(Trouble::Unreachable))
        .after(Action::Room(FromRoom::Failed { error }))
        .after(Action::Place);

    assert_eq!(review(&state).placing, Placing::Sending);
}

#[test]
fn an_attempt_after_a_refusal_is_a_new_one() {
    let first = sending();

    let second = first
        .clone()
        .after(Action::NotPlaced(refused(ErrorCode::QuotaExhausted)))
        .after(Action::Place);

    assert_ne!(sent(&second), sent(&first));
}

#[test]
fn pressing_twice_sends_once() {
    let first = sending();

    let second = first.clone().after(Action::Place);

    assert_eq!(second, first);
}

#[test]
fn a_changed_answer_leaves_the_order_its_name() {
    let reviewed = after([Action::Ask(request()), made(), proven(Place::File)]);
    let corrected = Request {
        product_code: "other".to_owned(),
        ..request()
    };

    let again = reviewed
        .clone()
        .after(Action::BackToForm)
        .after(Action::Ask(corrected));

    assert_eq!(
        review(&again).idempotency_key,
        review(&reviewed).idempotency_key
    );
}

#[test]
fn a_refusal_of_the_key_asks_for_a_new_one() {
    let state = sending()
        .after(Action::NotPlaced(refused(ErrorCode::InvalidCsr)))
        .after(Action::BackToForm)
        .after(Action::Ask(request()));

    assert_eq!(state.flow, Flow::Making(request()));
}

#[test]
fn a_key_that_was_ordered_for_elsewhere_leads_to_that_order() {
    let found = order(OrderState::Preparing);
    let seeking = sending().after(Action::NotPlaced(refused(ErrorCode::KeyUsedBefore)));

    let followed = seeking.clone().after(Action::OrderArrived(found.clone()));
    let none = seeking.after(Action::NoOrder);

    assert_eq!(followed.flow, Flow::Following(found));
    assert!(matches!(review(&none).placing, Placing::Failed(_)));
}

#[test]
fn the_order_of_an_interrupted_attempt_is_found_by_its_key() {
    let attempt = Attempt {
        idempotency_key: "first".to_owned(),
        fingerprint: fingerprint(),
    };
    let found = order(OrderState::Preparing);

    let state = after([Action::Seek(attempt), Action::OrderArrived(found.clone())]);

    assert_eq!(state.flow, Flow::Following(found));
}

#[test]
fn news_of_an_order_that_is_not_shown_change_nothing() {
    let state = after([
        Action::Go(Route::Orders),
        Action::OrderArrived(order(OrderState::Placing)),
    ]);

    assert_eq!(state.flow, Flow::Listing);
}

#[test]
fn an_order_moves_from_the_second_step_to_the_third() {
    let id = OrderId::from_random([1; 16]);
    let waiting = after([
        Action::Go(Route::Order(id)),
        Action::OrderArrived(order(OrderState::UnderReview)),
    ]);
    let chain = String::new();

    let issued = waiting
        .clone()
        .after(Action::OrderArrived(order(OrderState::Issued { chain })));

    assert_eq!(waiting.flow.step(), Some(Step::Prove));
    assert_eq!(issued.flow.step(), Some(Step::Take));
}

#[test]
fn a_name_with_a_star_chooses_a_wildcard_product_and_says_so() {
    let draft = |domain: &str| Draft {
        domain: domain.to_owned(),
        ..Draft::default()
    };
    let single = after([
        Action::Edit(draft("example.com")),
        Action::Judge(Field::Domain),
    ]);
    let typed = Draft {
        domain: "*.example.com".to_owned(),
        ..single.draft.clone()
    };

    let state = single
        .after(Action::Edit(typed))
        .after(Action::Judge(Field::Domain));

    assert_eq!(state.draft.product_code, "wildcard");
    assert!(matches!(
        state.flow,
        Flow::Describing {
            remark: Remark::Switched,
            ..
        }
    ));
}

#[test]
fn a_corrected_answer_is_no_longer_wrong() {
    let wrong = Draft {
        domain: "localhost".to_owned(),
        ..Draft::default()
    };
    let right = Draft {
        domain: "example.com".to_owned(),
        ..Draft::default()
    };
    let judged = after([Action::Edit(wrong), Action::Judge(Field::Domain)]);

    let state = judged.clone().after(Action::Edit(right));

    let problem = |state: &State| match &state.flow {
        Flow::Describing { problems, .. } => problems.of(Field::Domain),
        _ => None,
    };
    assert!(problem(&judged).is_some());
    assert_eq!(problem(&state), None);
}

#[test]
fn a_room_that_was_built_anew_has_no_key() {
    let state = after([
        Action::Ask(request()),
        made(),
        Action::Room(FromRoom::Standing),
    ]);

    assert_eq!(state.room.keys, []);
}

#[test]
fn a_room_that_fails_while_making_leads_back_to_the_form() {
    let failed = FromRoom::Failed {
        error: RoomError::NoRandomness,
    };

    let state = after([Action::Ask(request()), Action::Room(failed)]);

    assert_eq!(
        state.flow,
        Flow::back_to_form(Trouble::Room(RoomError::NoRandomness))
    );
}

#[test]
fn a_renewal_asks_for_the_same_with_a_new_key() {
    let contact = Contact {
        name: "Tom".to_owned(),
        ..Contact::default()
    };
    let draft = Draft {
        source: Source::Key(None),
        contact: contact.clone(),
        ..Draft::default()
    };
    let order = order(OrderState::Cancelled);

    let state = after([Action::Edit(draft), Action::Renew(order.clone())]);

    assert_eq!(
        state.draft,
        Draft {
            domain: order.domain.to_unicode(),
            product_code: order.product_code,
            validation: order.validation,
            source: Source::default(),
            contact,
            remember_contact: false,
        }
    );
    assert_eq!(state.flow, Flow::default());
}

#[test]
fn starting_another_keeps_the_contact() {
    let contact = Contact {
        name: "Tom".to_owned(),
        ..Contact::default()
    };
    let draft = Draft {
        domain: "example.com".to_owned(),
        contact,
        ..Draft::default()
    };

    let state = after([Action::Edit(draft.clone()), Action::StartAnother]);

    assert_eq!(
        state.draft,
        Draft {
            domain: String::new(),
            ..draft
        }
    );
}

#[test]
fn a_key_is_prepared_as_soon_as_its_kind_is_known() {
    let kind = |actions| Some(after(actions).key_to_prepare()?.0);
    let chosen = |algorithm| {
        vec![Action::Edit(Draft {
            source: Source::New(algorithm),
            ..Draft::default()
        })]
    };

    assert_eq!(State::default().key_to_prepare(), None);
    assert_eq!(kind(vec![]), Some(KeyAlgorithm::Rsa2048));
    assert_eq!(
        kind(chosen(KeyAlgorithm::EcdsaP256)),
        Some(KeyAlgorithm::EcdsaP256)
    );
    assert_eq!(kind(chosen(KeyAlgorithm::Ed25519)), None);
}

#[test]
fn a_request_is_prepared_once_its_name_is_left() {
    let name = |actions| after(actions).key_to_prepare()?.1;
    let typed = |domain: &str| {
        Action::Edit(Draft {
            domain: domain.to_owned(),
            ..Draft::default()
        })
    };
    let left = || Action::Judge(Field::Domain);
    let domain = DomainName::parse("www.example.com").ok();

    assert_eq!(name(vec![typed("www.example.com")]), None);
    assert_eq!(name(vec![typed("www.example.com"), left()]), domain);
    assert_eq!(name(vec![typed("www."), left()]), None);
}

#[test]
fn no_key_is_prepared_beside_another_or_an_order() {
    for actions in [
        vec![Action::Ask(request())],
        vec![Action::Ask(request()), made()],
        vec![Action::Ask(request()), made(), Action::BackToForm],
        vec![Action::Go(Route::Orders)],
    ] {
        assert_eq!(after(actions).key_to_prepare(), None);
    }
}
