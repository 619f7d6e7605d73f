//! Publishing the record of an order in Alibaba Cloud DNS, and taking it away again.

use std::time::Duration;

use keyside::{Config, Proxy};
use keyside_api::{
    Challenge, DnsRecordType, ErrorCode, Order, OrderHistory, OrderState, PublicationState,
    RecordReport,
};
use keyside_simulator::DnsRecord;
use serde_json::json;
use tokio::time::timeout;

use crate::app::{Answer, App, order};

/// A proxy whose orders wait for ever: the cloud looks for records where nobody answers.
async fn patient() -> App {
    App::start_with(
        |cloud| cloud.dns_server = Some(([127, 0, 0, 1], 9).into()),
        |_| {},
    )
    .await
}

async fn waiting(app: &App, domain: &str) -> Order {
    let key = format!("an-order-for-{domain}");
    let order = app.send(&key, &order(domain)).await.order();
    app.wait_for(&order, "awaitingValidation").await
}

fn path(order: &Order) -> String {
    format!("/api/orders/{}/record", order.id)
}

async fn publish(app: &App, order: &Order) -> RecordReport {
    app.post(&path(order)).await.json()
}

fn state(report: &RecordReport) -> Option<PublicationState> {
    report
        .publication
        .as_ref()
        .map(|publication| publication.state)
}

/// Waits until the record of the order is in that state.
async fn wait_for_record(app: &App, order: &Order, wanted: PublicationState) -> RecordReport {
    let waiting = async {
        loop {
            let report: RecordReport = app.get(&path(order)).await.json();
            if state(&report) == Some(wanted) {
                return report;
            }
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(20), waiting)
        .await
        .unwrap_or_else(|_| panic!("the record never was {wanted:?}"))
}

/// The record that the order asks for.
fn record(order: &Order) -> DnsRecord {
    let OrderState::AwaitingValidation {
        challenge:
            Challenge::DnsRecord {
                name,
                record_type: DnsRecordType::Txt,
                value,
            },
    } = &order.state
    else {
        panic!("{:?} asks for no text record", order.state)
    };
    DnsRecord::txt(name, value)
}

async fn cancel(app: &App, order: &Order) {
    app.post(&format!("/api/orders/{}/cancel", order.id)).await;
}

#[tokio::test]
async fn the_record_is_published_with_a_key_of_its_own_and_removed_when_the_order_is_issued() {
    let app = App::start().await;
    let order = waiting(&app, "www.example.com").await;
    let offered: RecordReport = app.get(&path(&order)).await.json();

    let report = publish(&app, &order).await;
    app.wait_for(&order, "issued").await;
    wait_for_record(&app, &order, PublicationState::Removed).await;

    assert_eq!(offered.zone.as_deref(), Some("example.com"));
    assert_eq!(offered.publication, None);
    assert_eq!(report.zone, offered.zone);
    assert_eq!(state(&report), Some(PublicationState::Published));
    assert!(app.cloud.dns_records().is_empty());
    // The cloud lets each of the two keys do its own work alone.
    let refused = app
        .cloud
        .requests()
        .into_iter()
        .filter_map(|call| call.code);
    assert_eq!(refused.count(), 0);
    assert_eq!(app.calls("DeleteDomainRecord"), 1);
}

#[tokio::test]
async fn the_record_is_exactly_the_one_that_the_order_asks_for() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;

    publish(&app, &order).await;

    assert_eq!(app.cloud.dns_records(), [record(&order)]);
}

#[tokio::test]
async fn the_record_is_removed_when_the_order_is_cancelled() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    publish(&app, &order).await;

    cancel(&app, &order).await;

    wait_for_record(&app, &order, PublicationState::Removed).await;
    assert!(app.cloud.dns_records().is_empty());
    let history: OrderHistory = app
        .get(&format!("/api/orders/{}/history", order.id))
        .await
        .json();
    let states: Vec<_> = history.record.iter().map(|event| event.state).collect();
    assert_eq!(
        states,
        [
            PublicationState::Publishing,
            PublicationState::Published,
            PublicationState::Removing,
            PublicationState::Removed,
        ]
    );
}

#[tokio::test]
async fn a_record_is_removed_by_a_proxy_that_was_stopped_meanwhile() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    publish(&app, &order).await;
    app.break_times(
        1000,
        "DeleteDomainRecord",
        json!({"code": "ServiceUnavailable"}),
    )
    .await;
    cancel(&app, &order).await;
    let delayed = wait_for_record(&app, &order, PublicationState::Removing).await;

    app.heal().await;
    let app = app.restart().await;

    wait_for_record(&app, &order, PublicationState::Removed).await;
    assert!(delayed.publication.is_some());
    assert!(app.cloud.dns_records().is_empty());
}

