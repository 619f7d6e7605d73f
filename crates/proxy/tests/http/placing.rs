//! What an order must be, and what becomes of one that is right.

use base64::{Engine, prelude::*};
use keyside_api::ErrorCode;
use serde_json::{Value, json};

use crate::app::{Answer, App, csr, order, with};

const MATERIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/material/");

async fn assert_refused(app: &App, body: &Value, code: &str, field: &str) {
    let answer = app.send("a-key-of-its-own", body).await;

    assert_eq!(
        answer.error(),
        (code.to_owned(), Some(field.to_owned())),
        "{body}"
    );
    assert_eq!(app.cloud.requests(), [], "{code}");
}

#[tokio::test]
async fn a_placed_order_has_both_ids_and_an_address() {
    let app = App::start_with(
        |cloud| cloud.first_order_id = keyside_simulator::Config::LARGE_ORDER_ID,
        |_| {},
    )
    .await;

    let answer = app
        .send("a-key-of-its-own", &order("www.example.com"))
        .await;

    let order = answer.order();
    assert_eq!(answer.status, 201);
    assert_eq!(
        answer.header("location"),
        Some(&*format!("/api/orders/{}", order.id))
    );
    assert_eq!(order.cloud_order_id.as_deref(), Some("98987582437920968"));
    assert_eq!(order.domain.as_ascii(), "www.example.com");
}

