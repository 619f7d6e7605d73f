//! What goes wrong reaches the client under its own name, spends nothing twice and loses nothing.

use std::time::Duration;

use keyside_aliyun::{
    Secret,
    cas::{Action, CreateCertificateWithCsrRequest},
};
use keyside_api::{ErrorCode, NewOrder, OrderId, OrderState, paths};
use keyside_core::KeyAlgorithm;
use keyside_simulator::Config;
use serde_json::json;
use support::{
    Applicant, TestApp, challenge, contains, keep_log, logged, private_key_material, unplaceable,
    until,
};

const CREATE: &str = CreateCertificateWithCsrRequest::NAME;

fn applicant() -> Applicant {
    Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256)
}

mod the_cloud_says_no {
    use super::*;

    #[tokio::test]
    async fn to_a_product_that_was_never_bought() {
        let app = TestApp::start(Config {
            quotas: [].into(),
            ..Config::gentle()
        })
        .await;

        let refusal = app
            .place(&applicant().order)
            .await
            .expect_err("nothing was bought");

        assert_eq!(refusal.code, ErrorCode::PackageNotFound);
    }

    #[tokio::test]
    async fn to_a_product_that_is_used_up() {
        let quotas = [("digicert-free-1-free".to_owned(), 1)].into();
        let app = TestApp::start(Config {
            quotas,
            ..Config::gentle()
        })
        .await;
        app.place(&applicant().order).await.expect("the only unit");

        let refusal = app
            .place(&applicant().order)
            .await
            .expect_err("all units are used");

        assert_eq!(refusal.code, ErrorCode::QuotaExhausted);
    }

    #[tokio::test]
    async fn to_a_key_that_an_order_of_another_journal_used() {
        let mut app = TestApp::start(Config::gentle()).await;
        let order = applicant().order;
        app.place(&order).await.expect("an order");
        app.restart_on(tempfile::tempdir().expect("an empty folder"))
            .await;

        let refusal = app
            .place(&order)
            .await
            .expect_err("the cloud takes a key once");

        assert_eq!(refusal.code, ErrorCode::CloudRefusedRequest);
    }

    #[tokio::test]
    async fn to_giving_up_what_was_issued_meanwhile() {
        let app = TestApp::start(Config::gentle()).await;
        let placed = app.place(&applicant().order).await.expect("an order");
        let awaiting = app.until_awaiting(&placed.id).await;
        let blind = json!({ "action": "DescribeCertificateState", "code": "ServiceUnavailable",
            "count": 1_000_000 });
        app.fault(blind).await;
        app.publish(challenge(&awaiting));
        app.simulator.settle().await;
        app.simulator.advance(Duration::from_secs(60));
        app.simulator.settle().await;

        let refusal = app.cancel(&placed.id).await.expect_err("it is issued");

        assert_eq!(refusal.code, ErrorCode::CloudOrderState);
    }

    #[tokio::test]
    async fn to_an_order_that_someone_else_deleted() {
        let app = TestApp::start(Config::gentle()).await;
        let placed = app.place(&applicant().order).await.expect("an order");
        app.until_awaiting(&placed.id).await;

        app.forget_orders().await;

        let mut events = app.events(&placed.id).await;
        events.until(|state| *state == OrderState::Cancelled).await;
    }

    #[tokio::test]
    async fn to_a_new_order_and_each_cause_has_its_own_code() {
        for (fault, code) in [
            ("NotFoundPackage", ErrorCode::PackageNotFound),
            ("NotRemainCount", ErrorCode::QuotaExhausted),
            (
                "CreateCertificateRequestFailed",
                ErrorCode::CloudRefusedRequest,
            ),
            ("Error", ErrorCode::CloudFailed),
            ("Throttling.User", ErrorCode::CloudThrottled),
            ("FlowControlError", ErrorCode::CloudThrottled),
            ("InvalidAccessKeyId.Inactive", ErrorCode::CloudCredentials),
            ("InvalidSecurityToken.Expired", ErrorCode::CloudCredentials),
            ("Forbidden.RAM", ErrorCode::CloudForbidden),
            ("InvalidTimeStamp.Expired", ErrorCode::CloudClock),
            ("ServiceUnavailable", ErrorCode::CloudUnavailable),
        ] {
            let app = TestApp::start(Config::gentle()).await;
            let applicant = applicant();
            app.fault(json!({ "action": CREATE, "code": fault, "count": 1 }))
                .await;

            let refusal = app.place(&applicant.order).await.expect_err(fault);

            assert_eq!(refusal.code, code, "{fault}");
            let orders = app.orders().await.expect("the journal");
            assert!(
                matches!(&orders[0].state, OrderState::Refused { code: kept, .. } if *kept == code)
            );
            app.place(&applicant.order)
                .await
                .expect("the key was not used up");
        }
    }

