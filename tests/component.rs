//! The key room in the page of someone else, out of the npm package, which must have been built.

use keyside::config::Origin;
use keyside_simulator::Config as SimulatorConfig;
use serde_json::{Value, json};
use support::{ENGLISH, PASSPHRASE, Portal, TestApp, Visit, assert_is_pair, openssl, until, write};

const PAGE: &str = "<!doctype html><title>A portal</title><main></main>";

/// A portal with that page, a proxy that takes calls from there, and a browser at it.
async fn visit(page: &str) -> Visit {
    let portal = Portal::start(page).await;
    let origin: Origin = portal.origin().parse().expect("an origin");
    let app = TestApp::start_with(SimulatorConfig::gentle(), move |config| {
        config.origins = [origin.clone()].into();
    });
    let visit = Visit::beside(&ENGLISH, app.await, portal.url()).await;
    visit.open("").await;
    visit
}

/// What the script in the page returns, in which `said` is everything that its window has heard.
async fn run(visit: &Visit, script: &str) -> Value {
    let script = format!(
        "const [done] = arguments;
         window.said ??= (() => {{
             const said = [];
             addEventListener('message', ({{ data }}) => said.push(data));
             return said;
         }})();
         const run = async () => {{
             const {{ KeyRoomError, createKeyRoom }} = await import('/keyside/room/index.js');
             {script}
         }};
         run().then(done, (error) => done(`${{error}} ${{error.code}}`));"
    );
    let answer = visit.browser.tab.execute_async(&script, vec![]).await;
    answer.expect("an answer").json().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_room_makes_a_request_that_openssl_verifies() {
    let visit = visit(PAGE).await;

    let made = run(
        &visit,
        "const room = createKeyRoom({ hidden: true });
         return room.makeCsr({ algorithm: 'ecdsa-p256', domain: 'www.example.com', others: ['example.com'] });",
    )
    .await;

    let csr = made["csr"].as_str().unwrap_or_else(|| panic!("{made}"));
    let folder = tempfile::tempdir().expect("a folder");
    let file = write(folder.path(), "request.pem", csr);
    let file = file.to_str().expect("a path of text");
    let text = openssl(&["req", "-in", file, "-noout", "-verify", "-text"]);
    let text = String::from_utf8(text).expect("a text");
    assert!(
        text.contains("DNS:www.example.com, DNS:example.com"),
        "{text}"
    );
    assert_eq!(made["algorithm"], "ecdsa-p256");
    assert_eq!(made["fingerprint"].as_str().map(str::len), Some(64));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_looks_for_the_key_finds_nothing() {
    let visit = visit(PAGE).await;

    let found = run(
        &visit,
        "const room = createKeyRoom({ container: document.querySelector('main') });
         await room.makeCsr({ algorithm: 'ecdsa-p256', domain: 'www.example.com' });
         const frame = document.querySelector('iframe');
         const look = (what) => { try { return String(what()); } catch ({ name }) { return name; } };
         const found = {
             document: look(() => frame.contentDocument),
             inside: look(() => frame.contentWindow.document),
             origin: look(() => frame.contentWindow.origin),
             sandbox: frame.getAttribute('sandbox'),
         };
         const refused = new Promise((resolve) => room.addEventListener('failed', ({ detail }) => resolve(detail.error)));
         frame.contentWindow.postMessage({ keyside: 1, message: { kind: 'saveKey' } }, '*');
         found.saveKey = await refused;
         found.said = JSON.stringify(window.said);
         return found;",
    )
    .await;

    assert_eq!(found["document"], "null", "{found}");
    assert_eq!(found["inside"], "SecurityError");
    assert_eq!(found["origin"], "SecurityError");
    assert_eq!(found["sandbox"], "allow-scripts allow-downloads");
    assert_eq!(found["saveKey"], "invalidMessage");
    let said = found["said"].as_str().expect("a text");
    assert!(said.contains("BEGIN CERTIFICATE REQUEST"));
    assert!(!said.contains("PRIVATE KEY"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_that_the_page_let_out_of_its_sandbox_does_not_start() {
    let visit = visit(PAGE).await;

    let stands = run(
        &visit,
        "const room = createKeyRoom({ container: document.querySelector('main') });
         const frame = document.querySelector('iframe');
         frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
         const html = frame.srcdoc;
         const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
         frame.srcdoc = html;
         await loaded;
         return { stands: window.said.some(({ message }) => message?.kind === 'ready'),
             title: frame.contentDocument.title };",
    )
    .await;

    assert_eq!(
        stands,
        json!({ "stands": false, "title": "Keyside: key room" })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_theme_is_taken() {
    let visit = visit(PAGE).await;
    run(
        &visit,
        "const theme = { accent: 'rgb(1 2 3)', radius: '2px', sans: 'Georgia, \"Songti SC\", serif' };
         window.room = createKeyRoom({ container: document.querySelector('main') }, { theme, language: 'zh' });
         await window.room.ready;",
    )
    .await;

    visit.person().enter_room().await;
    visit.person().read("密钥室").await;

    let look = "const style = getComputedStyle(document.documentElement);
                return ['--accent', '--radius', '--sans', '--ink'].map((name) => style.getPropertyValue(name));";
    let looks = visit.browser.tab.execute(look, vec![]).await;
    let looks = looks.expect("an answer").json().clone();
    assert_eq!(
        looks,
        json!([
            "rgb(1 2 3)",
            "2px",
            "Georgia, \"Songti SC\", serif",
            "#16201b"
        ])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_injected_value_is_refused_by_the_package_and_by_the_room() {
    let visit = visit(PAGE).await;
    let values = [
        json!({ "accent": "url(http://elsewhere.example/leak)" }),
        json!({ "accent": "red; background: url(http://elsewhere.example/leak)" }),
        json!({ "accent": "var(--ink)" }),
        json!({ "radius": "calc(1px * 2)" }),
        json!({ "sans": "x\", url(http://elsewhere.example/leak)" }),
        json!({ "font": "serif" }),
        json!({ "ink": "#123456", "toString": "red" }),
    ];
    for theme in values {
        let refused = run(
            &visit,
            &format!(
                "const theme = {theme};
                 const container = document.querySelector('main');
                 let code;
                 try {{ createKeyRoom({{ container }}, {{ theme }}); }} catch (error) {{ code = error.code; }}
                 window.room ??= createKeyRoom({{ container }});
                 await window.room.ready;
                 const answer = new Promise((resolve) => {{
                     window.room.addEventListener('failed', ({{ detail }}) => resolve(detail.error), {{ once: true }});
                 }});
                 const message = {{ kind: 'theme', theme }};
                 document.querySelector('iframe').contentWindow.postMessage({{ keyside: 1, message }}, '*');
                 return [code, await answer, document.querySelectorAll('iframe').length];"
            ),
        )
        .await;
        assert_eq!(
            refused,
            json!(["invalidTheme", "invalidMessage", 1]),
            "{theme}"
        );
    }

    visit.person().enter_room().await;
    let style = "return document.documentElement.getAttribute('style') ?? '';";
    let style = visit.browser.tab.execute(style, vec![]).await;
    assert_eq!(style.expect("an answer").json(), &json!(""));
    assert!(!visit.sent_anything_with("elsewhere.example"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_making_ends_with_the_signals_reason_and_another_key_can_be_made() {
    let visit = visit(PAGE).await;

    let ended = run(
        &visit,
        "const room = createKeyRoom({ hidden: true });
         await room.ready;
         const stop = new AbortController();
         room.addEventListener('making', () => stop.abort('enough'), { once: true });
         const names = { domain: 'www.example.com' };
         const first = await room.makeCsr({ algorithm: 'rsa-8192', ...names }, stop).catch((reason) => reason);
         const { csr } = await room.makeCsr({ algorithm: 'ed25519', ...names });
         await room.forget();
         room.dispose();
         const last = await room.makeCsr({ algorithm: 'ed25519', ...names }).catch(({ code }) => code);
         return [first, csr.slice(0, 35), last, document.querySelectorAll('iframe').length];",
    )
    .await;

    assert_eq!(
        ended,
        json!([
            "enough",
            "-----BEGIN CERTIFICATE REQUEST-----",
            "disposed",
            0
        ])
    );
}

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
             element.setAttribute('proxy', new URLSearchParams(location.search).get('proxy'));
             for (const [name, value] of Object.entries({attributes})) element.setAttribute(name, value);
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

/// Fills the element's form in and presses its button.
async fn ask_for_a_certificate(visit: &Visit) {
    seen(
        visit,
        "products are offered",
        "return part('product')?.options.length || null;",
    )
    .await;
    let fill = "const values = { domain: 'www.example.com', product: 'digicert-free-1-free', algorithm: 'ecdsa-p256',
                    'contact.name': 'Li Lei', 'contact.phone': '13800000000', 'contact.email': 'li@example.com' };
                for (const [id, value] of Object.entries(values)) part(id).value = value;
                part('create').click();
                return true;";
    seen(visit, "the form is filled in", fill).await;
}

/// Goes into the room within the element.
async fn enter_room(visit: &Visit) {
    let script =
        "return document.querySelector('keyside-request').shadowRoot.querySelector('iframe');";
    let frame = visit.browser.tab.execute(script, vec![]).await;
    let frame = frame.expect("an answer").element().expect("the frame");
    frame.enter_frame().await.expect("the room");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_gets_a_certificate_with_the_element_alone() {
    let visit = element_visit("{ lang: 'en' }").await;
    let person = visit.person();
    ask_for_a_certificate(&visit).await;

    let place = "return shown('place')?.getAttribute('aria-disabled') ?? null;";
    assert_eq!(seen(&visit, "the order is locked", place).await, "true");
    seen(
        &visit,
        "it is pressed",
        "part('place').click(); return true;",
    )
    .await;
    enter_room(&visit).await;
    person.fill(ENGLISH.passphrase, PASSPHRASE).await;
    person.press(ENGLISH.save_key).await;
    let key = visit.browser.saved(".key").await;
    person.leave_room().await;
    assert_eq!(seen(&visit, "the order is locked", place).await, "true");
    assert_eq!(visit.app.orders().await.expect("a list"), []);

    enter_room(&visit).await;
    person.show(&key, PASSPHRASE).await;
    person.leave_room().await;
    let free = "return shown('place') && !part('place').hasAttribute('aria-disabled') || null;";
    seen(&visit, "the order is free", free).await;
    seen(
        &visit,
        "it is pressed",
        "part('place').click(); return true;",
    )
    .await;

    let record = "const values = [...root.querySelectorAll('#challenge code')].map((code) => code.textContent);
                  return values.length ? values : null;";
    let record = seen(&visit, "the record is shown", record).await;
    let orders = visit.app.orders().await.expect("a list");
    let [order] = orders.as_slice() else {
        panic!("{orders:?}");
    };
    assert_eq!(record[0], "_dnsauth.www.example.com");
    let issued = visit.app.until_awaiting(&order.id).await;
    visit.app.prove(&issued).await;

    let title = "return part('progress-title').textContent.startsWith('Your certificate is ready') || null;";
    seen(&visit, "the certificate is there", title).await;
    enter_room(&visit).await;
    person.choose("nginx").await;
    person.press(ENGLISH.save_bundle).await;
    let bundle = visit.browser.saved("-nginx.zip").await;
    person.leave_room().await;
    assert_is_pair(&visit, &bundle);

    let heard = seen(&visit, "events are heard", "return window.heard;").await;
    assert_eq!(heard["keyside-csr"][0]["domain"], "www.example.com");
    assert_eq!(heard["keyside-order"][0]["order"]["id"], json!(order.id));
    let chain = heard["keyside-issued"][0]["chain"].as_str();
    assert!(chain.is_some_and(|chain| chain.starts_with("-----BEGIN CERTIFICATE-----")));
    let refused = json!([{ "code": "invalidTheme", "field": "ink" }]);
    assert_eq!(heard["keyside-error"], refused, "{heard}");
    assert!(!heard.to_string().contains("PRIVATE KEY"));
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
    seen(
        &visit,
        "products are offered",
        "return part('product')?.options.length || null;",
    )
    .await;
    let fill = "const values = { domain: 'localhost', algorithm: 'ecdsa-p256',
                    'contact.name': 'Li Lei', 'contact.phone': '13800000000', 'contact.email': 'li@example.com' };
                for (const [id, value] of Object.entries(values)) part(id).value = value;
                part('create').click();
                return true;";
    seen(&visit, "the form is filled in", fill).await;

    let problem = "return shown('problem')?.textContent && shown('domain') && [part('domain').validationMessage,
                       window.heard['keyside-error'].at(-1).code] || null;";
    let problem = seen(&visit, "a problem is told", problem).await;

    let words = "The name is no domain name that a certificate can be for. Correct it.";
    assert_eq!(problem, json!([words, "invalidMessage"]));
}
