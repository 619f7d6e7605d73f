//! The element that leads from a name to a bundle.

use std::path::{Path, PathBuf};

use keyside_api::Order;
use serde_json::{Value, json};
use support::{ENGLISH, PASSPHRASE, Visit, assert_is_pair, secret_numbers, until};

use crate::visit;

/// The element, with a name that the page chose, and everything that it says.
fn element(attributes: &str) -> String {
    format!(
        "<!doctype html><title>A portal</title>
         <style>keyside-request {{ --keyside-accent: #123456; --keyside-ink: var(--none, url(x)) }}</style>
         <script type=module>
             window.heard = {{}};
             for (const name of ['csr', 'order', 'issued', 'error']) {{
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

/// A portal with the element, which was told of the proxy.
async fn element_visit(attributes: &str) -> Visit {
    let visit = visit(&element(attributes)).await;
    visit.open(&format!("?proxy={}", visit.proxy())).await;
    visit
}

/// What the script returns, in which `part` finds a part of the element by its id, once it is neither null nor
/// undefined.
async fn seen(visit: &Visit, what: &str, script: &str) -> Value {
    let script = format!(
        "const root = document.querySelector('keyside-request')?.shadowRoot;
         const part = (id) => root?.getElementById(id);
         const shown = (id) => part(id)?.checkVisibility() ? part(id) : null;
         {script}"
    );
    let look = async || {
        let answer = visit.browser.tab.execute(&script, vec![]).await;
        let answer = answer.expect("an answer").json().clone();
        (!answer.is_null()).then_some(answer)
    };
    until(what, look).await
}

/// Fills the element's form in for that domain and presses its button.
async fn ask_for_a_certificate(visit: &Visit, domain: &str) {
    seen(
        visit,
        "products are offered",
        "return part('product')?.options.length || null;",
    )
    .await;
    let fill = format!(
        "const values = {{ domain: '{domain}', product: 'digicert-free-1-free', algorithm: 'ecdsa-p256',
             'contact.name': 'Li Lei', 'contact.phone': '13800000000', 'contact.email': 'li@example.com' }};
         for (const [id, value] of Object.entries(values)) part(id).value = value;
         part('create').click();
         return true;"
    );
    seen(visit, "the form is filled in", &fill).await;
}

/// Goes into the room within the element, once it is there.
async fn enter_room(visit: &Visit) {
    const FRAME: &str =
        "return document.querySelector('keyside-request').shadowRoot.querySelector('iframe');";
    let find = async || {
        let answer = visit.browser.tab.execute(FRAME, vec![]).await.ok()?;
        answer.element().ok()
    };
    let frame = until("the room is there", find).await;
    frame.enter_frame().await.expect("the room");
}

/// Presses the button that orders, whether or not it is locked.
async fn press_place(visit: &Visit) {
    let press = "part('place').click(); return true;";
    seen(visit, "it is pressed", press).await;
}

/// Saves the key of the request in the room, with [`PASSPHRASE`], and answers the file.
async fn save_key(visit: &Visit) -> PathBuf {
    let person = visit.person();
    enter_room(visit).await;
    person.fill(ENGLISH.passphrase, PASSPHRASE).await;
    person.press(ENGLISH.save_key).await;
    let key = visit.browser.saved(".key").await;
    person.leave_room().await;
    key
}

/// Shows the room the saved key, and orders as soon as that may be.
async fn place(visit: &Visit, key: &Path) {
    let person = visit.person();
    enter_room(visit).await;
    person.show(key, PASSPHRASE).await;
    person.leave_room().await;
    let free = "return shown('place') && !part('place').hasAttribute('aria-disabled') || null;";
    seen(visit, "the order is free", free).await;
    press_place(visit).await;
}

/// Has the domain of the only order proven, and answers the order.
async fn prove(visit: &Visit) -> Order {
    let record = "const values = [...root.querySelectorAll('#challenge code')].map((code) => code.textContent);
                  return values.length ? values : null;";
    let record = seen(visit, "the record is shown", record).await;
    let mut orders = visit.app.orders().await.expect("a list");
    assert_eq!(orders.len(), 1);
    assert_eq!(record[0], "_dnsauth.www.example.com");
    let order = orders.remove(0);
    let awaiting = visit.app.until_awaiting(&order.id).await;
    visit.app.prove(&awaiting).await;
    let title = "return part('progress-title').textContent.startsWith('Your certificate is ready') || null;";
    seen(visit, "the certificate is there", title).await;
    order
}

/// Saves the bundle in the room, which has the key and its certificate, and answers the file.
async fn take_bundle(visit: &Visit) -> PathBuf {
    let person = visit.person();
    enter_room(visit).await;
    person.choose("nginx").await;
    person.press(ENGLISH.save_bundle).await;
    let bundle = visit.browser.saved("-nginx.zip").await;
    person.leave_room().await;
    bundle
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_gets_a_certificate_with_the_element_alone() {
    let visit = element_visit("{ lang: 'en' }").await;
    ask_for_a_certificate(&visit, "www.example.com").await;

    let locked = "return shown('place')?.getAttribute('aria-disabled') ?? null;";
    assert_eq!(seen(&visit, "the order is locked", locked).await, "true");
    press_place(&visit).await;
    let key = save_key(&visit).await;
    assert_eq!(seen(&visit, "the order is locked", locked).await, "true");
    assert_eq!(visit.app.orders().await.expect("a list"), []);

    place(&visit, &key).await;
    let order = prove(&visit).await;
    let bundle = take_bundle(&visit).await;
    assert_is_pair(&visit, &bundle);

    let heard = seen(&visit, "events are heard", "return window.heard;").await;
    assert_eq!(heard["keyside-csr"][0]["domain"], "www.example.com");
    assert_eq!(heard["keyside-order"][0]["order"]["id"], json!(order.id));
    let chain = heard["keyside-issued"][0]["chain"].as_str();
    assert!(chain.is_some_and(|chain| chain.starts_with("-----BEGIN CERTIFICATE-----")));
    let refused = json!([{ "code": "invalidTheme", "field": "ink" }]);
    assert_eq!(heard["keyside-error"], refused, "{heard}");
    assert!(!heard.to_string().contains("PRIVATE KEY"));
    for number in secret_numbers(&key, PASSPHRASE) {
        assert_eq!(visit.traces(&number), [""; 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_gone_on_with_by_its_id_and_the_saved_key() {
    let visit = element_visit("{ lang: 'en' }").await;
    let person = visit.person();
    ask_for_a_certificate(&visit, "www.example.com").await;
    let key = save_key(&visit).await;
    place(&visit, &key).await;
    let order = prove(&visit).await;

    let proxy = visit.proxy();
    visit
        .open(&format!("?proxy={proxy}&order={}", order.id))
        .await;
    enter_room(&visit).await;
    person.hand_over(&key).await;
    person.fill(ENGLISH.passphrase, PASSPHRASE).await;
    person.press(ENGLISH.open).await;
    person.leave_room().await;
    let bundle = take_bundle(&visit).await;

    assert_is_pair(&visit, &bundle);
    let orders = visit.app.orders().await.expect("a list");
    assert_eq!(orders.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_element_wears_the_portals_looks_and_speaks_chinese() {
    let visit = element_visit("{ lang: 'zh-CN', domain: 'shop.example.com' }").await;

    let form = "return shown('create') && [part('create').textContent, part('domain').value, part('domain').readOnly];";
    let form = seen(&visit, "the form is shown", form).await;
    assert_eq!(form, json!(["生成密钥和请求", "shop.example.com", true]));
    enter_room(&visit).await;
    visit.person().read("密钥室").await;
    let look = "return getComputedStyle(document.documentElement).getPropertyValue('--accent');";
    let look = visit.browser.tab.execute(look, vec![]).await;
    assert_eq!(look.expect("an answer").json(), "#123456");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_element_says_what_is_wrong_where_it_is_wrong() {
    let visit = element_visit("{ lang: 'en' }").await;
    ask_for_a_certificate(&visit, "localhost").await;

    let problem = "return shown('problem')?.textContent && shown('domain') && [part('domain').validationMessage,
                       window.heard['keyside-error'].at(-1).code] || null;";
    let problem = seen(&visit, "a problem is told", problem).await;

    let words = "The name is no domain name that a certificate can be for. Correct it.";
    assert_eq!(problem, json!([words, "invalidMessage"]));
}
