//! Orders from instances.

use keyside_api::{Order, OrderState, Product, ProductList, ProductSource, RevocationReason};
use keyside_simulator::Config;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, App, name, order, with};

const TEST: &str = "ss.dv.t";

/// The body of an order from an instance.
fn from_instance(domain: &str) -> Value {
    with(order(domain), "/productCode", TEST)
}

/// A proxy and a cloud that takes applications back at once.
async fn start() -> App {
    start_with(|_| {}).await
}

async fn start_with(set_cloud: impl FnOnce(&mut Config)) -> App {
    let set_cloud = |cloud: &mut Config| {
        cloud.lock_delay = std::time::Duration::ZERO;
        cloud.withdrawal_delay = std::time::Duration::ZERO;
        set_cloud(cloud);
    };
    App::start_with(set_cloud, |_| {}).await
}

async fn place(app: &App) -> Order {
    let answer = app
        .send("a-key-of-its-own", &from_instance("www.example.com"))
        .await;
    answer.order()
}

async fn issue(app: &App, order: &Order) -> Order {
    app.publish(&app.wait_for(order, "awaitingValidation").await);
    app.wait_for(order, "issued").await
}

async fn product(app: &App, code: &str) -> Product {
    let list: ProductList = app.get("/api/products").await.json();
    let mut products = list.products.into_iter();
    products
        .find(|product| product.code == code)
        .expect("the product")
}

async fn left(app: &App) -> u64 {
    product(app, TEST).await.quota.expect("known").left
}

async fn revoke(app: &App, order: &Order) -> Answer {
    let request = app.request(Method::POST, &format!("/api/orders/{}/revoke", order.id));
    Answer::to(request.json(&json!({ "domain": "www.example.com" }))).await
}

async fn cancel(app: &App, order: &Order) -> Answer {
    app.post(&format!("/api/orders/{}/cancel", order.id)).await
}

#[tokio::test]
async fn instances_are_offered_beside_packages() {
    let app = start().await;

    let wildcard = product(&app, "ss.dv.w").await;
    let package = product(&app, "digicert-free-1-free").await;

    assert!(wildcard.wildcard && wildcard.validity_days == 199);
    assert!(matches!(
        wildcard.source,
        ProductSource::Instances { ends_at: Some(_) }
    ));
    assert_eq!(package.source, ProductSource::Package);
}

#[tokio::test]
async fn an_order_has_an_instance_to_itself_until_its_certificate_is_there() {
    let app = start().await;

    let placed = place(&app).await;

    assert_eq!(
        placed.instance_id.as_deref(),
        Some("cas_dv-cn-test00000001")
    );
    assert_eq!(placed.cloud_order_id, None);
    assert_eq!(left(&app).await, 0);
    let issued = issue(&app, &placed).await;
    let OrderState::Issued { chain } = issued.state else {
        panic!("{issued:?}");
    };
    assert!(chain.starts_with("-----BEGIN CERTIFICATE-----") && !chain.contains("PRIVATE"));
    assert_eq!(app.calls("UpdateInstance"), 1);
    assert_eq!(app.calls("ApplyCertificate"), 1);
}

#[tokio::test]
async fn the_contact_is_entered_once_and_found_again() {
    let app = start_with(|cloud| {
        let first = cloud.instances[0].clone();
        let instance_id = "cas_dv-cn-test00000002".to_owned();
        cloud.instances.push(keyside_simulator::NewInstance {
            instance_id,
            ..first
        });
    })
    .await;

    for (key, domain) in [
        ("the-first-key", "a.example.com"),
        ("the-second-key", "b.example.com"),
    ] {
        app.send(key, &from_instance(domain)).await.order();
    }

    assert_eq!(app.calls("CreateContact"), 1);
    assert_eq!(app.calls("UpdateInstance"), 2);
}

#[tokio::test]
async fn of_two_orders_for_the_last_instance_one_gets_it() {
    let app = start().await;
    let (first, second) = (
        from_instance("a.example.com"),
        from_instance("b.example.com"),
    );

    let (first, second) = tokio::join!(
        app.send("the-first-key", &first),
        app.send("the-second-key", &second)
    );

    let (taken, refused) = if first.status == 201 {
        (first, second)
    } else {
        (second, first)
    };
    taken.order();
    let field = Some("productCode".to_owned());
    assert_eq!(refused.error(), ("quota_exhausted".to_owned(), field));
    assert_eq!(app.calls("UpdateInstance"), 1);
}

