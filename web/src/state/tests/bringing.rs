//! Keys and requests that the person brings.

use keyside_room::{
    ReportedFinding, ReportedName, ReportedSeverity, RequestReport, ToRoom, UsableRequest,
};

use super::*;
use crate::form::{FieldProblem, OwnKey};

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
    assert!(!signed.room.holds_unsafe_key());
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
    .after(Action::Place)
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
    .after(Action::Place)
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
fn an_unsafe_key_is_still_there_when_another_is_brought() {
    let other = Fingerprint::of_spki_der(b"another public key");
    let said = FromRoom::KeyBrought {
        algorithm: KeyAlgorithm::EcdsaP256,
        fingerprint: other,
    };

    let state = after([Action::Ask(request()), made(), Action::Room(said)]);

    assert!(state.room.holds_unsafe_key());
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

    assert_eq!(state.key_place(&issued), KeyPlace::Taken);
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
    let instead = after([
        Action::Bring(Own::Key),
        request_brought(usable("www.example.net")),
    ]);
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
    assert!(told(&after([Action::Bring(Own::Key)]), &instead).is_none());
    assert!(wants_request(told(&here, &another)));
    assert!(matches!(told(&here, &orders), Some(ToRoom::Withdraw)));
    assert!(wants_request(told(&orders, &back)));
}
