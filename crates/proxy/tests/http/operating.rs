//! What the operator of an installation sees.

use keyside::{Config, Proxy};
use keyside_api::{Product, ProductList, ProductSource, Quota, Session};
use serde_json::{Value, json};

use crate::app::{App, name};

#[tokio::test]
async fn health_and_readiness_are_told() {
    let app = App::start().await;
    app.place("www.example.com").await;

    assert_eq!(app.get("/healthz").await.status, 200);
    assert_eq!(app.get("/readyz").await.status, 200);
}

#[tokio::test]
async fn metrics_are_on_a_listener_of_their_own() {
    let app = App::start_with(
        |_| {},
        |proxy| proxy.listen.metrics = Some("127.0.0.1:0".parse().expect("an address")),
    )
    .await;
    let order = app.place("www.example.com").await;
    app.wait_for(&order, "awaitingValidation").await;

    let url = format!("{}/metrics", app.proxy.metrics_url().expect("a listener"));
    let text = reqwest::get(url)
        .await
        .expect("an answer")
        .text()
        .await
        .expect("text");

    for line in [
        r#"keyside_http_requests_total{route="/api/orders",status="201"} 1"#,
        r#"keyside_cloud_calls_total{action="CreateCertificateWithCsrRequest",outcome="ok"} 1"#,
        r#"keyside_orders{state="awaitingValidation"} 1"#,
    ] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    assert_eq!(app.get("/metrics").await.status, 404);
}

#[tokio::test]
async fn products_have_their_quota_or_none_when_it_is_not_known() {
    let app = App::start_with(
        |cloud| {
            cloud.quotas.remove("symantec-free-1-free");
        },
        |proxy| {
            proxy.cloud.products = ["digicert-free-1-free", "symantec-free-1-free"]
                .map(str::to_owned)
                .to_vec();
        },
    )
    .await;

    let list: ProductList = app.get("/api/products").await.json();

    let quotas: Vec<_> = list
        .products
        .iter()
        .filter(|product| product.source == ProductSource::Package)
        .map(|Product { quota, .. }| *quota)
        .collect();
    assert_eq!(
        quotas,
        [
            Some(Quota {
                total: 20,
                left: 20
            }),
            Some(Quota { total: 0, left: 0 })
        ]
    );
}

#[tokio::test]
async fn a_quota_that_cannot_be_asked_for_is_absent() {
    let app = App::start_with(
        |_| {},
        |proxy| proxy.cloud.products = vec!["digicert-free-1-free".to_owned()],
    )
    .await;
    app.break_times(2, "DescribePackageState", json!({"code": "InternalError"}))
        .await;

    let list: ProductList = app.get("/api/products").await.json();

    assert_eq!(list.products[0].quota, None);
}

#[tokio::test]
async fn the_description_is_openapi_3_1() {
    let app = App::start().await;

    let description: Value = app.get("/api/openapi.json").await.json();

    assert_eq!(description["openapi"], "3.1.0");
}

#[tokio::test]
async fn an_installation_without_the_demo_says_so() {
    let app = App::start().await;

    let session: Session = app.get("/api/session").await.json();

    assert_eq!(session.demo, None);
}

#[tokio::test]
async fn the_demo_needs_no_configuration_and_can_be_changed() {
    let mut config = Config::demo();
    config.listen.http.set_port(0);
    let proxy = Proxy::start(config).await.expect("a proxy");
    let http = reqwest::Client::new();
    let demo = format!("{}/api/demo", proxy.url());

    let answer = http
        .put(demo)
        .json(&json!({"hostedDns": false}))
        .send()
        .await;

    let session: Session = answer.expect("an answer").json().await.expect("a session");
    assert!(!session.demo.expect("the demo").hosted_dns);
    assert!(proxy.cas_url().is_some() && proxy.control_url().is_some());
}

#[tokio::test]
async fn a_quota_that_is_used_up_is_told_by_the_order_too() {
    let app = App::start_with(
        |cloud| {
            cloud.quotas.insert("digicert-free-1-free".to_owned(), 0);
        },
        |_| {},
    )
    .await;

    let answer = app
        .send("a-key-of-its-own", &crate::app::order("www.example.com"))
        .await;

    assert_eq!(answer.error().0, "quota_exhausted");
    let list: Value = app.get("/api/orders").await.json();
    let state = serde_json::from_value(list["orders"][0]["state"].clone()).expect("a state");
    assert_eq!(name(&state), "refused");
}
