//! Orders whose answer from the cloud was lost.

use serde_json::json;

use crate::app::{App, name, order};

#[tokio::test]
async fn an_order_that_the_cloud_took_is_found_in_its_list() {
    let app = App::start().await;
    app.break_next("CreateCertificateWithCsrRequest", json!({"cut": "after"}))
        .await;

    let answer = app
        .send("a-key-of-its-own", &order("www.example.com"))
        .await;

    assert_eq!(answer.status, 202);
    let found = app.wait_for(&answer.order(), "awaitingValidation").await;
    assert_eq!(found.cloud_order_id.as_deref(), Some("14933279"));
    assert_eq!(
        app.calls("CreateCertificateWithCsrRequest"),
        1,
        "it was never sent twice"
    );
}

#[tokio::test]
async fn an_order_that_never_arrived_is_given_up_without_a_second_try() {
    let app = App::start().await;
    app.break_next("CreateCertificateWithCsrRequest", json!({"cut": "before"}))
        .await;

    let answer = app
        .send("a-key-of-its-own", &order("www.example.com"))
        .await;

    let refused = app.wait_for(&answer.order(), "refused").await;
    assert_eq!(refused.cloud_order_id, None);
    assert_eq!(app.calls("CreateCertificateWithCsrRequest"), 1);
    assert!(app.calls("ListUserCertificateOrder") >= 2);
}

#[tokio::test]
async fn a_cloud_that_takes_too_long_is_looked_up_later() {
    let app = App::start_with(|_| {}, |proxy| proxy.cloud.timeout_ms = 200).await;
    app.break_next("CreateCertificateWithCsrRequest", json!({"delayMs": 400}))
        .await;

    let answer = app
        .send("a-key-of-its-own", &order("www.example.com"))
        .await;

    assert_eq!(answer.status, 202);
}

#[tokio::test]
async fn a_fault_of_the_clouds_own_leaves_the_outcome_open() {
    let app = App::start().await;
    app.break_next(
        "CreateCertificateWithCsrRequest",
        json!({"code": "InternalError"}),
    )
    .await;

    let answer = app
        .send("a-key-of-its-own", &order("www.example.com"))
        .await;

    assert_eq!(answer.status, 202);
    app.wait_for(&answer.order(), "refused").await;
}

#[tokio::test]
async fn an_order_of_someone_else_is_not_mistaken_for_the_lost_one() {
    let app = App::start().await;
    let known = app
        .send("the-first-key", &order("www.example.com"))
        .await
        .order();
    app.send("the-second-key", &order("shop.example.com"))
        .await
        .order();
    app.break_next("CreateCertificateWithCsrRequest", json!({"cut": "before"}))
        .await;

    let answer = app.send("the-third-key", &order("www.example.com")).await;

    let refused = app.wait_for(&answer.order(), "refused").await;
    assert_eq!(refused.cloud_order_id, None);
    app.wait_for(&known, "awaitingValidation").await;
}

#[tokio::test]
async fn an_order_that_may_be_one_of_several_waits_for_the_operator() {
    let app = App::start().await;
    let elsewhere = app.start_another().await;
    elsewhere.place("www.example.com").await;
    app.break_next("CreateCertificateWithCsrRequest", json!({"cut": "after"}))
        .await;

    let lost = app
        .send("a-key-of-its-own", &order("www.example.com"))
        .await
        .order();

    while app.calls("ListUserCertificateOrder") < 4 {
        tokio::task::yield_now().await;
    }
    let stands = app.get(&format!("/api/orders/{}", lost.id)).await.order();
    assert_eq!(name(&stands.state), "outcomeUnknown");
}

#[tokio::test]
async fn of_two_lost_orders_for_one_domain_neither_takes_the_others_place() {
    let app = App::start().await;
    app.break_times(40, "ListUserCertificateOrder", json!({"cut": "before"}))
        .await;
    app.break_next("CreateCertificateWithCsrRequest", json!({"cut": "before"}))
        .await;
    let never_arrived = app
        .send("the-first-key", &order("www.example.com"))
        .await
        .order();
    app.break_next("CreateCertificateWithCsrRequest", json!({"cut": "after"}))
        .await;
    let arrived = app
        .send("the-second-key", &order("www.example.com"))
        .await
        .order();

    while app.calls("ListUserCertificateOrder") < 48 {
        tokio::task::yield_now().await;
    }

    for order in [never_arrived, arrived] {
        let stands = app.get(&format!("/api/orders/{}", order.id)).await.order();
        assert_eq!(name(&stands.state), "outcomeUnknown");
        assert_eq!(stands.cloud_order_id, None);
    }
}