#[tokio::test]
async fn the_newest_order_stands_first_in_the_list() {
    let app = App::start().await;
    let first = app
        .send("the-first-key", &order("a.example.com"))
        .await
        .order();
    let second = app
        .send("the-second-key", &order("b.example.com"))
        .await
        .order();

    let all: Value = app.get("/api/orders").await.json();
    let rest: Value = app
        .get(&format!("/api/orders?limit=1&after={}", second.id))
        .await
        .json();

    let ids = |list: &Value| -> Vec<String> {
        let orders = list["orders"].as_array().expect("a list");
        orders
            .iter()
            .map(|order| order["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    assert_eq!(ids(&all), [second.id.to_string(), first.id.to_string()]);
    assert_eq!(ids(&rest), [first.id.to_string()]);
}

#[tokio::test]
async fn refuses_what_is_no_order_and_sends_nothing() {
    let app = App::start().await;
    let right = order("www.example.com");

    for (pointer, value, code) in [
        ("/productCode", "nonsense", "unknown_product"),
        (
            "/productCode",
            "symantec-ov-1-personal",
            "organization_product",
        ),
        ("/productCode", "geotrust-dv-w-starter", "wildcard_required"),
        ("/contact/name", "", "invalid_contact_name"),
        ("/contact/phone", "12", "invalid_phone"),
        ("/contact/email", "tom", "invalid_email"),
        ("/csr", "nonsense", "invalid_csr_pem"),
    ] {
        let field = pointer[1..].replace('/', ".");
        assert_refused(&app, &with(right.clone(), pointer, value), code, &field).await;
    }
    let wildcard = order("*.example.com");
    assert_refused(&app, &wildcard, "wildcard_not_included", "productCode").await;
    let file = with(wildcard, "/productCode", "geotrust-dv-w-starter");
    let file = with(file, "/validation", "file");
    assert_refused(&app, &file, "file_for_wildcard", "validation").await;
}

#[tokio::test]
async fn refuses_a_request_that_the_cloud_would_not_take_and_sends_nothing() {
    let app = App::start().await;
    let right = csr("www.example.com");

    for (csr, code) in [
        (
            right.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"),
            "invalid_csr_pem",
        ),
        (
            right.replace("CERTIFICATE REQUEST", "CERTIFICATE"),
            "invalid_csr_pem",
        ),
        (signed_by_another(&right), "invalid_csr_signature"),
        (read("rsa1024.csr.pem"), "weak_key"),
        (read("p384.csr.pem"), "unsupported_key"),
        (read("ed25519.csr.pem"), "unsupported_key"),
        (read("no-common-name.csr.pem"), "missing_common_name"),
        (read("no-domain.csr.pem"), "invalid_domain"),
    ] {
        let body = with(order("www.example.com"), "/csr", csr);
        assert_refused(&app, &body, code, "csr").await;
    }
}

/// The request with the last bit of its signature turned over.
fn signed_by_another(csr: &str) -> String {
    let base64: String = csr.lines().filter(|line| !line.starts_with('-')).collect();
    let mut der = BASE64_STANDARD.decode(base64).expect("base64");
    *der.last_mut().expect("a request is not empty") ^= 1;
    let base64 = BASE64_STANDARD.encode(der);
    let lines: Vec<_> = base64
        .as_bytes()
        .chunks(64)
        .map(String::from_utf8_lossy)
        .collect();
    let label = "CERTIFICATE REQUEST-----";
    format!(
        "-----BEGIN {label}\n{}\n-----END {label}\n",
        lines.join("\n")
    )
}

fn read(name: &str) -> String {
    std::fs::read_to_string(format!("{MATERIAL}{name}")).expect("a file of this test")
}

#[tokio::test]
async fn refuses_fields_that_no_order_has() {
    let app = App::start().await;
    let mut body = order("www.example.com");
    body["privateKeyPassword"] = json!("secret");

    let answer = app.send("a-key-of-its-own", &body).await;

    assert_eq!(answer.error().0, "invalid_body");
    assert_eq!(app.cloud.requests(), []);
}

#[tokio::test]
async fn a_key_serves_one_order() {
    let app = App::start().await;
    let body = order("www.example.com");
    app.send("the-first-key", &body).await.order();

    let again = app.send("the-second-key", &body).await;

    assert_eq!(
        again.error(),
        ("key_used_before".to_owned(), Some("csr".to_owned()))
    );
    assert_eq!(app.calls("CreateCertificateWithCsrRequest"), 1);
}

#[tokio::test]
async fn the_cloud_gets_the_contact_and_the_journal_does_not() {
    let app = App::start().await;
    let body = with(
        order("www.example.com"),
        "/contact/phone",
        "+86 138-0000-1234",
    );
    app.send("a-key-of-its-own", &body).await.order();

    let sent = app.cloud.requests().remove(0).parameters;

    assert_eq!(
        (&*sent["Username"], &*sent["Phone"]),
        ("Tom Zhang", "+8613800001234")
    );
    app.proxy.shutdown().await;
    let journal = std::fs::read(app.dir.path().join("journal.sqlite")).expect("the journal");
    for secret in ["Tom Zhang", "13800001234", "tom@example.com"] {
        assert!(
            !journal
                .windows(secret.len())
                .any(|at| at == secret.as_bytes()),
            "{secret}"
        );
    }
}

/// Places an order that the cloud refuses with a code.
async fn refused_by_cloud(app: &App, code: &str) -> Answer {
    app.break_next("CreateCertificateWithCsrRequest", json!({ "code": code }))
        .await;
    app.send(&format!("key-for-{code}"), &order("www.example.com"))
        .await
}

#[tokio::test]
async fn each_refusal_of_the_cloud_reaches_the_caller_as_its_own_code() {
    let app = App::start().await;

    for (theirs, ours) in [
        ("NotFoundPackage", ErrorCode::PackageNotFound),
        ("NotRemainCount", ErrorCode::QuotaExhausted),
        (
            "CreateCertificateRequestFailed",
            ErrorCode::CloudRefusedRequest,
        ),
        ("Error", ErrorCode::CloudFailed),
        ("Throttling.User", ErrorCode::CloudThrottled),
        ("Forbidden.RAM", ErrorCode::CloudForbidden),
    ] {
        let answer = refused_by_cloud(&app, theirs).await;

        assert_eq!(answer.error().0, ours.name(), "{theirs}");
    }
    assert_eq!(
        app.calls("CreateCertificateWithCsrRequest"),
        6,
        "none was sent twice"
    );
}

#[tokio::test]
async fn a_key_that_the_cloud_refused_may_be_used_again() {
    let app = App::start().await;
    let body = order("www.example.com");
    app.break_next(
        "CreateCertificateWithCsrRequest",
        json!({"code": "NotRemainCount"}),
    )
    .await;
    app.send("the-first-key", &body).await.error();

    app.send("the-second-key", &body).await.order();
}

#[tokio::test]
async fn a_cloud_that_cannot_be_reached_was_not_asked() {
    let app = App::start_with(
        |_| {},
        |proxy| proxy.cloud.endpoint = "http://127.0.0.1:9".parse().expect("an endpoint"),
    )
    .await;

    let answer = app
        .send("a-key-of-its-own", &order("www.example.com"))
        .await;

    assert_eq!(answer.error().0, "cloud_unreachable");
    let list: Value = app.get("/api/orders").await.json();
    assert_eq!(list["orders"][0]["state"]["name"], "refused");
}
