//! Revoking a certificate.

use keyside_api::{Order, OrderState, RevocationReason};
use serde_json::json;

use crate::app::{Answer, App};

async fn issued(app: &App) -> Order {
    let order = app.place("www.example.com").await;
    app.publish(&app.wait_for(&order, "awaitingValidation").await);
    app.wait_for(&order, "issued").await
}

async fn revoke(app: &App, order: &Order, typed: &str) -> Answer {
    let path = format!("/api/orders/{}/revoke", order.id);
    let request = app.request(reqwest::Method::POST, &path);
    Answer::to(request.json(&json!({ "domain": typed, "reason": "keyCompromise" }))).await
}

#[tokio::test]
async fn a_certificate_is_revoked_once_and_for_good() {
    let app = App::start().await;
    let order = issued(&app).await;

    let revoked = revoke(&app, &order, "WWW.Example.com").await.order();
    let again = revoke(&app, &order, "www.example.com").await.order();
    let app = app.restart().await;
    let later: Order = app.get(&format!("/api/orders/{}", order.id)).await.order();

    let expected = OrderState::Revoked {
        reason: Some(RevocationReason::KeyCompromise),
    };
    assert_eq!(revoked.state, expected);
    assert_eq!(again, revoked);
    assert_eq!(later, revoked);
}

#[tokio::test]
async fn nothing_is_revoked_before_its_domain_was_typed() {
    let app = App::start().await;
    let order = issued(&app).await;

    for typed in ["", "example.com", "wwwexample.com", "*.example.com", "yes"] {
        let answer = revoke(&app, &order, typed).await;

        let field = Some("domain".to_owned());
        assert_eq!(answer.error(), ("invalid_confirmation".to_owned(), field));
    }
    let order: Order = app.get(&format!("/api/orders/{}", order.id)).await.order();
    assert!(matches!(order.state, OrderState::Issued { .. }));
}

#[tokio::test]
async fn what_is_not_issued_cannot_be_revoked() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;

    let answer = revoke(&app, &order, "www.example.com").await;

    assert_eq!(answer.error().0, "order_state_conflict");
}

#[tokio::test]
async fn a_revocation_whose_answer_is_lost_is_looked_up_and_not_sent_twice() {
    const ACTION: &str = "CancelCertificateForPackageRequest";
    for (cut, arrived) in [("after", true), ("before", false)] {
        let app = App::start().await;
        let order = issued(&app).await;
        app.break_next(ACTION, json!({ "cut": cut })).await;

        let answer = revoke(&app, &order, "www.example.com").await;

        assert_eq!(app.calls(ACTION), 1);
        assert_eq!(answer.status.is_success(), arrived, "{cut}");
    }
}
