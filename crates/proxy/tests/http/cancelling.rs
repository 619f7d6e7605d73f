//! Giving orders up.

use std::time::Duration;

use keyside_api::ProductList;
use serde_json::json;

use crate::app::{App, name};

async fn left(app: &App) -> u64 {
    let list: ProductList = app.get("/api/products").await.json();
    list.products[0].quota.expect("a quota").left
}

#[tokio::test]
async fn a_cancelled_order_gives_its_unit_back() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.wait_for(&order, "awaitingValidation").await;
    assert_eq!(left(&app).await, 19);

    let cancelled = app
        .post(&format!("/api/orders/{}/cancel", order.id))
        .await
        .order();

    assert_eq!(name(&cancelled.state), "cancelled");
    assert_eq!(left(&app).await, 20);
}

#[tokio::test]
async fn cancelling_twice_is_cancelling_once() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.wait_for(&order, "awaitingValidation").await;
    let path = format!("/api/orders/{}/cancel", order.id);
    app.post(&path).await.order();

    let again = app.post(&path).await.order();

    assert_eq!(name(&again.state), "cancelled");
    assert_eq!(app.calls("DeleteCertificateRequest"), 1);
}

#[tokio::test]
async fn an_issued_certificate_cannot_be_cancelled() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.publish(&app.wait_for(&order, "awaitingValidation").await);
    app.wait_for(&order, "issued").await;

    let answer = app.post(&format!("/api/orders/{}/cancel", order.id)).await;

    assert_eq!(answer.error().0, "order_state_conflict");
}

#[tokio::test]
async fn what_the_cloud_refuses_reaches_the_caller_and_leaves_the_order_as_it_was() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.wait_for(&order, "awaitingValidation").await;

    for (theirs, ours) in [
        ("OrderStateError", "cloud_order_state"),
        ("NotFoundOrder", "cloud_order_not_found"),
    ] {
        app.break_next("CancelOrderRequest", json!({ "code": theirs }))
            .await;
        let answer = app.post(&format!("/api/orders/{}/cancel", order.id)).await;

        assert_eq!(answer.error().0, ours);
        let stands = app.get(&format!("/api/orders/{}", order.id)).await.order();
        assert_eq!(name(&stands.state), "awaitingValidation");
    }
}

#[tokio::test]
async fn an_order_that_cannot_be_deleted_yet_is_deleted_later() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.wait_for(&order, "awaitingValidation").await;
    app.break_next("DeleteCertificateRequest", json!({"code": "DeleteFail"}))
        .await;

    let answer = app.post(&format!("/api/orders/{}/cancel", order.id)).await;

    assert_eq!(answer.error().0, "cloud_delete_failed");
    app.wait_for(&order, "cancelled").await;
}

#[tokio::test]
async fn a_cancellation_goes_on_after_a_lost_answer_and_a_restart() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.wait_for(&order, "awaitingValidation").await;
    app.break_times(9, "DescribeCertificateState", json!({"cut": "before"}))
        .await;
    app.break_next("CancelOrderRequest", json!({"cut": "after"}))
        .await;
    let cancelling = app
        .post(&format!("/api/orders/{}/cancel", order.id))
        .await
        .order();

    let app = app.restart().await;

    assert_eq!(name(&cancelling.state), "cancelling");
    app.wait_for(&order, "cancelled").await;
    assert_eq!(left(&app).await, 20);
}

#[tokio::test]
async fn a_failed_order_can_be_given_up_at_the_second_try() {
    let hour = Duration::from_secs(3600);
    let app = App::start_with(|cloud| cloud.token_lifetime = hour, |_| {}).await;
    let order = app.place("www.example.com").await;
    app.wait_for(&order, "awaitingValidation").await;
    app.cloud.advance(hour);
    app.wait_for(&order, "validationFailed").await;
    app.break_next("DeleteCertificateRequest", json!({"code": "DeleteFail"}))
        .await;
    let path = format!("/api/orders/{}/cancel", order.id);

    let first = app.post(&path).await;
    let stands = app.get(&format!("/api/orders/{}", order.id)).await.order();
    let second = app.post(&path).await;

    assert_eq!(first.error().0, "cloud_delete_failed");
    assert_eq!(name(&stands.state), "validationFailed");
    assert_eq!(name(&second.order().state), "cancelled");
}
