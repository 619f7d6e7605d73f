//! Nothing is lost when the proxy stops.

use serde_json::json;

use crate::app::{App, order};

#[tokio::test]
async fn an_open_order_is_followed_again() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    let waiting = app.wait_for(&order, "awaitingValidation").await;

    let app = app.restart().await;

    app.publish(&waiting);
    app.wait_for(&order, "issued").await;
}

#[tokio::test]
async fn an_order_under_way_is_finished_before_the_proxy_stops() {
    let app = App::start().await;
    app.break_next("CreateCertificateWithCsrRequest", json!({"delayMs": 300}))
        .await;
    let body = order("www.example.com");

    // The caller goes away long before the cloud answers.
    let request = app.request(reqwest::Method::POST, "/api/orders");
    let gone = request
        .header("idempotency-key", "a-key-of-its-own")
        .json(&body)
        .timeout(std::time::Duration::from_millis(100))
        .send()
        .await;
    let app = app.restart().await;

    assert!(gone.is_err());
    let again = app.send("a-key-of-its-own", &body).await;
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(again.order().cloud_order_id.as_deref(), Some("14933279"));
    assert_eq!(app.calls("CreateCertificateWithCsrRequest"), 1);
}

#[tokio::test]
async fn events_end_when_the_proxy_stops() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.wait_for(&order, "awaitingValidation").await;
    let mut events = app.watch(&order).await;
    events.next().await;

    app.proxy.shutdown().await;

    assert_eq!(events.next().await, None);
}
