//! Without a proxy, without a network after the page was loaded, and from one file.

use std::fs;

use support::{Browser, Host, Make, Site, Visit, page};
use tempfile::TempDir;

use crate::{
    CHINESE, ENGLISH, Offline,
    site::without_proxy,
    work::{make_a_request, make_and_pack},
};

#[tokio::test(flavor = "multi_thread")]
async fn without_a_proxy_all_that_needs_no_order_is_offered() {
    let site = Site::new();
    let visit = without_proxy(ENGLISH.words, &site).await;
    let _host = Host::python(&site).await;
    visit.open("").await;
    let person = visit.person();
    person.read("server does not answer").await;
    visit.pictures("offline-offered").await;

    let way = person.seen("//a[.=\"Go on without an order\"]").await;
    way.click().await.expect("a link");
    person.read_title(ENGLISH.title).await;
    visit.pictures("offline").await;

    make_and_pack(&visit, &ENGLISH).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_is_cut_after_the_page_was_loaded_is_not_missed() {
    let site = Site::new();
    let visit = without_proxy(CHINESE.words, &site).await;
    let host = Host::python(&site).await;
    visit.open("").await;
    let person = visit.person();
    person.enter_room().await;
    person.read("还没有密钥").await;
    person.leave_room().await;

    drop(host);
    let way = person.seen("//a[.=\"不下单\"]").await;
    way.click().await.expect("a link");
    person.read_title(CHINESE.title).await;
    visit.pictures("offline").await;

    make_and_pack(&visit, &CHINESE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_file_makes_and_packs_and_asks_for_nothing() {
    one_file(&ENGLISH).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_file_speaks_chinese_too() {
    one_file(&CHINESE).await;
}

async fn one_file(text: &Offline) {
    let (folder, address) = carried();
    let visit = Visit::prepare(text.words).await;
    visit
        .browser
        .tab
        .goto(&address)
        .await
        .expect("the file opens");
    visit.person().read_title(text.title).await;
    visit.pictures("single-file").await;

    make_and_pack(&visit, text).await;

    for event in visit.browser.events().await {
        let is_request = event.contains("Network.requestWillBeSent\"");
        assert!(!is_request || !event.contains("\"url\":\"http"), "{event}");
    }
    assert!(!visit.sent_anything_with("example.com"));
    assert_eq!(visit.browser.complaints().await, [""; 0]);
    drop(folder);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_file_makes_a_request_in_firefox() {
    let (folder, address) = carried();
    let browser = Browser::start(Make::Firefox).await;
    browser.tab.goto(&address).await.expect("the file opens");

    make_a_request(&browser.tab, &ENGLISH, &folder).await;

    browser.tab.clone().quit().await.expect("it ends");
}

/// The file, carried to a folder where nothing else is, and its address there.
fn carried() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("keyside.html");
    fs::copy(page().join("keyside.html"), &file)
        .expect("the page is not built: run `cargo xtask page` first");
    let address = format!("file://{}", file.display());
    (folder, address)
}
