//! The element that leads from a name to a bundle.

use std::path::{Path, PathBuf};

use keyside_api::Order;
use serde_json::json;
use support::{ENGLISH, Make, PASSPHRASE, assert_is_pair, in_both_browsers, secret_numbers};

use crate::guest::Guest;

in_both_browsers! {
    a_portal_gets_a_certificate_with_the_element_alone
}

/// What orders of packages are taken from.
pub(crate) const PACKAGE: &str = "digicert-free-1-free";

/// A portal with the element, which has these attributes and those of the query, and everything that it says.
pub(crate) fn portal(attributes: &str) -> String {
    format!(
        "<!doctype html><meta name=viewport content=width=device-width><title>A portal</title>
         <script type=module>
             window.heard = {{}};
             for (const name of ['csr', 'order', 'issued', 'saved', 'error']) {{
                 addEventListener(`keyside-${{name}}`, ({{ type, detail }}) => (window.heard[type] ??= []).push(detail));
             }}
             await import('/keyside/element/index.js');
             const element = document.createElement('keyside-request');
             const asked = Object.fromEntries(new URLSearchParams(location.search));
             for (const [name, value] of Object.entries({{ ...{attributes}, ...asked }})) element.setAttribute(name, value);
             document.body.append(element);
         </script>"
    )
}

/// Someone at a portal with the element in English, which was told of the proxy.
pub(crate) async fn guest(make: Make) -> Guest {
    let guest = Guest::near(make, "127.0.0.1", &portal("{ lang: 'en' }")).await;
    guest.open(&format!("?proxy={}", guest.proxy())).await;
    guest
}

/// Fills the element's form in and presses its button.
pub(crate) async fn ask_for(guest: &Guest, domain: &str, product: &str) {
    fill_in(guest, domain, product).await;
    guest
        .seen(
            "it is pressed",
            "part('create').focus(); part('create').click(); return true;",
        )
        .await;
}

/// Fills the element's form in, once it knows what may be ordered.
pub(crate) async fn fill_in(guest: &Guest, domain: &str, product: &str) {
    let offered = "return part('product')?.options.length || null;";
    guest.seen("products are offered", offered).await;
    let fill = format!(
        "const values = {{ domain: '{domain}', product: '{product}', algorithm: 'ecdsa-p256',
             'contact.name': 'Li Lei', 'contact.phone': '13800000000', 'contact.email': 'li@example.com' }};
         for (const [id, value] of Object.entries(values)) {{
             part(id).value = value;
             part(id).dispatchEvent(new Event('change', {{ bubbles: true }}));
         }}
         return true;"
    );
    guest.seen("the form is filled in", &fill).await;
}

/// Saves the key of the request in the room, with [`PASSPHRASE`], and answers the file.
pub(crate) async fn save_key(guest: &Guest) -> PathBuf {
    let person = guest.person();
    guest.enter_room().await;
    person.fill(ENGLISH.passphrase, PASSPHRASE).await;
    person.press(ENGLISH.save_key).await;
    let key = guest.browser.saved(".key").await;
    person.leave_room().await;
    key
}

/// Shows the room the saved key, and orders as soon as that may be.
pub(crate) async fn place(guest: &Guest, key: &Path) {
    let person = guest.person();
    guest.enter_room().await;
    person.show(key, PASSPHRASE).await;
    person.leave_room().await;
    press_place(guest).await;
}

/// Orders as soon as that may be.
pub(crate) async fn press_place(guest: &Guest) {
    let free = "const place = shown('place');
                return place && !place.hasAttribute('aria-disabled') ? (place.focus(), place.click(), true) : null;";
    guest.seen("the order is free", free).await;
}

/// Has the domain of the only order proven, and answers the order.
pub(crate) async fn prove(guest: &Guest) -> Order {
    let order = await_proof(guest).await;
    guest.app.prove(&order).await;
    let title =
        "return part('progress-title').textContent === 'Your certificate is ready' || null;";
    guest.seen("the certificate is there", title).await;
    order
}

/// The only order, once the element shows what it asks for.
pub(crate) async fn await_proof(guest: &Guest) -> Order {
    guest
        .seen(
            "the order is shown",
            "return shown('progress') && true || null;",
        )
        .await;
    let mut orders = guest.app.orders().await.expect("a list");
    assert_eq!(orders.len(), 1);
    let order = guest.app.until_awaiting(&orders.remove(0).id).await;
    let record = "return shown('check') && root.querySelector('#challenge code')?.textContent;";
    let record = guest.seen("the record is shown", record).await;
    assert_eq!(record, "_dnsauth.www.example.com");
    order
}

/// Saves the bundle in the room, which has the key and its certificate, and answers the file.
pub(crate) async fn take_bundle(guest: &Guest) -> PathBuf {
    let person = guest.person();
    guest.enter_room().await;
    person.choose("nginx").await;
    person.press(ENGLISH.save_bundle).await;
    let bundle = guest.browser.saved("-nginx.zip").await;
    person.leave_room().await;
    bundle
}

