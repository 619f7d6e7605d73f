//! Page and proxy of different origins, and of one.

use keyside_simulator::Config as SimulatorConfig;
use support::{ENGLISH, Host, Site, TestApp, Visit};

use super::{make_a_request, order, pointed_visit};

#[tokio::test(flavor = "multi_thread")]
async fn an_order_goes_through_from_another_origin() {
    let site = Site::new();
    let visit = pointed_visit(&site).await;
    let _host = Host::python(&site).await;

    visit.open("").await;
    order(&visit).await;

    assert!(visit.sent_anything_with("/events"));
    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

/// A site under a path, on an nginx that passes calls below that path on to the proxy.
async fn shared(site: &Site) -> (Visit, Host) {
    let app = TestApp::start(SimulatorConfig::gentle()).await;
    let host = Host::nginx(site, &format!("http://{}/", app.address())).await;
    (Visit::near(&ENGLISH, app, site).await, host)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_goes_through_under_a_path_that_page_and_proxy_share() {
    let site = Site::under("certs/");
    let (visit, _host) = shared(&site).await;

    visit.open("").await;
    order(&visit).await;

    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_without_settings_calls_its_own_host() {
    let site = Site::under("certs/");
    site.write_config(None);
    let (visit, _host) = shared(&site).await;

    visit.open("").await;

    make_a_request(&visit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_does_not_know_the_pages_origin_is_told_apart_from_none() {
    let site = Site::new();
    let app = TestApp::start(SimulatorConfig::gentle()).await;
    let mut visit = Visit::near(&ENGLISH, app, &site).await;
    site.point(&visit.proxy());
    let _host = Host::python(&site).await;

    visit.open("").await;
    visit.person().read("but does not answer this page").await;
    visit.person().read(&site.origin()).await;

    visit.app.stop_proxy().await;
    visit.reload().await;
    visit.person().read("server does not answer").await;
}
