//! Hosts that can send headers send those that the proxy itself does.

use keyside_simulator::Config as SimulatorConfig;
use reqwest::{Client, header::HeaderMap};
use support::{Host, Site, TestApp};

/// All that a host says of a file beyond the file itself.
const HEADERS: [&str; 7] = [
    "cache-control",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
];

#[tokio::test(flavor = "multi_thread")]
async fn nginx_sends_what_the_proxy_sends() {
    for site in [Site::new(), Site::under("certs/")] {
        let _host = Host::nginx(&site, "http://127.0.0.1:9/").await;

        assert_same_headers(&site).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn caddy_sends_what_the_proxy_sends() {
    let site = Site::new();
    let _host = Host::caddy(&site).await;

    assert_same_headers(&site).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn apache_sends_what_the_proxy_sends() {
    let site = Site::new();
    let _host = Host::apache(&site).await;

    assert_same_headers(&site).await;
}

/// Compares the headers of every file; those who end TLS demand it, too.
async fn assert_same_headers(site: &Site) {
    let folder = site.page();
    let app = TestApp::start_with(SimulatorConfig::gentle(), move |config| {
        config.page.dir = Some(folder.clone());
    })
    .await;
    let proxy = format!("http://{}/", app.address());

    let names = site.names();
    for name in names.iter().map(String::as_str).chain([""]) {
        let ours = headers(&format!("{proxy}{name}")).await;
        let theirs = headers(&format!("{}{name}", site.url())).await;

        for header in HEADERS {
            assert_eq!(theirs.get(header), ours.get(header), "{name}: {header}");
        }
        assert_eq!(theirs["strict-transport-security"], "max-age=31536000");
        if matches!(name, "" | "index.html") {
            let policy = "content-security-policy";
            assert_eq!(theirs[policy], ours[policy]);
            assert!(ours[policy].to_str().is_ok_and(|policy| {
                policy.starts_with("default-src 'none'; ")
                    && policy.ends_with("; frame-ancestors 'none'")
            }));
        }
    }
}

/// The headers of what is there; none is said twice.
async fn headers(url: &str) -> HeaderMap {
    let client = Client::builder().no_proxy().build().expect("a client");
    let answer = client.get(url).send().await.expect("an answer");
    assert_eq!(answer.status(), 200, "{url}");
    let headers = answer.headers();
    for name in HEADERS {
        assert_eq!(headers.get_all(name).iter().count(), 1, "{url}: {name}");
    }
    headers.clone()
}
