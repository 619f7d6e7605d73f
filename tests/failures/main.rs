//! What goes wrong reaches the client under its own name, spends nothing twice and loses nothing.

mod the_cloud_does_not_answer;
mod the_cloud_says_no;
mod the_proxy_stops;
mod the_same_request_again;

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
