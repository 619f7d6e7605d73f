//! A file that was changed on its way to the browser is not run. The page must have been built.

use std::{fs, path::Path};

use support::{Browser, Make, Witness, page, until};
use tempfile::TempDir;

/// What becomes of a page that has loaded; nothing while it is not settled yet. A changed script
/// leaves a mark on it, if it is run.
const LOOK: &str = "
    const shown = (selector) => document.querySelector(selector) !== null;
    if (document.readyState !== 'complete') return null;
    if (shown('[data-changed]')) return 'runs what was changed';
    const styles = [...document.querySelectorAll('link[rel=stylesheet]')];
    if (styles.some(({ sheet }) => !sheet?.cssRules.length)) return 'is not styled';
    if (shown('#last-resort:not([hidden])')) return 'says that it stopped';
    if (shown('.room-trouble')) return 'has no key room';
    return shown('.footer') && !shown('.room-building') ? 'runs' : null;";

/// The same for a page whose first script was changed: nothing more happens in it.
const LOOK_AT_FIRST: &str = "
    if (document.readyState !== 'complete') return null;
    return document.querySelector('[data-changed], .footer') ? 'runs' : 'does not start';";

#[tokio::test(flavor = "multi_thread")]
async fn chromium_runs_no_file_that_was_changed() {
    no_changed_file_is_run(Make::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_runs_no_file_that_was_changed() {
    no_changed_file_is_run(Make::Firefox).await;
}

async fn no_changed_file_is_run(make: Make) {
    let browser = Browser::start(make).await;
    let (mut found, mut wanted) = (Vec::new(), Vec::new());
    for (start, end, look, outcome) in [
        ("favicon-", ".svg", LOOK, "runs"), // It runs nothing itself.
        ("", ".css", LOOK, "is not styled"),
        ("start-", ".js", LOOK_AT_FIRST, "does not start"),
        ("keyside-web-", ".js", LOOK, "says that it stopped"),
        ("keyside-web-", ".wasm", LOOK, "says that it stopped"),
        ("room-", ".html", LOOK, "has no key room"),
        ("engine-", ".js", LOOK, "has no key room"),
        ("engine-", ".wasm", LOOK, "has no key room"),
    ] {
        let host = Witness::default();
        let site = with_changed(start, end);
        let address = host.serve(site.path()).await;

        browser
            .tab
            .goto(format!("http://{address}/"))
            .await
            .expect("a page");
        let becomes = until("the page is settled", async || {
            let answer = browser.tab.execute(look, Vec::new()).await.ok()?;
            answer.json().as_str().map(str::to_owned)
        })
        .await;
        found.push(format!("with {start}*{end} changed it {becomes}"));
        wanted.push(format!("with {start}*{end} changed it {outcome}"));
    }
    browser.tab.clone().quit().await.expect("it ends");
    assert_eq!(found, wanted, "{make:?}");
}

/// The built page, in which every file of such a name was changed.
fn with_changed(start: &str, end: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the page");
    let mut changed = 0;
    for file in fs::read_dir(page()).expect("the page is built: `cargo xtask page`") {
        let file = file.expect("a file of the page");
        let name = file.file_name().into_string().expect("a name");
        if !file.path().is_file() {
            continue;
        }
        let mut content = fs::read(file.path()).expect("a file of the page");
        if name.starts_with(start) && name.ends_with(end) {
            content.extend(addition(end));
            changed += 1;
        }
        fs::write(folder.path().join(name), content).expect("a copy");
    }
    assert!(changed > 0, "no file is called {start}*{end}");
    folder
}

/// What may stand at the end of such a file, and leaves a mark where it is run and can.
fn addition(end: &str) -> &'static [u8] {
    match Path::new(end).extension().and_then(|end| end.to_str()) {
        Some("wasm") => b"\0\x01\0", // A section of its own, without name or content.
        Some("js") => b"\nglobalThis.document?.documentElement.setAttribute('data-changed', '1');",
        Some("css") => b"\n.footer { color: red; }",
        _ => b"\n<!-- -->",
    }
}
