//! What the cloud refuses reaches the caller under a code of its own.

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