    #[tokio::test]
    async fn to_giving_an_order_up_and_each_cause_has_its_own_code() {
        for (action, fault, code) in [
            (
                "CancelOrderRequest",
                "NotFoundOrder",
                ErrorCode::CloudOrderNotFound,
            ),
            (
                "CancelOrderRequest",
                "OrderStateError",
                ErrorCode::CloudOrderState,
            ),
            ("CancelOrderRequest", "Error", ErrorCode::CloudFailed),
            (
                "DeleteCertificateRequest",
                "DeleteFail",
                ErrorCode::CloudDeleteFailed,
            ),
        ] {
            let app = TestApp::start(Config::gentle()).await;
            let placed = app.place(&applicant().order).await.expect("an order");
            let order = app.until_awaiting(&placed.id).await;
            app.fault(json!({ "action": action, "code": fault, "count": 1 }))
                .await;

            let refusal = app.cancel(&order.id).await.expect_err(fault);

            assert_eq!(refusal.code, code, "{fault}");
            app.cancel(&order.id)
                .await
                .expect("the second time it works");
            let mut events = app.events(&order.id).await;
            events.until(|state| *state == OrderState::Cancelled).await;
        }
    }

    #[tokio::test]
    async fn to_a_key_that_it_does_not_know() {
        let app = TestApp::start_with(Config::gentle(), |config| {
            let credentials = config.credentials.given.as_mut().expect("the simulator's");
            credentials.access_key_secret = Secret::new("not the simulator's");
        })
        .await;

        let refusal = app
            .place(&applicant().order)
            .await
            .expect_err("a wrong secret");

        assert_eq!(refusal.code, ErrorCode::CloudCredentials);
    }
}

mod the_cloud_does_not_answer {
    use super::*;

