//! The room that a page stands itself.

use serde_json::json;
use support::{openssl, write};

use crate::{run, visit};

const PAGE: &str = "<!doctype html><title>A portal</title><main></main>";

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
