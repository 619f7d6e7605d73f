//! A lost answer: never asked for twice, looked up instead.

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
    let app = TestApp::start_with(Config::gentle(), |config| config.cloud.timeout_ms = 300).await;
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