    #[tokio::test]
    async fn but_has_the_order_which_is_found_again() {
        let app = TestApp::start(Config::gentle()).await;
        app.fault(json!({ "action": CREATE, "cut": "after", "count": 1 }))
            .await;

        let placed = app
            .place(&applicant().order)
            .await
            .expect("an order in doubt");

        assert_eq!(placed.state, OrderState::OutcomeUnknown);
        assert_eq!(placed.cloud_order_id, None);
        let awaiting = app.until_awaiting(&placed.id).await;
        assert!(awaiting.cloud_order_id.is_some());
        let issued = app.prove(&awaiting).await;
        assert!(matches!(issued.state, OrderState::Issued { .. }));
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn and_does_not_have_the_order_which_spent_nothing() {
        let app = TestApp::start(Config::gentle()).await;
        let applicant = applicant();
        app.fault(json!({ "action": CREATE, "cut": "before", "count": 1 }))
            .await;

        let placed = app
            .place(&applicant.order)
            .await
            .expect("an order in doubt");

        assert_eq!(placed.state, OrderState::OutcomeUnknown);
        let mut events = app.events(&placed.id).await;
        let refused = events.until(OrderState::is_final).await;
        assert!(matches!(
            refused.state,
            OrderState::Refused {
                code: ErrorCode::CloudTimeout,
                ..
            }
        ));
        assert_eq!(app.calls(CREATE), 1);
        app.place(&applicant.order)
            .await
            .expect("the key was not used up");
    }

    #[tokio::test]
    async fn in_time_and_is_not_asked_a_second_time() {
        let app =
            TestApp::start_with(Config::gentle(), |config| config.cloud.timeout_ms = 300).await;
        app.fault(json!({ "action": CREATE, "delayMs": 60_000, "count": 1 }))
            .await;

        let placed = app
            .place(&applicant().order)
            .await
            .expect("an order in doubt");

        assert_eq!(placed.state, OrderState::OutcomeUnknown);
        let mut events = app.events(&placed.id).await;
        events.until(OrderState::is_final).await;
        assert!(app.calls(CREATE) <= 1);
    }

    #[tokio::test]
    async fn with_sense_and_is_not_asked_a_second_time() {
        let app = TestApp::start(Config::gentle()).await;
        app.fault(json!({ "action": CREATE, "code": "InternalError", "count": 1 }))
            .await;

        let placed = app
            .place(&applicant().order)
            .await
            .expect("an order in doubt");

        assert_eq!(placed.state, OrderState::OutcomeUnknown);
        let mut events = app.events(&placed.id).await;
        events.until(OrderState::is_final).await;
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn because_it_cannot_be_reached_and_nothing_was_spent() {
        let app = TestApp::start_with(Config::gentle(), |config| {
            config.cloud.endpoint = "http://127.0.0.1:1".parse().expect("an endpoint");
        })
        .await;

        let refusal = app
            .place(&applicant().order)
            .await
            .expect_err("nobody is there");

        assert_eq!(refusal.code, ErrorCode::CloudUnreachable);
    }

    #[tokio::test]
    async fn while_an_order_is_followed_and_nothing_is_lost() {
        let app = TestApp::start(Config::gentle()).await;
        let placed = app.place(&applicant().order).await.expect("an order");
        for fault in [
            json!({ "cut": "before" }),
            json!({ "code": "ServiceUnavailable" }),
        ] {
            app.fault(fault).await;
        }

        let awaiting = app.until_awaiting(&placed.id).await;

        assert!(matches!(
            app.prove(&awaiting).await.state,
            OrderState::Issued { .. }
        ));
    }
}

mod the_proxy_stops {
    use super::*;

    #[tokio::test]
    async fn while_an_order_waits_and_goes_on_with_it() {
        let mut app = TestApp::start(Config::gentle()).await;
        let placed = app.place(&applicant().order).await.expect("an order");
        let before = app.until_awaiting(&placed.id).await;

        app.stop_proxy().await;
        app.start_proxy().await;

        let after = app.order(&placed.id).await.expect("the order");
        assert_eq!(after, before);
        assert!(matches!(
            app.prove(&after).await.state,
            OrderState::Issued { .. }
        ));
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn while_an_order_is_in_doubt_and_finds_it_again() {
        let mut app = TestApp::start(Config::gentle()).await;
        app.fault(json!({ "action": CREATE, "cut": "after", "count": 1 }))
            .await;
        let placed = app
            .place(&applicant().order)
            .await
            .expect("an order in doubt");

        app.stop_proxy().await;
        app.start_proxy().await;

        let awaiting = app.until_awaiting(&placed.id).await;
        assert!(awaiting.cloud_order_id.is_some());
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn while_an_order_is_being_placed_and_keeps_its_number() {
        let mut app = TestApp::start(Config::gentle()).await;
        app.fault(json!({ "action": CREATE, "delayMs": 500, "count": 1 }))
            .await;
        app.send(&applicant().order);
        let written = async || app.orders().await.expect("the journal").into_iter().next();
        let placing = until("the order is written down", written).await;

        app.stop_proxy().await;
        app.start_proxy().await;

        let awaiting = app.until_awaiting(&placing.id).await;
        assert!(awaiting.cloud_order_id.is_some());
        assert_eq!(app.calls(CREATE), 1);
    }
}

#[tokio::test]
async fn a_crash_between_question_and_answer_loses_no_order() {
    let mut app = TestApp::start(Config::gentle()).await;
    app.fault(json!({ "action": CREATE, "delayMs": 2000, "count": 1 }))
        .await;
    app.send(&applicant().order);
    let written = async || app.orders().await.expect("the journal").into_iter().next();
    let placing = until("the order is written down", written).await;
    assert_eq!(placing.state, OrderState::Placing);

    let journal = app.copy_journal();
    app.restart_on(journal).await;

    let awaiting = app.until_awaiting(&placing.id).await;
    assert!(awaiting.cloud_order_id.is_some());
    assert_eq!(app.calls(CREATE), 1);
}

mod the_same_request_again {
    use super::*;

    #[tokio::test]
    async fn answers_with_the_first_ones_order() {
        let app = TestApp::start(Config::gentle()).await;
        let order = applicant().order;

        let first = app.place_as("the same key", &order).await;
        let second = app
            .place_as("the-same-key", &order)
            .await
            .expect("an order");
        let third = app
            .place_as("the-same-key", &order)
            .await
            .expect("an order");

        assert_eq!(
            first.expect_err("a space").code,
            ErrorCode::InvalidIdempotencyKey
        );
        assert_eq!(second.id, third.id);
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn answers_with_the_first_ones_refusal() {
        let app = TestApp::start(Config {
            quotas: [].into(),
            ..Config::gentle()
        })
        .await;
        let order = applicant().order;

        let first = app
            .place_as("the-same-key", &order)
            .await
            .expect_err("nothing was bought");
        let second = app
            .place_as("the-same-key", &order)
            .await
            .expect_err("nothing was bought");

        assert_eq!((first.code, &first.message), (second.code, &second.message));
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn is_refused_when_it_is_not_the_same() {
        let app = TestApp::start(Config::gentle()).await;
        app.place_as("the-same-key", &applicant().order)
            .await
            .expect("an order");

        let another = app.place_as("the-same-key", &applicant().order).await;

        assert_eq!(
            another.expect_err("another").code,
            ErrorCode::IdempotencyKeyReused
        );
        assert_eq!(app.calls(CREATE), 1);
    }

    #[tokio::test]
    async fn under_another_name_is_refused_since_the_cloud_takes_a_key_once() {
        let app = TestApp::start(Config::gentle()).await;
        let order = applicant().order;
        app.place(&order).await.expect("an order");

        let another = app.place(&order).await.expect_err("the same key");

        assert_eq!(another.code, ErrorCode::KeyUsedBefore);
        assert_eq!(app.calls(CREATE), 1);
    }
}

#[tokio::test]
async fn what_cannot_become_a_certificate_is_refused_and_never_reaches_the_cloud() {
    let app = TestApp::start(Config::gentle()).await;
    for (what, order, code, field) in unplaceable() {
        let refusal = app.place(&order).await.expect_err(what);

        assert_eq!(refusal.code, code, "{what}");
        assert_eq!(refusal.field.as_deref(), Some(field), "{what}");
        assert!(
            refusal.message.ends_with('.'),
            "{what}: {}",
            refusal.message
        );
    }
    assert_eq!(app.simulator.requests(), []);
    assert_eq!(app.orders().await.expect("the journal"), []);
}

#[tokio::test]
async fn a_body_that_is_no_order_is_refused() {
    let app = TestApp::start(Config::gentle()).await;
    let json = ("content-type", "application/json");
    let key = (paths::IDEMPOTENCY_KEY, "0123456789");
    let order = serde_json::to_vec(&applicant().order).expect("plain data");
    let too_large = [b"\"".as_slice(), &vec![b' '; 70_000], b"\""].concat();
    for (what, headers, body, code) in [
        (
            "no JSON",
            [json, key].as_slice(),
            b"{".as_slice(),
            ErrorCode::InvalidBody,
        ),
        (
            "an unknown field",
            &[json, key],
            br#"{"more":1}"#,
            ErrorCode::InvalidBody,
        ),
        (
            "too many bytes",
            &[json, key],
            &too_large,
            ErrorCode::BodyTooLarge,
        ),
        (
            "no media type",
            &[key],
            &order,
            ErrorCode::UnsupportedMediaType,
        ),
        (
            "no idempotency key",
            &[json],
            &order,
            ErrorCode::InvalidIdempotencyKey,
        ),
    ] {
        let refusal = app.post(headers, body).await.expect_err(what);

        assert_eq!(refusal.code, code, "{what}");
    }
    assert_eq!(app.simulator.requests(), []);
}

#[tokio::test]
async fn an_order_that_nobody_placed_is_not_found() {
    let app = TestApp::start(Config::gentle()).await;
    let id = OrderId::from_random([7; 16]);

    let shown = app.order(&id).await.expect_err("nobody placed it");
    let cancelled = app.cancel(&id).await.expect_err("nobody placed it");

    assert_eq!(shown.code, ErrorCode::OrderNotFound);
    assert_eq!(cancelled.code, ErrorCode::OrderNotFound);
}

#[tokio::test]
async fn an_issued_order_cannot_be_given_up() {
    let app = TestApp::start(Config::gentle()).await;
    let placed = app.place(&applicant().order).await.expect("an order");
    let awaiting = app.until_awaiting(&placed.id).await;
    let issued = app.prove(&awaiting).await;

    let refusal = app.cancel(&issued.id).await.expect_err("it is issued");

    assert_eq!(refusal.code, ErrorCode::OrderStateConflict);
}

#[tokio::test]
async fn an_order_given_up_gives_its_unit_back() {
    let quotas = [("digicert-free-1-free".to_owned(), 1)].into();
    let app = TestApp::start(Config {
        quotas,
        ..Config::gentle()
    })
    .await;
    let placed = app.place(&applicant().order).await.expect("the only unit");
    let awaiting = app.until_awaiting(&placed.id).await;

    app.cancel(&awaiting.id).await.expect("a pending order");

    let mut events = app.events(&awaiting.id).await;
    events.until(|state| *state == OrderState::Cancelled).await;
    app.place(&applicant().order)
        .await
        .expect("the unit came back");
}

#[tokio::test]
async fn private_key_material_is_refused_and_forgotten_in_every_form() {
    keep_log();
    let app = TestApp::start(Config::gentle()).await;
    let order = applicant().order;
    let headers = [
        ("content-type", "application/json"),
        (paths::IDEMPOTENCY_KEY, "0123456789"),
    ];
    for (form, material) in private_key_material() {
        let in_order = NewOrder {
            csr: material.clone(),
            ..order.clone()
        };
        let in_order = serde_json::to_vec(&in_order).expect("plain data");
        for body in [in_order.as_slice(), material.as_bytes()] {
            let refusal = app.post(&headers, body).await.expect_err(form);

            assert_eq!(refusal.code, ErrorCode::PrivateKeyReceived, "{form}");
        }
        let piece: String = material.chars().skip(material.len() / 2).take(24).collect();
        assert!(
            !contains(&logged(), piece.as_bytes()),
            "{form} is in the log"
        );
        assert!(
            !contains(&app.journal(), piece.as_bytes()),
            "{form} is in the journal"
        );
        assert!(
            !contains(&app.answers(), piece.as_bytes()),
            "{form} is in an answer"
        );
    }
    assert_eq!(app.simulator.requests(), []);
}