#[tokio::test]
async fn no_record_is_published_outside_the_operators_zones() {
    let app = App::start().await;
    for domain in ["www.example.org", "example.com.example.net"] {
        let order = waiting(&app, domain).await;
        let report: RecordReport = app.get(&path(&order)).await.json();

        let answer = app.post(&path(&order)).await;

        assert_eq!(report.zone, None, "{domain}");
        assert_eq!(answer.error().0, "zone_not_allowed", "{domain}");
        assert_eq!(answer.status, 403);
    }
    assert_eq!(app.calls("AddDomainRecord"), 0);
}

#[tokio::test]
async fn a_proxy_that_was_told_nothing_publishes_nothing() {
    let app = App::start_with(|_| {}, |proxy| proxy.dns.zones.clear()).await;
    let order = waiting(&app, "www.example.com").await;

    let answer = app.post(&path(&order)).await;

    assert_eq!(answer.error().0, "zone_not_allowed");
    assert_eq!(app.calls("DescribeDomainRecords"), 0);
}

#[tokio::test]
async fn an_order_that_asks_for_no_record_has_none_published() {
    let app = App::start().await;
    let issued = waiting(&app, "www.example.com").await;
    publish(&app, &issued).await;
    app.wait_for(&issued, "issued").await;
    let mut by_file = order("b.example.com");
    by_file["validation"] = json!("file");
    let by_file = app.send("an-order-by-file", &by_file).await.order();
    let by_file = app.wait_for(&by_file, "awaitingValidation").await;

    for order in [issued, by_file] {
        let answer = app.post(&path(&order)).await;

        assert_eq!(answer.error().0, "order_state_conflict");
    }
}

#[tokio::test]
async fn a_record_whose_answer_was_lost_is_found_and_removed_in_the_end() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    app.break_next("AddDomainRecord", json!({"cut": "after"}))
        .await;

    let report = publish(&app, &order).await;
    wait_for_record(&app, &order, PublicationState::Published).await;
    cancel(&app, &order).await;
    wait_for_record(&app, &order, PublicationState::Removed).await;

    assert_eq!(state(&report), Some(PublicationState::Publishing));
    assert_eq!(app.calls("AddDomainRecord"), 1);
    assert!(app.cloud.dns_records().is_empty());
}

#[tokio::test]
async fn a_record_that_never_arrived_is_looked_for_and_can_be_asked_for_again() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    app.break_next("AddDomainRecord", json!({"cut": "before"}))
        .await;

    publish(&app, &order).await;
    let failed = wait_for_record(&app, &order, PublicationState::Failed).await;
    let calls = app.calls("AddDomainRecord");
    cancel(&app, &order).await;

    let code = failed.publication.and_then(|publication| publication.code);
    assert_eq!(code, Some(ErrorCode::CloudTimeout));
    assert_eq!(calls, 1);
}

/// Asks for the record while the answer to that is lost, and nobody can look what came of it.
async fn publish_in_doubt(app: &App, order: &Order) {
    app.break_next("DescribeDomainRecords", json!({"delayMs": 0}))
        .await;
    app.break_times(
        1000,
        "DescribeDomainRecords",
        json!({"code": "ServiceUnavailable"}),
    )
    .await;
    app.break_next("AddDomainRecord", json!({"cut": "after"}))
        .await;
    publish(app, order).await;
    wait_for_record(app, order, PublicationState::Failed).await;
}

#[tokio::test]
async fn a_doubt_outlives_a_restart_and_leaves_no_record_behind() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    publish_in_doubt(&app, &order).await;
    cancel(&app, &order).await;
    app.wait_for(&order, "cancelled").await;
    let left = app.cloud.dns_records();

    app.heal().await;
    let app = app.restart().await;

    wait_for_record(&app, &order, PublicationState::Removed).await;
    assert_eq!(left.len(), 1);
    assert!(app.cloud.dns_records().is_empty());
    assert_eq!(app.calls("AddDomainRecord"), 1);
}

#[tokio::test]
async fn a_record_in_doubt_is_found_when_it_is_asked_for_again() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    publish_in_doubt(&app, &order).await;

    app.heal().await;
    let report = publish(&app, &order).await;

    assert_eq!(state(&report), Some(PublicationState::Published));
    assert_eq!(app.calls("AddDomainRecord"), 1);
}

#[tokio::test]
async fn records_are_counted_by_their_state() {
    let app = App::start_with(
        |cloud| cloud.dns_server = Some(([127, 0, 0, 1], 9).into()),
        |proxy| proxy.listen.metrics = Some(([127, 0, 0, 1], 0).into()),
    )
    .await;
    let order = waiting(&app, "www.example.com").await;
    publish(&app, &order).await;

    let url = format!("{}/metrics", app.proxy.metrics_url().expect("a listener"));
    let metrics = reqwest::get(url).await.expect("an answer").text().await;

    let metrics = metrics.expect("a text");
    for line in [
        r#"keyside_dns_records{state="published"} 1"#,
        r#"keyside_cloud_calls_total{action="AddDomainRecord",outcome="ok"} 1"#,
    ] {
        assert!(metrics.contains(line), "{metrics}");
    }
}