async fn a_portal_gets_a_certificate_with_the_element_alone(make: Make) {
    let guest = guest(make).await;
    ask_for(&guest, "www.example.com", PACKAGE).await;

    let locked = "return shown('place')?.getAttribute('aria-disabled') ?? null;";
    assert_eq!(guest.seen("the order is locked", locked).await, "true");
    let reader = "return root.activeElement?.id ?? null;";
    assert_eq!(
        guest.seen("the reader is there", reader).await,
        "review-title"
    );
    guest
        .seen("it is pressed", "part('place').click(); return true;")
        .await;
    let key = save_key(&guest).await;
    assert_eq!(guest.seen("the order is locked", locked).await, "true");
    assert_eq!(guest.app.orders().await.expect("a list"), []);

    place(&guest, &key).await;
    await_proof(&guest).await;
    assert_eq!(
        guest.seen("the reader is there", reader).await,
        "progress-title"
    );
    let order = prove(&guest).await;
    let bundle = take_bundle(&guest).await;
    assert_is_pair(&guest.app, &bundle);

    let heard = "return window.heard['keyside-saved'] ? window.heard : null;";
    let heard = guest.seen("events are heard", heard).await;
    assert_eq!(heard["keyside-csr"][0]["domain"], "www.example.com");
    for told in ["keyside-order", "keyside-issued", "keyside-saved"] {
        assert_eq!(heard[told][0]["order"]["id"], json!(order.id), "{told}");
    }
    let chain = heard["keyside-issued"][0]["chain"].as_str();
    assert!(chain.is_some_and(|chain| chain.starts_with("-----BEGIN CERTIFICATE-----")));
    assert!(heard["keyside-error"].is_null(), "{heard}");
    assert!(!heard.to_string().contains("PRIVATE KEY"));
    assert!(guest.sent_anything_with("BEGIN CERTIFICATE REQUEST"));
    for number in secret_numbers(&key, PASSPHRASE) {
        assert_eq!(guest.traces(&number), [""; 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instance_gives_a_certificate_to_a_page_without_https() {
    let guest = Guest::near(Make::Chromium, "portal.test", &portal("{ lang: 'en' }")).await;
    guest.open(&format!("?proxy={}", guest.proxy())).await;
    ask_for(&guest, "www.example.com", "ss.dv.t").await;

    let product = "const { label } = part('product').selectedOptions[0];
                   return [window.isSecureContext, label, part('product-hint').textContent.slice(0, 49)];";
    let product = guest.seen("the instance is chosen", product).await;
    let label = "DigiCert, free test, single name, 90 days, instance – 1 of 1 left";
    let hint = "It takes an instance, a subscription that ends on";
    assert_eq!(product, json!([false, label, hint]));
    let key = save_key(&guest).await;
    place(&guest, &key).await;
    let order = prove(&guest).await;
    let bundle = take_bundle(&guest).await;

    assert!(order.instance_id.is_some());
    assert_is_pair(&guest.app, &bundle);
}

#[tokio::test(flavor = "multi_thread")]
async fn packages_and_instances_are_offered_as_far_as_they_fit_the_name() {
    let guest = guest(Make::Chromium).await;
    let listed = "const options = [...part('product').options];
                  const barred = (wildcard) => options.filter(({ label }) => label.includes('wildcard') === wildcard)
                      .every(({ disabled }) => disabled);
                  const { value } = part('product');
                  return [barred(true), barred(false), part('product').selectedOptions[0].disabled,
                      part('product-hint').textContent, part('validation') ?? root.querySelector('[value=file]').disabled];";

    fill_in(&guest, "*.example.com", PACKAGE).await;
    let hint = "The name begins with *, so only wildcard certificates fit.";
    let wildcard = guest.seen("it is listed", listed).await;
    assert_eq!(wildcard[0], false, "{wildcard}");
    assert_eq!(wildcard[1], true);
    assert_eq!(wildcard[2], false);
    assert_ne!(wildcard[3], hint);
    assert_eq!(wildcard[4], true);

    fill_in(&guest, "www.example.com", PACKAGE).await;
    let single = guest.seen("it is listed", listed).await;
    assert_eq!(single, json!([true, false, false, "", false]));
    let both = "return ['digicert-free-1-free', 'ss.dv.t'].every((code) =>
                    [...part('product').options].some(({ value }) => value === code)) || null;";
    guest.seen("both generations are in one list", both).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_element_says_what_is_wrong_where_it_is_wrong() {
    let guest = guest(Make::Chromium).await;
    ask_for(&guest, "localhost", PACKAGE).await;

    let problem = "return shown('problem')?.textContent && shown('domain') && [part('domain').validationMessage,
                       window.heard['keyside-error'].at(-1).code] || null;";
    let problem = guest.seen("a problem is told", problem).await;

    let words = "The name is no domain name that a certificate can be for. Correct it.";
    assert_eq!(problem, json!([words, "invalidMessage"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_proxy_refuses_is_told_at_its_field_in_the_users_words() {
    let guest = guest(Make::Chromium).await;
    fill_in(&guest, "www.example.com", PACKAGE).await;
    let flawed = "part('contact.phone').value = '1'; part('create').click(); return true;";
    guest.seen("the form is sent", flawed).await;
    let key = save_key(&guest).await;
    place(&guest, &key).await;

    let problem = "return shown('contact.phone') && window.heard['keyside-error']
                       && [part('contact.phone').validationMessage, window.heard['keyside-error'].at(-1).code] || null;";
    let problem = guest.seen("a problem is told", problem).await;

    let words = "That cannot be a telephone number. Correct it.";
    assert_eq!(problem, json!([words, "invalid_phone"]));
    ask_for(&guest, "www.example.com", PACKAGE).await;
    press_place(&guest).await;
    await_proof(&guest).await;
}
