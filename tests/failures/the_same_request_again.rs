//! The same request, sent again.

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