#[tokio::test]
async fn a_removal_whose_answer_was_lost_is_looked_up() {
    for cut in ["after", "before"] {
        let app = patient().await;
        let order = waiting(&app, "www.example.com").await;
        publish(&app, &order).await;
        app.break_next("DeleteDomainRecord", json!({ "cut": cut }))
            .await;

        cancel(&app, &order).await;

        wait_for_record(&app, &order, PublicationState::Removed).await;
        assert!(app.cloud.dns_records().is_empty(), "{cut}");
    }
}

#[tokio::test]
async fn a_record_that_somebody_else_made_stays() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    app.publish(&order);

    let report = publish(&app, &order).await;
    cancel(&app, &order).await;
    app.wait_for(&order, "cancelled").await;
    let app = app.restart().await;

    assert_eq!(state(&report), Some(PublicationState::AlreadyThere));
    let later: RecordReport = app.get(&path(&order)).await.json();
    assert_eq!(later, report);
    assert_eq!(app.cloud.dns_records(), [record(&order)]);
    assert_eq!(app.calls("DeleteDomainRecord"), 0);
}

#[tokio::test]
async fn a_record_that_was_made_between_look_and_call_is_somebody_elses() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    app.break_next("AddDomainRecord", json!({"code": "DomainRecordDuplicate"}))
        .await;

    let report = publish(&app, &order).await;

    assert_eq!(state(&report), Some(PublicationState::AlreadyThere));
}

#[tokio::test]
async fn records_of_other_names_and_values_are_never_touched() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    let others = [
        DnsRecord::txt("_dnsauth.www.example.com", "somebody's"),
        DnsRecord::txt("_dnsauth.example.com", record(&order).value),
    ];
    for other in &others {
        app.cloud.publish(other.clone()).expect("a record");
    }

    publish(&app, &order).await;
    cancel(&app, &order).await;
    wait_for_record(&app, &order, PublicationState::Removed).await;

    assert_eq!(app.cloud.dns_records(), others);
}

#[tokio::test]
async fn a_throttled_call_is_made_once_more_and_a_refusal_is_told() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    app.break_next("AddDomainRecord", json!({"code": "Forbidden.RAM"}))
        .await;
    let refused = app.post(&path(&order)).await;
    app.break_next("AddDomainRecord", json!({"code": "Throttling.User"}))
        .await;

    let report = publish(&app, &order).await;

    assert_eq!(refused.error().0, "cloud_forbidden");
    assert_eq!(state(&report), Some(PublicationState::Published));
    assert_eq!(app.calls("AddDomainRecord"), 3);
}

#[tokio::test]
async fn an_alias_in_the_way_is_told() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    let alias = DnsRecord::cname("_dnsauth.www.example.com", "elsewhere.example.net");
    app.cloud.publish(alias.clone()).expect("a record");

    let answer = app.post(&path(&order)).await;

    assert_eq!(answer.error().0, "record_conflict");
    assert_eq!(app.cloud.dns_records(), [alias]);
}

#[tokio::test]
async fn whoever_asks_twice_at_once_has_one_record() {
    let app = patient().await;
    let order = waiting(&app, "www.example.com").await;
    let path = path(&order);

    let (one, other) = tokio::join!(app.post(&path), app.post(&path));

    assert!(one.status.is_success() && other.status.is_success());
    assert_eq!(app.calls("AddDomainRecord"), 1);
    assert_eq!(app.cloud.dns_records().len(), 1);
}

#[tokio::test]
async fn the_demo_publishes_a_record_by_itself_when_it_is_asked_to() {
    let mut config = Config::demo();
    config.listen.http.set_port(0);
    let proxy = Proxy::start(config).await.expect("the demo");
    let http = reqwest::Client::new();
    let request = http.post(format!("{}/api/orders", proxy.url()));
    let request = request.header("idempotency-key", "a-key-of-its-own");
    let placed = Answer::to(request.json(&order("www.example.com")))
        .await
        .order();
    let url = format!("{}{}", proxy.url(), path(&placed));
    let offered = async {
        loop {
            let report: RecordReport = Answer::to(http.get(&url)).await.json();
            if let Some(zone) = report.zone {
                return zone;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };

    let zone = timeout(Duration::from_secs(20), offered)
        .await
        .expect("an offer");
    let report: RecordReport = Answer::to(http.post(&url)).await.json();

    assert_eq!(zone, "example.com");
    assert_eq!(state(&report), Some(PublicationState::Published));
}
