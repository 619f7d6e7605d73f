//! The proxy stops, wherever an order is.

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