#[tokio::test]
async fn the_same_request_again_answers_with_the_same_order() {
    let app = start().await;
    let body = from_instance("www.example.com");
    let first = app.send("a-key-of-its-own", &body).await.order();

    let again = app.send("a-key-of-its-own", &body).await;

    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(again.order().id, first.id);
    assert_eq!(app.calls("UpdateInstance"), 1);
}

#[tokio::test]
async fn an_instance_for_other_names_or_of_an_organisation_is_refused_unasked() {
    let app = start().await;
    for (code, domain, problem) in [
        ("ss.dv.w", "www.example.com", "wildcard_required"),
        ("ss.dv.t", "*.example.com", "wildcard_not_included"),
        ("ss.ov.f", "www.example.com", "organization_product"),
        ("ss.dv.m", "www.example.com", "unknown_product"),
    ] {
        let body = with(order(domain), "/productCode", code);

        let answer = app.send("a-key-of-its-own", &body).await;

        let field = Some("productCode".to_owned());
        assert_eq!(answer.error(), (problem.to_owned(), field));
    }
    assert_eq!(app.cloud.requests(), []);
}

#[tokio::test]
async fn an_instance_that_applies_by_itself_is_no_failure() {
    let app = start_with(|cloud| cloud.auto_submit = true).await;
    let body = with(order("www.example.com"), "/productCode", "ss.dv.f");

    let placed = app.send("a-key-of-its-own", &body).await.order();

    assert_eq!(name(&placed.state), "preparing");
    issue(&app, &placed).await;
}

#[tokio::test]
async fn a_proof_by_file_is_asked_for_as_such() {
    let app = start().await;
    let body = with(from_instance("www.example.com"), "/validation", "file");

    let placed = app.send("a-key-of-its-own", &body).await.order();
    let awaiting = app.wait_for(&placed, "awaitingValidation").await;

    let OrderState::AwaitingValidation { challenge } = awaiting.state else {
        panic!("{awaiting:?}");
    };
    assert!(matches!(challenge, keyside_api::Challenge::HttpFile { .. }));
}

#[tokio::test]
async fn whichever_answer_is_lost_the_application_is_found_or_was_never_made() {
    for (action, cut, state) in [
        ("CreateContact", "before", "refused"),
        ("CreateContact", "after", "refused"),
        ("UpdateInstance", "before", "refused"),
        ("UpdateInstance", "after", "refused"),
        ("ApplyCertificate", "before", "refused"),
        ("ApplyCertificate", "after", "awaitingValidation"),
    ] {
        let app = start().await;
        app.break_next(action, json!({ "cut": cut })).await;

        app.send("a-key-of-its-own", &from_instance("www.example.com"))
            .await;
        let list: Value = app.get("/api/orders").await.json();
        let placed: Order = serde_json::from_value(list["orders"][0].clone()).expect("an order");
        app.wait_for(&placed, state).await;

        assert_eq!(app.calls(action), 1, "{action} {cut}");
        let free = u64::from(state == "refused");
        assert_eq!(left(&app).await, free, "{action} {cut}");
    }
}

#[tokio::test]
async fn an_application_by_itself_whose_answer_is_lost_is_found() {
    let app = start_with(|cloud| cloud.auto_submit = true).await;
    app.break_next("UpdateInstance", json!({ "cut": "after" }))
        .await;
    let body = with(order("www.example.com"), "/productCode", "ss.dv.f");

    let answer = app.send("a-key-of-its-own", &body).await;

    assert_eq!(answer.status, 202);
    issue(&app, &answer.order()).await;
    assert_eq!(app.calls("UpdateInstance"), 1);
    assert_eq!(app.calls("ApplyCertificate"), 0);
}

#[tokio::test]
async fn a_restart_in_between_changes_nothing() {
    let app = start().await;
    let placed = place(&app).await;
    app.wait_for(&placed, "awaitingValidation").await;

    let app = app.restart().await;

    assert_eq!(left(&app).await, 0);
    issue(&app, &placed).await;
}

#[tokio::test]
async fn an_application_that_is_given_up_frees_its_instance() {
    let app = start().await;
    let placed = place(&app).await;
    app.wait_for(&placed, "awaitingValidation").await;

    cancel(&app, &placed).await.order();
    app.wait_for(&placed, "cancelled").await;

    assert_eq!(app.calls("CancelPendingCertificate"), 1);
    assert_eq!(left(&app).await, 1);
    let again = app
        .send("another-key-of-its-own", &from_instance("b.example.com"))
        .await;
    assert_eq!(again.order().instance_id, placed.instance_id);
}

