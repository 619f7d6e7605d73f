//! A `config.json` that is wrong: the page says what, and calls nobody.

use support::{CHINESE, ENGLISH, Host, Site, Words};

use super::visit;

/// Opens a page with this `config.json`, where `PROXY` stands for the proxy's address, and waits for
/// what it says.
async fn says(words: &'static Words, config: &str, sentence: &str, detail: &str) {
    let site = Site::new();
    let visit = visit(words, &site).await;
    site.write_config(Some(&config.replace("PROXY", &visit.proxy())));
    let _host = Host::python(&site).await;

    visit.open("").await;

    let person = visit.person();
    person.read(sentence).await;
    person.read(&detail.replace("PROXY", &visit.proxy())).await;
    assert!(!visit.sent_anything_with("/api/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_json_is_told() {
    says(&ENGLISH, "proxy: PROXY", "are not JSON", "line 1 column 1").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_does_not_belong_there_is_named() {
    says(
        &ENGLISH,
        "{ \"proxi\": \"PROXY\" }",
        "an entry that does not belong there",
        "unknown field `proxi`, expected `proxy`",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_none_is_told() {
    says(
        &CHINESE,
        "{ \"proxy\": \"proxy.example.com\" }",
        "Keyside 服务器的地址无效",
        "must begin with https://",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_the_policy_does_not_allow_is_named() {
    says(
        &ENGLISH,
        "{ \"proxy\": \"PROXY\" }",
        "own policy does not allow",
        "PROXY",
    )
    .await;
}
