//! Keys that outlive a tab, a browser and a device, tried in a browser. The page must have been built.

mod copies;
mod failures;
mod files;
mod tabs;

use std::path::PathBuf;

use serde_json::{Value, json};
use support::{ENGLISH, Person, Visit};

/// The key is made, and the review shown.
async fn reviewing(visit: &Visit) {
    visit.describe("ECDSA P-256", ENGLISH.dns).await;
}

/// Orders, proves the domain, and answers the bundle's file.
async fn finish(visit: &Visit) -> PathBuf {
    let person = visit.person();
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    visit.publish_record().await;
    visit.take_bundle().await
}

/// Goes on from the one copy on the start screen.
async fn go_on(visit: &Visit) {
    let person = visit.person();
    person.read("Kept in this browser").await;
    person.press("Go on").await;
    person.read_title("Open the kept copy").await;
}

/// Does something to the copies in the store, and answers them as they were.
async fn stored(visit: &Visit, action: &str) -> Vec<Value> {
    let script = include_str!("store.js");
    let answer = visit
        .browser
        .tab
        .execute_async(script, vec![json!(action)])
        .await
        .expect("the store answers");
    let copies: String = answer.convert().expect("a text");
    serde_json::from_str(&copies).expect("a list")
}

/// The order cannot be placed, and the page says why.
async fn assert_locked(person: &Person<'_>) {
    let reason = person.may_press(ENGLISH.place).await;

    assert_eq!(
        reason.expect_err("the button can be pressed"),
        "You can order as soon as the key is safe."
    );
}

/// How many orders the cloud has.
async fn orders(visit: &Visit) -> usize {
    visit.app.orders().await.expect("a list").len()
}
