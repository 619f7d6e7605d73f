//! One `Idempotency-Key`, one order.

use keyside_api::OrderList;
use serde_json::{Value, json};

use crate::app::{App, order, with};

#[tokio::test]
async fn the_same_request_again_gets_the_same_order_again() {
    let app = App::start().await;
    let body = order("www.example.com");
    let first = app.send("a-key-of-its-own", &body).await;

    let again = app.send("a-key-of-its-own", &body).await;

    assert_eq!((first.status, again.status), (first.status, first.status));
    assert_eq!(first.header("idempotent-replayed"), None);
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(first.order().id, again.order().id);
    assert_eq!(app.calls("CreateCertificateWithCsrRequest"), 1);
}

#[tokio::test]
async fn a_refusal_is_repeated_word_for_word() {
    let app = App::start().await;
    let body = order("www.example.com");
    app.break_next(
        "CreateCertificateWithCsrRequest",
        json!({"code": "NotRemainCount"}),
    )
    .await;
    let first = app.send("a-key-of-its-own", &body).await;

    let again = app.send("a-key-of-its-own", &body).await;

    assert_eq!(first.error().0, "quota_exhausted");
    assert_eq!(first.error(), again.error());
    assert_eq!(
        first.json::<Value>()["message"],
        again.json::<Value>()["message"]
    );
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(app.calls("CreateCertificateWithCsrRequest"), 1);
}

#[tokio::test]
async fn another_request_needs_another_key() {
    let app = App::start().await;
    let body = order("www.example.com");
    app.send("a-key-of-its-own", &body).await.order();

    let other = with(body, "/contact/name", "Jerry");

    assert_eq!(
        app.send("a-key-of-its-own", &other).await.error().0,
        "idempotency_key_reused"
    );
}

#[tokio::test]
async fn a_key_is_eight_to_128_visible_characters() {
    let app = App::start().await;
    let body = order("www.example.com");

    for key in ["", "short", "with a space", &"x".repeat(129)] {
        assert_eq!(
            app.send(key, &body).await.error().0,
            "invalid_idempotency_key",
            "{key}"
        );
    }
    assert_eq!(app.cloud.requests(), []);
}

#[tokio::test]
async fn a_request_that_is_under_way_is_not_begun_again() {
    let app = App::start().await;
    let body = order("www.example.com");
    app.break_next("CreateCertificateWithCsrRequest", json!({"delayMs": 700}))
        .await;

    let (first, again) = tokio::join!(app.send("a-key-of-its-own", &body), async {
        while app
            .get("/api/orders")
            .await
            .json::<OrderList>()
            .orders
            .is_empty()
        {}
        app.send("a-key-of-its-own", &body).await
    });

    assert_eq!(again.error().0, "order_in_progress");
    first.order();
    assert_eq!(app.calls("CreateCertificateWithCsrRequest"), 1);
}
