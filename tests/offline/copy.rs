//! The copy of the page that the browser keeps.

use std::fs;

use support::{Host, Site, Visit, until};
use thirtyfour::By;

use crate::{
    CHINESE, ENGLISH, Offline,
    keeper::{kept, spoil},
    site::{NEWER, renew, without_proxy},
    work::make_and_pack,
};

/// Visits the site until the page is kept, and takes its server away.
async fn visited(text: &Offline, site: &Site) -> Visit {
    let visit = without_proxy(text.words, site).await;
    let host = Host::python(site).await;
    visit.open("").await;
    kept(&visit, "tokens-").await;
    drop(host);
    visit
}

async fn a_second_visit_needs_no_server(text: &Offline, site: &Site) {
    let visit = visited(text, site).await;

    visit.open("#/offline").await;
    visit.reload().await;

    visit.person().read(text.is_copy).await;
    visit.pictures("offline-copy").await;
    make_and_pack(&visit, text).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_visit_needs_no_server_at_the_top_of_a_host() {
    a_second_visit_needs_no_server(&ENGLISH, &Site::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_visit_needs_no_server_under_a_path() {
    a_second_visit_needs_no_server(&CHINESE, &Site::under("certs/")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_there_is_always_asked_for_the_page() {
    let site = Site::new();
    let visit = without_proxy(ENGLISH.words, &site).await;
    let host = Host::python(&site).await;
    visit.open("").await;
    kept(&visit, "tokens-").await;

    renew(&site);
    become_visible(&visit).await;
    visit
        .person()
        .read("There is a newer build of this page")
        .await;
    visit.pictures("offline-newer").await;
    visit.reload().await;
    assert!(is_newer(&visit).await);
    visit.person().until_gone("There is a newer build").await;

    let addresses = kept(&visit, NEWER).await;
    let only_newer = async || {
        let addresses = kept(&visit, NEWER).await;
        let styles = addresses
            .iter()
            .filter(|address| address.contains("/tokens-"));
        (styles.count() == 1).then_some(())
    };
    until("the older copy is gone", only_newer).await;
    assert!(!addresses.iter().any(|address| address.contains("/api/")));
    drop(host);
    visit.reload().await;
    visit.person().read(ENGLISH.is_copy).await;
    assert!(is_newer(&visit).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_to_the_proxy_are_not_kept() {
    let visit = Visit::start(ENGLISH.words).await;
    visit.fill_form("ECDSA P-256", ENGLISH.words.dns).await;
    visit.open("#/orders").await;

    for address in kept(&visit, "tokens-").await {
        assert!(!address.contains("/api"), "{address}");
    }
    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

/// Leaves a mark in the page, if it is run.
const MARK: &str = "document.documentElement.setAttribute('data-changed', '1')";

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_file_that_was_changed_is_not_run() {
    let visit = visited(&ENGLISH, &Site::new()).await;
    spoil(
        &visit.browser.tab,
        "keyside-web-",
        ".js",
        &format!("\n;{MARK};"),
    )
    .await;

    visit.reload().await;

    visit.person().read("Keyside stopped working").await;
    assert!(!is_marked(&visit).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_page_that_was_changed_runs_nothing_but_the_pages_own() {
    let site = Site::new();
    let visit = visited(&ENGLISH, &site).await;
    let elsewhere = format!("{}evil.js", visit.proxy());
    let addition = format!(
        "<script>{MARK}</script><script src=\"{elsewhere}\"></script>\
         <img src=\"x\" onerror=\"{MARK}\"><base href=\"{}\">",
        visit.proxy()
    );
    spoil(&visit.browser.tab, "index", ".html", &addition).await;

    visit.reload().await;

    visit.person().read(ENGLISH.is_copy).await;
    assert!(!is_marked(&visit).await);
    assert!(!visit.sent_anything_with("evil.js"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_worker_that_was_changed_is_not_installed() {
    const COUNT: &str = "
        const [done] = arguments;
        navigator.serviceWorker.getRegistrations().then((all) => done(all.length))";
    let site = Site::new();
    let visit = without_proxy(ENGLISH.words, &site).await;
    let script = site.page().join("service-worker.js");
    let changed = fs::read_to_string(&script).expect("a script") + "// evil";
    fs::write(script, changed).expect("it is ours");
    let _host = Host::python(&site).await;

    visit.open("").await;

    let refused = async || {
        let complaints = visit.browser.complaints().await;
        let about_it =
            |said: &String| said.contains("integrity") && said.contains("service-worker.js");
        complaints.iter().any(about_it).then_some(())
    };
    until("the browser complains", refused).await;
    let answer = visit.browser.tab.execute_async(COUNT, vec![]).await;
    let installed: u32 = answer.expect("a number").convert().expect("a number");
    assert_eq!(installed, 0);
}

async fn is_marked(visit: &Visit) -> bool {
    visit
        .browser
        .tab
        .find(By::Css("[data-changed]"))
        .await
        .is_ok()
}

async fn is_newer(visit: &Visit) -> bool {
    let newer = format!("link[href$=\"{NEWER}\"]");
    visit.browser.tab.find(By::Css(newer)).await.is_ok()
}

/// The page hears that it came into view, as after a look at another tab.
async fn become_visible(visit: &Visit) {
    let script = "document.dispatchEvent(new Event('visibilitychange'))";
    let told = visit.browser.tab.execute(script, vec![]).await;
    told.expect("an event");
}
