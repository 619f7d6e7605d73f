//! What does not come in, and what no answer goes without.

use base64::{Engine, prelude::*};
use keyside::{Config, Proxy};
use reqwest::Method;
use serde_json::json;

use crate::app::{Answer, App, order, with};

const PKCS8: &[u8] = include_bytes!("../material/p256.pkcs8.der");

#[tokio::test]
async fn a_private_key_is_refused_wherever_it_is_put() {
    let app = App::start().await;
    let base64 = BASE64_STANDARD.encode(PKCS8);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{base64}\n-----END PRIVATE KEY-----\n");
    let right = order("www.example.com");

    for body in [
        with(right.clone(), "/csr", pem.clone()),
        with(right.clone(), "/contact/name", base64.clone()),
        with(
            right.clone(),
            "/contact/name",
            json!({"kty": "EC", "crv": "P-256", "d": "AA"}),
        ),
        with(
            right.clone(),
            "/csr",
            format!("{}{pem}", right["csr"].as_str().expect("text")),
        ),
    ] {
        let answer = app.send("a-key-of-its-own", &body).await;

        assert_eq!(answer.error().0, "private_key_received", "{body}");
        assert!(!String::from_utf8_lossy(&answer.body).contains(&base64[..20]));
    }
    assert_eq!(app.cloud.requests(), []);
}

#[tokio::test]
async fn a_private_key_is_refused_whatever_the_address_and_type() {
    let app = App::start().await;
    let base64 = BASE64_URL_SAFE.encode(PKCS8);

    let answers = [
        app.request(Method::POST, "/api/nowhere").body(PKCS8),
        app.request(Method::PUT, "/api/orders")
            .body(PKCS8)
            .header("content-type", "text/plain"),
        app.request(Method::GET, &format!("/api/orders?limit={base64}")),
        app.request(Method::GET, &format!("/api/orders/{base64}")),
    ];

    for request in answers {
        assert_eq!(Answer::to(request).await.error().0, "private_key_received");
    }
}

#[tokio::test]
async fn only_json_comes_in() {
    let app = App::start().await;
    let request = app.request(Method::POST, "/api/orders").body("csr=x");
    let request = request.header("content-type", "application/x-www-form-urlencoded");

    assert_eq!(
        Answer::to(request).await.error().0,
        "unsupported_media_type"
    );
}

#[tokio::test]
async fn nothing_large_comes_in() {
    let app = App::start().await;
    let body = with(
        order("www.example.com"),
        "/contact/name",
        "x".repeat(65 * 1024),
    );

    assert_eq!(
        app.send("a-key-of-its-own", &body).await.error().0,
        "body_too_large"
    );
}

#[tokio::test]
async fn other_sites_pages_change_nothing() {
    let app = App::start().await;
    let request = app
        .request(Method::POST, "/api/orders")
        .json(&order("www.example.com"));
    let request = request
        .header("idempotency-key", "a-key-of-its-own")
        .header("origin", "https://elsewhere.example")
        .header("sec-fetch-site", "cross-site");

    assert_eq!(Answer::to(request).await.error().0, "cross_site");
    assert_eq!(app.cloud.requests(), []);
}

#[tokio::test]
async fn addresses_and_methods_that_are_not_there_are_told_in_json() {
    let app = App::start().await;

    assert_eq!(app.get("/api/nowhere").await.error().0, "not_found");
    assert_eq!(app.get("/api").await.error().0, "not_found");
    let put = Answer::to(app.request(Method::DELETE, "/api/orders")).await;
    assert_eq!(put.error().0, "method_not_allowed");
    let demo = Answer::to(
        app.request(Method::PUT, "/api/demo")
            .json(&json!({"hostedDns": true})),
    );
    assert_eq!(demo.await.error().0, "not_found");
}

#[tokio::test]
async fn every_answer_closes_doors_and_none_about_orders_is_stored() {
    let app = App::start().await;

    for path in ["/", "/api/session", "/api/nowhere", "/readyz"] {
        let answer = app.get(path).await;

        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("content-security-policy", "frame-ancestors 'none'"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path} {name}");
        }
        assert!(
            answer
                .header("permissions-policy")
                .is_some_and(|value| value.contains("camera=()"))
        );
        assert!(
            answer
                .header("x-request-id")
                .is_some_and(|id| id.starts_with("req_"))
        );
        if path.starts_with("/api") {
            assert_eq!(answer.header("cache-control"), Some("no-store"));
        }
    }
}

#[tokio::test]
async fn the_demo_stays_on_this_machine() {
    let mut config = Config::demo();
    config.listen.http = "0.0.0.0:0".parse().expect("an address");

    let error = Proxy::start(config).await.expect_err("not on loopback");

    assert!(error.to_string().contains("loopback"), "{error}");
}
