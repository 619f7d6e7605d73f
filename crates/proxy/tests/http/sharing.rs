//! Pages of other origins: which may call, and what their browsers are told.

use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::app::{Answer, App, order};

const PAGE: &str = "https://page.example";
const ELSEWHERE: &str = "https://elsewhere.example";

async fn start() -> App {
    let origin = PAGE.parse().expect("an origin");
    App::start_with(|_| {}, |proxy| proxy.origins = [origin].into()).await
}

fn by_browser(request: RequestBuilder, origin: &str) -> RequestBuilder {
    request
        .header("origin", origin)
        .header("sec-fetch-site", "cross-site")
}

fn preflight(app: &App, path: &str, origin: &str) -> RequestBuilder {
    by_browser(app.request(Method::OPTIONS, path), origin)
        .header("access-control-request-method", "POST")
        .header(
            "access-control-request-headers",
            "content-type,idempotency-key",
        )
}

#[tokio::test]
async fn a_configured_origin_is_told_what_its_page_may_send() {
    let app = start().await;

    for path in ["/api/orders", "/api/orders/ord_0/check", "/api/nowhere"] {
        let answer = Answer::to(preflight(&app, path, PAGE)).await;

        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), Some(PAGE));
        assert_eq!(
            answer.header("access-control-allow-methods"),
            Some("GET,POST,PUT")
        );
        assert_eq!(
            answer.header("access-control-allow-headers"),
            Some("content-type,idempotency-key")
        );
        assert_eq!(answer.header("access-control-allow-credentials"), None);
        assert_eq!(answer.header("vary"), Some("origin"));
    }
}

#[tokio::test]
async fn a_configured_origins_page_places_an_order_and_follows_it() {
    let app = start().await;
    let request = app.request(Method::POST, "/api/orders");
    let request = request.header("idempotency-key", "a-key-of-its-own");

    let placed = Answer::to(by_browser(request, PAGE).json(&order("www.example.com"))).await;
    let events = app.request(
        Method::GET,
        &format!("/api/orders/{}/events", placed.order().id),
    );
    let events = by_browser(events, PAGE).send().await.expect("an answer");

    assert_eq!(placed.header("access-control-allow-origin"), Some(PAGE));
    assert_eq!(
        placed.header("access-control-expose-headers"),
        Some("location,x-request-id,idempotent-replayed")
    );
    assert_eq!(events.status(), 200);
    assert_eq!(events.headers()["access-control-allow-origin"], PAGE);
    assert_eq!(events.headers()["vary"], "origin");
}

#[tokio::test]
async fn a_configured_origins_page_can_read_why_it_is_refused() {
    let app = start().await;

    for (request, code) in [
        (app.request(Method::GET, "/api/nowhere"), "not_found"),
        (
            app.request(Method::POST, "/api/orders").body("csr=x"),
            "unsupported_media_type",
        ),
        (
            app.request(Method::POST, "/api/orders").json(&json!({})),
            "invalid_idempotency_key",
        ),
    ] {
        let answer = Answer::to(by_browser(request, PAGE)).await;

        assert_eq!(answer.error().0, code);
        assert_eq!(answer.header("access-control-allow-origin"), Some(PAGE));
    }
}

#[tokio::test]
async fn any_other_origin_is_refused_by_name_and_told_nothing() {
    let app = start().await;

    for origin in [ELSEWHERE, "null", "https://page.example.evil.example"] {
        for request in [
            app.request(Method::GET, "/api/session"),
            app.request(Method::GET, "/api/orders/ord_0/events"),
            app.request(Method::POST, "/api/orders")
                .json(&order("www.example.com")),
            preflight(&app, "/api/orders", origin),
        ] {
            let answer = Answer::to(by_browser(request, origin)).await;

            assert_eq!(answer.error().0, "cross_site", "{origin}");
            assert_eq!(answer.header("access-control-allow-origin"), None);
        }
    }
    assert_eq!(app.cloud.requests(), []);
}

#[tokio::test]
async fn without_configured_origins_there_are_none() {
    let app = App::start().await;

    let answer = Answer::to(by_browser(app.request(Method::GET, "/api/session"), PAGE)).await;

    assert_eq!(answer.error().0, "cross_site");
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn every_answer_says_that_it_depends_on_the_origin() {
    let app = start().await;

    for path in ["/api/session", "/api/products", "/api/nowhere"] {
        let answer = app.get(path).await;

        assert_eq!(answer.header("vary"), Some("origin"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[tokio::test]
async fn any_page_may_ask_whether_the_proxy_is_alive() {
    let app = start().await;

    let answer = Answer::to(by_browser(app.request(Method::GET, "/healthz"), ELSEWHERE)).await;

    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        Some("cross-origin")
    );
}
