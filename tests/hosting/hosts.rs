//! Each kind of host serves the page as it was built.

use support::{Host, ObjectStore, Site};

use super::{make_a_request, pointed_visit};

/// A proxy's address that nothing is sent to.
const NOWHERE: &str = "http://127.0.0.1:9/";

#[tokio::test(flavor = "multi_thread")]
async fn pythons_http_server_is_enough() {
    let site = Site::new();
    let visit = pointed_visit(&site).await;
    let _host = Host::python(&site).await;

    visit.open("").await;
    make_a_request(&visit).await;

    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_path_of_a_host_is_enough() {
    let site = Site::under("certs/");
    let visit = pointed_visit(&site).await;
    let _host = Host::python(&site).await;

    visit.open("").await;
    make_a_request(&visit).await;

    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nginx_with_its_file_is_enough() {
    let site = Site::new();
    let visit = pointed_visit(&site).await;
    let _host = Host::nginx(&site, NOWHERE).await;

    visit.open("").await;
    make_a_request(&visit).await;

    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn caddy_with_its_file_is_enough() {
    let site = Site::new();
    let visit = pointed_visit(&site).await;
    let _host = Host::caddy(&site).await;

    visit.open("").await;
    make_a_request(&visit).await;

    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn apache_with_its_file_is_enough() {
    let site = Site::new();
    let visit = pointed_visit(&site).await;
    let _host = Host::apache(&site).await;

    visit.open("").await;
    make_a_request(&visit).await;

    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

/// The one complaint is that wasm should have a type of its own.
#[tokio::test(flavor = "multi_thread")]
async fn an_object_store_is_enough() {
    let site = Site::new();
    let visit = pointed_visit(&site).await;
    let _store = ObjectStore::start(&site).await;

    visit.open("").await;
    make_a_request(&visit).await;

    let complaints = visit.browser.complaints().await;
    assert!(
        complaints.len() == 1 && complaints[0].contains("does not serve Wasm with"),
        "{complaints:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_path_of_an_object_store_is_enough_with_the_pages_whole_address() {
    let site = Site::under("certs/");
    let visit = pointed_visit(&site).await;
    let _store = ObjectStore::start(&site).await;

    visit.open("index.html").await;
    make_a_request(&visit).await;
}
