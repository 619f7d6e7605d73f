//! The room that a page stands itself.

use serde_json::json;
use support::{ENGLISH, Make, PASSPHRASE, fresh_key, in_both_browsers, openssl, write};

use crate::guest::Guest;

const PAGE: &str = "<!doctype html><title>A portal</title><main></main>";

in_both_browsers! {
    a_hidden_room_makes_a_request_that_openssl_verifies
    a_page_that_looks_for_the_key_finds_nothing
}

async fn a_hidden_room_makes_a_request_that_openssl_verifies(make: Make) {
    let guest = Guest::at(make, PAGE).await;

    let made = guest.run(
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

async fn a_page_that_looks_for_the_key_finds_nothing(make: Make) {
    let guest = Guest::at(make, PAGE).await;

    let found = guest.run(
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
    let guest = Guest::at(Make::Chromium, PAGE).await;

    let stands = guest
        .run(
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
    let guest = Guest::at(Make::Chromium, PAGE).await;
    guest.run(
        "const theme = { accent: 'rgb(1 2 3)', radius: '2px', sans: 'Georgia, \"Songti SC\", serif' };
         window.room = createKeyRoom({ container: document.querySelector('main') }, { theme, language: 'zh' });
         await window.room.ready;",
    )
    .await;

    guest.person().enter_room().await;
    guest.person().read("密钥室").await;

    let look = "const style = getComputedStyle(document.documentElement);
                return ['--accent', '--radius', '--sans', '--ink'].map((name) => style.getPropertyValue(name));";
    let looks = guest.execute(look).await;
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
    let guest = Guest::at(Make::Chromium, PAGE).await;
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
        let refused = guest.run(
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

    guest.person().enter_room().await;
    let style = "return document.documentElement.getAttribute('style') ?? '';";
    assert_eq!(guest.execute(style).await, "");
    assert!(!guest.sent_anything_with("elsewhere.example"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_making_ends_when_the_page_or_the_user_stops_it_and_another_key_can_be_made() {
    let guest = Guest::at(Make::Chromium, PAGE).await;
    let page = guest
        .run(
            "const room = createKeyRoom({ container: document.querySelector('main') });
             await room.ready;
             const stop = new AbortController();
             room.addEventListener('making', () => stop.abort('enough'), { once: true });
             const names = { domain: 'www.example.com' };
             const stopped = await room.makeCsr({ algorithm: 'rsa-8192', ...names }, stop).catch((reason) => reason);
             const { csr } = await room.makeCsr({ algorithm: 'ed25519', ...names });
             window.stopped = room.makeCsr({ algorithm: 'rsa-8192', ...names }).catch(({ code }) => code);
             window.room = room;
             return [stopped, csr.slice(0, 35)];",
        )
        .await;
    let csr = "-----BEGIN CERTIFICATE REQUEST-----";
    assert_eq!(page, json!(["enough", csr]));

    guest.person().enter_room().await;
    guest.person().press(ENGLISH.cancel).await;
    guest.person().leave_room().await;
    let user = guest
        .run(
            "const { room, stopped } = window;
             const names = { domain: 'www.example.com' };
             const code = await stopped;
             const { csr } = await room.makeCsr({ algorithm: 'ed25519', ...names });
             await room.forget();
             room.dispose();
             const last = await room.makeCsr({ algorithm: 'ed25519', ...names }).catch(({ code }) => code);
             return [code, csr.slice(0, 35), last, document.querySelectorAll('iframe').length];",
        )
        .await;
    assert_eq!(user, json!(["cancelled", csr, "disposed", 0]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_key_is_read_back_and_a_wrong_file_is_not() {
    let guest = Guest::at(Make::Chromium, PAGE).await;
    let person = guest.person();
    let (_folder, wrong) = fresh_key();
    guest
        .run(
            "const room = createKeyRoom({ container: document.querySelector('main') });
             const { fingerprint } = await room.makeCsr({ algorithm: 'ecdsa-p256', domain: 'www.example.com' });
             window.safe = () => room.safePlace(fingerprint) ?? null;",
        )
        .await;

    person.enter_room().await;
    person.fill(ENGLISH.passphrase, PASSPHRASE).await;
    person.press(ENGLISH.save_key).await;
    let key = guest.browser.saved(".key").await;
    person.prove(&wrong).await;
    person.read("This is another key").await;
    person.leave_room().await;
    assert!(guest.execute("return window.safe();").await.is_null());

    person.enter_room().await;
    person.show(&key, PASSPHRASE).await;
    person.read("Read back and checked").await;
    person.leave_room().await;
    assert_eq!(guest.execute("return window.safe();").await, "file");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_the_users_own_signs() {
    let guest = Guest::at(Make::Chromium, PAGE).await;
    let person = guest.person();
    let (_folder, key) = fresh_key();
    guest
        .run(
            "const room = createKeyRoom({ container: document.querySelector('main') });
             const names = { domain: 'www.example.com' };
             const early = await room.sign(names).catch(({ code }) => code);
             window.early = early;
             window.signed = room.bringKey().then(() => room.sign(names));",
        )
        .await;

    person.enter_room().await;
    person.hand_over(&key).await;
    person.leave_room().await;
    let signed = guest
        .run("return [window.early, (await window.signed).csr];")
        .await;

    assert_eq!(signed[0], "noKey");
    let folder = tempfile::tempdir().expect("a folder");
    let csr = write(
        folder.path(),
        "request.pem",
        signed[1].as_str().expect("PEM"),
    );
    let csr = csr.to_str().expect("a path of text");
    let public = openssl(&["req", "-in", csr, "-noout", "-verify", "-pubkey"]);
    let key = key.to_str().expect("a path of text");
    assert_eq!(public, openssl(&["pkey", "-in", key, "-pubout"]));
}
