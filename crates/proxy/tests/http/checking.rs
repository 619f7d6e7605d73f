//! Looking for a record or file before the certificate authority does.

use keyside_api::{Challenge, CheckReport, Observation, Order, OrderState};
use keyside_simulator::{DnsRecord, DnsRecordType};

use crate::app::{App, order, with};

async fn look(app: &App, order: &Order) -> CheckReport {
    app.post(&format!("/api/orders/{}/check", order.id))
        .await
        .json()
}

/// Keeps the cloud from noticing what is published, so that the order stays as it is.
async fn start() -> App {
    App::start_with(
        |cloud| cloud.dns_server = Some("127.0.0.1:9".parse().expect("nobody")),
        |_| {},
    )
    .await
}

#[tokio::test]
async fn a_record_is_missing_then_different_then_found() {
    let app = start().await;
    let order = app.place("www.example.com").await;
    let waiting = app.wait_for(&order, "awaitingValidation").await;

    assert_eq!(look(&app, &order).await.observation, Observation::Missing);
    let wrong = DnsRecord {
        name: "_dnsauth.www.example.com".to_owned(),
        record_type: DnsRecordType::Txt,
        value: "wrong".to_owned(),
    };
    app.cloud.publish(wrong).expect("a record");
    let report = look(&app, &order).await;
    assert_eq!(report.observation, Observation::Different);
    assert_eq!(report.answers[0].detail, "wrong");
    app.publish(&waiting);
    assert_eq!(look(&app, &order).await.observation, Observation::Found);
}

#[tokio::test]
async fn a_file_is_fetched_from_the_domain() {
    let app = App::start_with(
        |cloud| cloud.look_interval = std::time::Duration::from_secs(3600),
        |_| {},
    )
    .await;
    let body = with(order("www.example.com"), "/validation", "file");
    let order = app.send("a-key-of-its-own", &body).await.order();
    let waiting = app.wait_for(&order, "awaitingValidation").await;
    let OrderState::AwaitingValidation {
        challenge: Challenge::HttpFile { url, .. },
    } = &waiting.state
    else {
        panic!("{waiting:?}")
    };

    assert_eq!(look(&app, &order).await.observation, Observation::Missing);
    app.cloud.put_file(url, "wrong").expect("a file");
    assert_eq!(look(&app, &order).await.observation, Observation::Different);
}

#[tokio::test]
async fn there_is_nothing_to_look_for_when_nothing_is_asked() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.publish(&app.wait_for(&order, "awaitingValidation").await);
    app.wait_for(&order, "issued").await;

    let answer = app.post(&format!("/api/orders/{}/check", order.id)).await;

    assert_eq!(answer.error().0, "order_state_conflict");
}
