//! A page with a policy of its own, which the room in it inherits.

use std::fs;

use serde_json::{Value, json};
use support::{Make, target};

use crate::guest::Guest;

/// A page with that policy, in which `{script}` and `{style}` stand for the room's hashes.
fn page_with(policy: &str) -> String {
    let module = fs::read_to_string(target().join("npm/keyside/room/parts.js"));
    let module = module.expect("the package is not built: run `cargo xtask npm` first");
    let hashes = module
        .lines()
        .find_map(|line| line.strip_prefix("export const policy = "))
        .expect("the module says what a policy must allow");
    let hashes: Value = serde_json::from_str(hashes.trim_end_matches(';')).expect("JSON");
    let hash = |name: &str| hashes[name].as_str().expect("a hash").to_owned();
    let policy = policy
        .replace("{script}", &hash("script"))
        .replace("{style}", &hash("style"));
    format!(
        "<!doctype html><title>A portal</title><link rel=icon href=data:,>
         <meta http-equiv=Content-Security-Policy content=\"{policy}\"><main></main>"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_with_the_documented_policy_has_a_room() {
    let page = page_with(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {script}; style-src {style}; \
         worker-src blob:; connect-src 'self'; frame-src blob:; img-src data:",
    );
    let guest = Guest::at(Make::Chromium, &page).await;

    let made = guest
        .run(
            "const theme = { accent: '#123456' };
         const room = createKeyRoom({ container: document.querySelector('main') }, { theme });
         const { csr } = await room.makeCsr({ algorithm: 'ecdsa-p256', domain: 'www.example.com' });
         return csr.slice(0, 35);",
        )
        .await;

    assert_eq!(made, "-----BEGIN CERTIFICATE REQUEST-----");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_whose_policy_forbids_the_room_is_told_so() {
    let page =
        page_with("default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:");
    let guest = Guest::at(Make::Chromium, &page).await;

    let told = guest
        .run(
            "const room = createKeyRoom({ container: document.querySelector('main') });
         return room.ready.then(() => 'ready', ({ name, code }) => [name, code]);",
        )
        .await;

    assert_eq!(told, json!(["KeyRoomError", "blocked"]));
}
