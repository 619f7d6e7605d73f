//! From a placed order to its certificate.

use std::time::Duration;

use keyside_api::{Challenge, OrderEvent, OrderHistory, OrderState, StateName};
use keyside_core::CertificateChain;
use serde_json::json;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::app::{App, name, order, with};

#[tokio::test]
async fn an_order_whose_record_is_published_is_issued() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    let waiting = app.wait_for(&order, "awaitingValidation").await;
    app.publish(&waiting);

    let issued = app.wait_for(&order, "issued").await;

    let OrderState::Issued { chain } = &issued.state else {
        panic!("{issued:?}")
    };
    let chain = CertificateChain::parse(chain).expect("a chain");
    assert!(chain.matches(&order.fingerprint));
    assert!(chain.leaf().covers(&order.domain));
}

#[tokio::test]
async fn an_order_whose_file_is_there_is_issued() {
    let app = App::start().await;
    let body = with(order("www.example.com"), "/validation", "file");
    let order = app.send("a-key-of-its-own", &body).await.order();
    let waiting = app.wait_for(&order, "awaitingValidation").await;
    let OrderState::AwaitingValidation {
        challenge: Challenge::HttpFile { url, content },
    } = &waiting.state
    else {
        panic!("{waiting:?}")
    };
    app.cloud.put_file(url, content.clone()).expect("a file");

    app.wait_for(&order, "issued").await;
}

#[tokio::test]
async fn events_tell_every_state_once_and_end_with_the_last() {
    let app = App::start_with(|cloud| cloud.review_delay = Duration::from_secs(60), |_| {}).await;
    let order = app.place("www.example.com").await;
    let waiting = app.wait_for(&order, "awaitingValidation").await;
    let mut events = app.watch(&order).await;
    let mut seen = vec![name(&events.next().await.expect("how it stands").state)];

    app.publish(&waiting);
    seen.push(name(&events.next().await.expect("a change").state));
    app.cloud.advance(Duration::from_secs(60));
    seen.push(name(&events.next().await.expect("a change").state));

    assert_eq!(seen, ["awaitingValidation", "underReview", "issued"]);
    assert_eq!(events.next().await, None);
}

#[tokio::test]
async fn the_history_of_an_order_outlives_a_restart() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.publish(&app.wait_for(&order, "awaitingValidation").await);
    app.wait_for(&order, "issued").await;
    let app = app.restart().await;

    let path = format!("/api/orders/{}/history", order.id);
    let history: OrderHistory = app.get(&path).await.json();

    let states: Vec<_> = history.events.iter().map(|event| event.state).collect();
    assert_eq!(states.first(), Some(&StateName::Placing));
    assert_eq!(states.last(), Some(&StateName::Issued));
    assert!(states.contains(&StateName::AwaitingValidation));
    let moment = |event: &OrderEvent| OffsetDateTime::parse(&event.at, &Rfc3339);
    assert!(
        history
            .events
            .is_sorted_by_key(|event| moment(event).expect("RFC 3339"))
    );
    assert_eq!(history.events[0].at, order.created_at);
}

#[tokio::test]
async fn every_trick_of_a_difficult_cloud_is_taken_in_stride() {
    let app = App::start_with(
        |cloud| {
            *cloud = keyside_simulator::Config {
                preparing_delay: Duration::ZERO,
                review_delay: Duration::ZERO,
                ..keyside_simulator::Config::hostile()
            };
        },
        |_| {},
    )
    .await;
    let order = app.place("www.example.com").await;
    let waiting = app.wait_for(&order, "awaitingValidation").await;
    app.publish(&waiting);

    let issued = app.wait_for(&order, "issued").await;

    let told = app.get(&format!("/api/orders/{}", issued.id)).await;
    assert!(
        !String::from_utf8_lossy(&told.body).contains("PRIVATE"),
        "the bait was taken"
    );
}

#[tokio::test]
async fn a_failed_call_is_made_again_later() {
    let app = App::start().await;
    for fault in [
        json!({"code": "Throttling.User"}),
        json!({"cut": "before"}),
        json!({"code": "Error"}),
    ] {
        app.break_times(2, "DescribeCertificateState", fault).await;
    }
    let order = app.place("www.example.com").await;

    app.wait_for(&order, "awaitingValidation").await;
}

#[tokio::test]
async fn an_order_that_was_deleted_at_the_cloud_counts_as_cancelled() {
    let app = App::start().await;
    let order = app.place("www.example.com").await;
    app.break_times(
        9,
        "DescribeCertificateState",
        json!({"code": "NotFoundOrder"}),
    )
    .await;

    app.wait_for(&order, "cancelled").await;
}

#[tokio::test]
async fn there_is_no_order_that_was_never_placed() {
    let app = App::start().await;

    for id in ["ord_aaaaaaaaaaaaaaaaaaaaaaaaaa", "14933279", "ord_"] {
        for path in ["", "/events"] {
            let answer = app.get(&format!("/api/orders/{id}{path}")).await;
            assert_eq!(answer.error().0, "order_not_found");
        }
    }
}