#[tokio::test]
async fn an_application_too_young_to_be_taken_back_is_taken_back_later() {
    let app = start_with(|cloud| cloud.lock_delay = std::time::Duration::from_secs(60)).await;
    let placed = place(&app).await;
    app.wait_for(&placed, "awaitingValidation").await;

    let answer = cancel(&app, &placed).await.order();

    assert_eq!(name(&answer.state), "cancelling");
    app.cloud.advance(std::time::Duration::from_secs(61));
    app.wait_for(&placed, "cancelled").await;
}

#[tokio::test]
async fn whichever_answer_is_lost_an_application_is_given_up() {
    for cut in ["before", "after"] {
        let app = start().await;
        let placed = place(&app).await;
        app.wait_for(&placed, "awaitingValidation").await;
        app.break_next("CancelPendingCertificate", json!({ "cut": cut }))
            .await;

        cancel(&app, &placed).await.order();

        app.wait_for(&placed, "cancelled").await;
    }
}

#[tokio::test]
async fn an_application_that_fails_holds_its_instance_until_it_is_given_up() {
    let app = start().await;
    let body = from_instance("www.example.gov");
    let placed = app.send("a-key-of-its-own", &body).await.order();
    app.wait_for(&placed, "validationFailed").await;
    assert_eq!(left(&app).await, 0);

    let given_up = cancel(&app, &placed).await.order();

    assert_eq!(given_up.state, OrderState::Cancelled);
    assert_eq!(app.calls("CancelPendingCertificate"), 0);
    assert_eq!(left(&app).await, 1);
}

#[tokio::test]
async fn a_certificate_of_an_instance_is_revoked_even_if_the_answer_is_lost() {
    for fault in [None, Some("after")] {
        let app = start().await;
        let issued = issue(&app, &place(&app).await).await;
        if let Some(cut) = fault {
            app.break_next("RevokeCertificate", json!({ "cut": cut }))
                .await;
        }

        let revoked = revoke(&app, &issued).await.order();

        let expected = OrderState::Revoked {
            reason: Some(RevocationReason::Unspecified),
        };
        assert_eq!(revoked.state, expected);
        assert_eq!(app.calls("RevokeCertificate"), 1);
    }
}

#[tokio::test]
async fn a_revocation_that_did_not_arrive_is_told() {
    let app = start().await;
    let issued = issue(&app, &place(&app).await).await;
    app.break_next("RevokeCertificate", json!({ "cut": "before" }))
        .await;

    let answer = revoke(&app, &issued).await;

    assert_eq!(answer.error().0, "cloud_timeout");
}

#[tokio::test]
async fn a_difficult_cloud_gives_its_certificate_too() {
    let hostile = |cloud: &mut Config| {
        *cloud = Config::hostile();
        cloud.preparing_delay = std::time::Duration::ZERO;
        cloud.review_delay = std::time::Duration::ZERO;
    };
    let app = start_with(hostile).await;

    let placed = place(&app).await;

    issue(&app, &placed).await;
}

#[tokio::test]
async fn an_application_that_was_taken_back_elsewhere_is_cancelled() {
    let app = start().await;
    let placed = place(&app).await;
    app.wait_for(&placed, "awaitingValidation").await;
    let elsewhere = app.start_another().await;
    let other = elsewhere
        .send("a-key-of-its-own", &from_instance("www.example.com"))
        .await;
    assert_eq!(other.error().0, "quota_exhausted", "it is in use");

    take_back_in_console(&app).await;

    app.wait_for(&placed, "cancelled").await;
}

#[tokio::test]
async fn an_order_whose_instance_was_deleted_is_cancelled() {
    let app = start().await;
    let placed = place(&app).await;
    app.wait_for(&placed, "awaitingValidation").await;

    app.break_times(3, "GetInstanceDetail", json!({ "code": "NotFound" }))
        .await;

    app.wait_for(&placed, "cancelled").await;
}

/// Takes the application back by another program with the same AccessKey.
async fn take_back_in_console(app: &App) {
    use keyside_aliyun::{Request, cas::CancelPendingCertificate, sign};

    let action = CancelPendingCertificate {
        instance_id: "cas_dv-cn-test00000001".to_owned(),
    };
    let url = app.cloud.cas_url();
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    let request = Request::new(host, &action);
    let now = time::OffsetDateTime::now_utc();
    let signed = sign::v3::sign(
        &request,
        &app.cloud.credentials(),
        now,
        "a nonce of its own",
    );
    let mut call = reqwest::Client::new().post(format!("http://{host}{}", signed.path_and_query));
    for (name, value) in signed.headers {
        call = call.header(name, value);
    }
    let answer = call.body(signed.body).send().await.expect("an answer");
    assert!(answer.status().is_success(), "{:?}", answer.text().await);
}
