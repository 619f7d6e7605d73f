//! The flow, action by action.

use keyside_api::{Contact, ErrorBody, ErrorCode, OrderState, Quota, ValidationMethod};
use keyside_core::KeyAlgorithm;
use keyside_room::{
    ReportedFinding, ReportedName, ReportedSeverity, RequestReport, Saved, ToRoom, UsableRequest,
};

use super::*;
use crate::form::{FieldProblem, OwnKey, Signing};

const CSR: &str = "-----BEGIN CERTIFICATE REQUEST-----";

fn fingerprint() -> Fingerprint {
    Fingerprint::of_spki_der(b"a public key")
}

fn products() -> Vec<Product> {
    [("single", false), ("wildcard", true)]
        .map(|(code, wildcard)| Product {
            code: code.to_owned(),
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

fn key_brought(algorithm: KeyAlgorithm) -> Action {
    Action::Room(FromRoom::KeyBrought {
        algorithm,
        fingerprint: fingerprint(),
    })
}

/// The request of the person's own that was brought.
fn usable(domain: &str) -> UsableRequest {
    UsableRequest {
        csr: CSR.to_owned(),
        domain: domain.parse().expect("a domain name"),
        dns_names: vec![],
        algorithm: "rsa-2560".to_owned(),
        fingerprint: fingerprint(),
    }
}

fn request_brought(request: UsableRequest) -> Action {
    Action::Room(FromRoom::RequestBrought {
        report: Box::default(),
        request: Some(request),
    })
}

fn with_contact() -> Action {
    Action::Edit(Draft {
        domain: "example.com".to_owned(),
        product_code: "single".to_owned(),
        contact: Contact {
            name: "Li Lei".to_owned(),
            phone: "13800000000".to_owned(),
            email: "li@example.com".to_owned(),
        },
        ..Draft::default()
    })
}

/// Sends the form as it stands.
fn asked(state: State) -> State {
    let request = state.draft.read(state.products()).expect("a whole form");
    state.after(Action::Ask(request))
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

fn attempt_key(state: &State) -> &str {
    match &review(state).placing {
        Placing::Sending(attempt) => &attempt.idempotency_key,
        other => panic!("not sending but {other:?}"),
    }
}

#[test]
fn a_made_key_leads_to_the_review() {
    let state = after([Action::Ask(request()), made()]);

    assert_eq!(review(&state).signed.csr, CSR);
    assert!(state.room.holds_unsaved_key());
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
    let state = after([
        Action::Ask(request()),
        made(),
        Action::Place("first".to_owned()),
        Action::Placed(order(OrderState::Preparing)),
        Action::Go(Route::Form),
        Action::Ask(request()),
    ]);

    assert_eq!(state.flow, Flow::Making(request()));
}

#[test]
fn a_saved_key_may_be_left_behind() {
    let state = after([
        Action::Ask(request()),
        made(),
        Action::Room(FromRoom::Saved { what: Saved::Key }),
    ]);

    assert!(!state.room.holds_unsaved_key());
}

#[test]
fn an_attempt_with_an_unknown_outcome_is_repeated_under_its_first_key() {
    let state = after([
        Action::Ask(request()),
        made(),
        Action::Place("first".to_owned()),
        Action::NotPlaced(Trouble::Unreachable),
        Action::Place("second".to_owned()),
    ]);

    assert_eq!(attempt_key(&state), "first");
}

#[test]
fn an_attempt_after_a_refusal_is_a_new_one() {
    let state = after([
        Action::Ask(request()),
        made(),
        Action::Place("first".to_owned()),
        Action::NotPlaced(refused(ErrorCode::QuotaExhausted)),
        Action::Place("second".to_owned()),
    ]);

    assert_eq!(attempt_key(&state), "second");
}

#[test]
fn pressing_twice_sends_once() {
    let state = after([
        Action::Ask(request()),
        made(),
        Action::Place("first".to_owned()),
        Action::Place("second".to_owned()),
    ]);

    assert_eq!(attempt_key(&state), "first");
}

#[test]
fn a_refusal_of_the_key_asks_for_a_new_one() {
    let state = after([
        Action::Ask(request()),
        made(),
        Action::Place("first".to_owned()),
        Action::NotPlaced(refused(ErrorCode::KeyUsedBefore)),
        Action::BackToForm,
        Action::Ask(request()),
    ]);

    assert_eq!(state.flow, Flow::Making(request()));
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

#[test]
fn no_key_is_prepared_for_someone_who_has_one() {
    for own in [Own::Key, Own::Request] {
        assert_eq!(after([Action::Bring(own)]).key_to_prepare(), None);
    }
}

#[test]
fn an_own_key_signs_and_is_not_made() {
    let brought = asked(after([
        with_contact(),
        Action::Bring(Own::Key),
        key_brought(KeyAlgorithm::EcdsaP256),
    ]));
    let key = OwnKey {
        algorithm: KeyAlgorithm::EcdsaP256,
        fingerprint: fingerprint(),
    };
    let Flow::Making(request) = &brought.flow else {
        panic!("nothing signs in {:?}", brought.flow);
    };
    assert_eq!(request.signing, Signing::OwnKey(key));

    let signed = brought.after(made());

    assert_eq!(review(&signed).signed.csr, CSR);
    assert!(!signed.room.holds_unsaved_key());
}

#[test]
fn an_own_key_that_signed_already_is_not_asked_again() {
    let reviewed = asked(after([
        with_contact(),
        Action::Bring(Own::Key),
        key_brought(KeyAlgorithm::EcdsaP256),
    ]))
    .after(made());

    let again = asked(reviewed.after(Action::BackToForm));

    assert_eq!(review(&again).signed.csr, CSR);
}

#[test]
fn a_new_key_is_made_even_where_an_own_one_signed() {
    let reviewed = asked(after([
        with_contact(),
        Action::Bring(Own::Key),
        key_brought(KeyAlgorithm::EcdsaP256),
    ]))
    .after(made());

    let state = reviewed
        .after(Action::BackToForm)
        .after(Action::Ask(request()));

    assert_eq!(state.flow, Flow::Making(request()));
}

#[test]
fn an_own_key_of_a_kind_that_is_not_taken_is_refused() {
    let state = after([
        with_contact(),
        Action::Bring(Own::Key),
        key_brought(KeyAlgorithm::EcdsaP384),
    ]);

    let problems = state.draft.read(state.products()).expect_err("P-384");

    assert_eq!(
        problems.of(Field::Source),
        Some(FieldProblem::AlgorithmNotTaken)
    );
}

#[test]
fn nothing_is_ordered_before_it_is_brought() {
    for (own, problem) in [
        (Own::Key, FieldProblem::KeyMissing),
        (Own::Request, FieldProblem::RequestMissing),
    ] {
        let state = after([with_contact(), Action::Bring(own)]);

        let problems = state.draft.read(state.products()).expect_err("not brought");

        assert_eq!(problems.of(Field::Source), Some(problem));
    }
}

#[test]
fn an_own_key_is_still_there_after_another_choice() {
    let state = after([
        Action::Bring(Own::Key),
        key_brought(KeyAlgorithm::EcdsaP256),
        Action::Bring(Own::Request),
        Action::Bring(Own::Key),
    ]);

    assert!(state.draft.source.is_here());
}

#[test]
fn an_own_key_is_gone_with_its_room() {
    let gone = [
        FromRoom::Standing,
        FromRoom::Failed {
            error: RoomError::NoKey,
        },
    ];
    for said in gone {
        let state = after([
            Action::Bring(Own::Key),
            key_brought(KeyAlgorithm::EcdsaP256),
            Action::Room(said),
        ]);

        assert_eq!(state.draft.source, Source::Key(None));
    }
}

#[test]
fn an_own_request_is_ordered_as_it_is() {
    let typed = after([with_contact(), Action::Bring(Own::Request)]);

    let state = asked(typed.after(request_brought(usable("www.example.net"))));

    let review = review(&state);
    assert_eq!(review.request.domain.as_ascii(), "www.example.net");
    assert_eq!(review.signed.csr, CSR);
    assert_eq!(review.signed.key_kind, "rsa-2560");
}

#[test]
fn product_and_proof_are_fitted_to_an_own_request() {
    let file = |state: State| {
        let draft = Draft {
            validation: ValidationMethod::File,
            ..state.draft.clone()
        };
        state.after(Action::Edit(draft))
    };

    let state = file(after([with_contact(), Action::Bring(Own::Request)]))
        .after(request_brought(usable("*.example.net")));

    assert_eq!(state.draft.product_code, "wildcard");
    assert_eq!(state.draft.validation, ValidationMethod::Dns);
    assert!(matches!(
        state.flow,
        Flow::Describing {
            remark: Remark::Switched,
            ..
        }
    ));
}

#[test]
fn a_request_with_an_error_is_not_ordered() {
    let finding = |severity| ReportedFinding {
        name: "private_name".to_owned(),
        severity,
        message: String::new(),
        values: [].into(),
    };
    let brought = |request, severity| {
        let report = Box::new(RequestReport {
            findings: vec![finding(severity)],
            ..RequestReport::default()
        });
        let said = FromRoom::RequestBrought { report, request };
        let state = after([
            with_contact(),
            Action::Bring(Own::Request),
            Action::Room(said),
        ]);
        state.draft.problem(Field::Source, state.products())
    };
    let usable = || Some(usable("www.example.net"));

    for (request, severity, problem) in [
        (
            usable(),
            ReportedSeverity::Error,
            Some(FieldProblem::RequestFlawed),
        ),
        (usable(), ReportedSeverity::Warning, None),
        (
            None,
            ReportedSeverity::Warning,
            Some(FieldProblem::RequestFlawed),
        ),
    ] {
        assert_eq!(brought(request, severity), problem);
    }
}

#[test]
fn the_names_that_a_request_has_besides_the_ordered_one_are_told() {
    let name = |value: &str| ReportedName {
        kind: "dns".to_owned(),
        value: value.to_owned(),
    };
    let report = Box::new(RequestReport {
        names: vec![name("WWW.example.net"), name("mail.example.net")],
        ..RequestReport::default()
    });
    let request = Some(usable("www.example.net"));
    let said = FromRoom::RequestBrought { report, request };

    let state = asked(after([
        with_contact(),
        Action::Bring(Own::Request),
        Action::Room(said),
    ]));

    let Signing::Done { other_names, .. } = &review(&state).request.signing else {
        panic!("signed by the room");
    };
    assert_eq!(*other_names, ["mail.example.net"]);
}

#[test]
fn a_request_that_was_ordered_is_not_ordered_again() {
    let state = asked(after([
        with_contact(),
        Action::Bring(Own::Request),
        request_brought(usable("www.example.net")),
    ]))
    .after(Action::Place("first".to_owned()))
    .after(Action::Placed(order(OrderState::Preparing)))
    .after(Action::Go(Route::Form));

    assert_eq!(state.draft.source, Source::Request(None));
}

#[test]
fn the_key_of_an_own_request_is_where_that_was_made() {
    let placed = order(OrderState::Preparing);
    let brought = asked(after([
        with_contact(),
        Action::Bring(Own::Request),
        request_brought(usable("www.example.net")),
    ]))
    .after(Action::Placed(placed.clone()));
    let made_here = after([Action::Ask(request()), made()]);

    assert_eq!(brought.key_place(&placed), KeyPlace::Origin);
    assert_eq!(made_here.key_place(&placed), KeyPlace::RoomAlone);
    assert_eq!(after([]).key_place(&placed), KeyPlace::Away);
}

#[test]
fn what_a_refused_own_key_signed_is_not_ordered_again() {
    let refused = asked(after([
        with_contact(),
        Action::Bring(Own::Key),
        key_brought(KeyAlgorithm::EcdsaP256),
    ]))
    .after(made())
    .after(Action::Place("first".to_owned()))
    .after(Action::NotPlaced(refused(ErrorCode::KeyUsedBefore)))
    .after(Action::BackToForm)
    .after(key_brought(KeyAlgorithm::EcdsaP256));
    assert!(matches!(
        refused.flow,
        Flow::Describing {
            remark: Remark::Trouble(_),
            ..
        }
    ));

    assert!(matches!(asked(refused).flow, Flow::Making(_)));
}

#[test]
fn an_unsaved_key_is_still_there_when_another_is_brought() {
    let other = Fingerprint::of_spki_der(b"another public key");
    let said = FromRoom::KeyBrought {
        algorithm: KeyAlgorithm::EcdsaP256,
        fingerprint: other,
    };

    let state = after([Action::Ask(request()), made(), Action::Room(said)]);

    assert!(state.room.holds_unsaved_key());
    assert_eq!(
        state.key_place(&order(OrderState::Placing)),
        KeyPlace::RoomAlone
    );
}

#[test]
fn a_room_that_makes_a_key_has_no_other_any_more() {
    let state = after([
        Action::Bring(Own::Key),
        key_brought(KeyAlgorithm::EcdsaP256),
        Action::Room(FromRoom::Making {
            algorithm: KeyAlgorithm::Rsa2048,
        }),
    ]);

    assert_eq!(state.room.keys, []);
}

#[test]
fn the_key_that_is_saved_is_the_one_of_the_certificate() {
    let other = Fingerprint::of_spki_der(b"another public key");
    let said = FromRoom::KeyBrought {
        algorithm: KeyAlgorithm::EcdsaP256,
        fingerprint: other,
    };
    let chain = String::new();
    let issued = order(OrderState::Issued { chain });

    let state = after([
        Action::Ask(request()),
        made(),
        Action::Room(said),
        Action::Placed(issued.clone()),
        Action::Room(FromRoom::Saved {
            what: Saved::Bundle,
        }),
    ]);

    assert_eq!(state.key_place(&issued), KeyPlace::Room);
}

#[test]
fn a_request_is_read_wherever_it_is_brought() {
    let read = after([
        Action::Go(Route::Request),
        request_brought(usable("www.example.net")),
    ]);
    assert!(matches!(read.flow, Flow::Reading(Some(_))));

    let state = read.after(Action::UseRead);

    assert_eq!(state.flow.route(), Route::Form);
    assert_eq!(
        state.draft.name(),
        Some("www.example.net".parse().expect("a domain name"))
    );
    assert_eq!(state.draft.product_code, "single");
}

#[test]
fn another_request_is_read_in_the_place_of_the_first() {
    let state = after([
        Action::Go(Route::Request),
        request_brought(usable("www.example.net")),
        Action::Bring(Own::Request),
    ]);

    assert_eq!(state.flow, Flow::Reading(None));
}

#[test]
fn a_key_that_comes_where_a_request_was_wanted_is_used_as_one() {
    for start in [Action::Go(Route::Request), Action::Bring(Own::Request)] {
        let state = after([start, key_brought(KeyAlgorithm::EcdsaP256)]);

        assert_eq!(state.flow.route(), Route::Form);
        assert_eq!(state.draft.source.own(), Some(Own::Key));
        assert!(state.draft.source.is_here());
    }
}

#[test]
fn the_room_is_told_what_is_wanted_and_when_nothing_is_any_more() {
    let told = |before: &State, after: &State| after.wish().message_after(&before.wish());
    let form = after([]);
    let bring = form.clone().after(Action::Bring(Own::Request));
    let here = bring
        .clone()
        .after(request_brought(usable("www.example.net")));
    let another = here.clone().after(Action::Bring(Own::Request));
    let orders = here.clone().after(Action::Go(Route::Orders));
    let back = orders.clone().after(Action::Go(Route::Form));
    let wants_request = |said| matches!(said, Some(ToRoom::Bring { what: Own::Request }));

    assert!(wants_request(told(&form, &bring)));
    assert!(told(&bring, &here).is_none());
    assert!(wants_request(told(&here, &another)));
    assert!(matches!(told(&here, &orders), Some(ToRoom::Withdraw)));
    assert!(wants_request(told(&orders, &back)));
}
