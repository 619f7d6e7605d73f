//! The page on hosts of every kind, tried in a browser, and servers with their bundles. The page must
//! have been built.

mod another_origin;
mod bundles;
mod headers;
mod hosts;
mod settings;

use keyside::config::Origin;
use keyside_simulator::Config as SimulatorConfig;
use support::{ENGLISH, Site, TestApp, Visit, Words};
use thirtyfour::By;

/// A proxy that takes calls from the site's origin, and a browser that can reach both.
async fn visit(words: &'static Words, site: &Site) -> Visit {
    let origin: Origin = site.origin().parse().expect("an origin");
    let app = TestApp::start_with(SimulatorConfig::gentle(), move |config| {
        config.origins = [origin.clone()].into();
    });
    Visit::near(words, app.await, site).await
}

/// The same, with the proxy named in the page's settings.
async fn pointed_visit(site: &Site) -> Visit {
    let visit = visit(&ENGLISH, site).await;
    site.point(&visit.proxy());
    visit
}

/// The page loads, the room stands, a key is made and a request shown.
async fn make_a_request(visit: &Visit) {
    let person = visit.person();
    visit.fill_form("ECDSA P-256", ENGLISH.dns).await;
    person.press(ENGLISH.create).await;
    person.read_title(ENGLISH.review).await;
    let shown = visit.browser.tab.find(By::Css("pre.pem")).await;
    let request = shown.expect("a request").prop("textContent").await;
    let request = request.expect("a text").unwrap_or_default();
    assert!(request.starts_with("-----BEGIN CERTIFICATE REQUEST-----"));
}

/// A whole order: from the form to the bundle.
async fn order(visit: &Visit) {
    let person = visit.person();
    make_a_request(visit).await;
    visit.save_key().await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    visit.publish_record().await;
    visit.take_bundle().await;
}
