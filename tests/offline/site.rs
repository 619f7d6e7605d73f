//! A site that goes down, and one on which a newer build comes.

use std::fs;

use base64::{Engine, engine::general_purpose::STANDARD};
use keyside_simulator::Config;
use sha2::{Digest, Sha256, Sha384};
use support::{Site, TestApp, Visit, Words};

/// A browser near a site whose proxy nobody has ever reached.
pub(crate) async fn without_proxy(words: &'static Words, site: &Site) -> Visit {
    site.point("http://127.0.0.1:9/");
    let app = TestApp::start_with(Config::gentle(), |_| {}).await;
    Visit::near(words, app, site).await
}

/// A name that only the newer build has.
pub(crate) const NEWER: &str = "tokens-0123456789abcdef.css";

/// Puts a newer build in the place of the one that is there: one file has another name and content, and all
/// that names it is changed with it.
pub(crate) fn renew(site: &Site) {
    let names = site.names();
    let old = names.iter().find(|name| name.starts_with("tokens-"));
    let old = old.expect("a file of styles");
    let content = fs::read_to_string(site.page().join(old)).expect("a style");
    let newer = format!("{content}\n/* newer */\n");
    fs::remove_file(site.page().join(old)).expect("it is ours");
    fs::write(site.page().join(NEWER), &newer).expect("it is ours");
    let worker = edit(site, "service-worker.js", |script| {
        script
            .replace(old, NEWER)
            .replace(&hex(&content), &hex(&newer))
    });
    edit(site, "index.html", |page| {
        page.replace(old, NEWER)
            .replace(&integrity(&content), &integrity(&newer))
            .replace(&integrity(&worker.0), &integrity(&worker.1))
    });
}

/// The file before and after the change.
fn edit(site: &Site, name: &str, change: impl FnOnce(&str) -> String) -> (String, String) {
    let file = site.page().join(name);
    let before = fs::read_to_string(&file).expect("a text of the page");
    let after = change(&before);
    assert_ne!(before, after, "{name}");
    fs::write(file, &after).expect("it is ours");
    (before, after)
}

fn hex(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn integrity(text: &str) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(text)))
}
