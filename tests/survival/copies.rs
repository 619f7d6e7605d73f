//! Keys in copies that the browser keeps.

use support::{ENGLISH, PASSPHRASE, Visit, assert_is_pair, contains, secret_numbers, traces};

use super::{assert_locked, finish, go_on, orders, reviewing, stored};

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_ordered_before_the_copy_was_read_back() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    reviewing(&visit).await;
    assert_locked(&person).await;

    visit.keep_key().await;

    assert_eq!(person.may_press(ENGLISH.place).await, Ok(()));
    let bundle = finish(&visit).await;
    assert_is_pair(&visit.app, &bundle);
    assert_eq!(visit.browser.complaints().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_holds_nothing_that_opens_without_its_passphrase() {
    let visit = Visit::start(&ENGLISH).await;
    reviewing(&visit).await;
    visit.keep_key().await;
    let key = visit.save_another(ENGLISH.key_file).await;

    let copies = stored(&visit, "look").await;

    let kept = copies[0].to_string();
    assert!(contains(kept.as_bytes(), b"KEYSIDE CAPSULE"));
    for number in secret_numbers(&key, PASSPHRASE) {
        assert_eq!(traces(kept.as_bytes(), &number), [""; 0]);
        assert_eq!(visit.traces(&number), [""; 0]);
    }
    assert!(!contains(kept.as_bytes(), PASSPHRASE.as_bytes()));
    assert!(!visit.sent_anything_with(PASSPHRASE));
    assert!(!visit.sent_anything_with("KEYSIDE CAPSULE"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_was_killed_finishes_the_order() {
    let mut visit = Visit::start(&ENGLISH).await;
    reviewing(&visit).await;
    visit.keep_key().await;

    visit.browser.crash().await;
    visit.open("").await;
    visit.pictures("kept").await;
    go_on(&visit).await;
    visit.pictures("unlock").await;
    visit.unlock("not the passphrase").await;
    let person = visit.person();
    person.read("This passphrase does not open it.").await;
    person.leave_room().await;
    visit.unlock(PASSPHRASE).await;
    person.leave_room().await;
    person.read_title(ENGLISH.review).await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    visit.publish_record().await;

    visit.browser.crash().await;
    visit.open("").await;
    go_on(&visit).await;
    visit.unlock(PASSPHRASE).await;
    visit.person().leave_room().await;
    let bundle = visit.take_bundle().await;

    assert_is_pair(&visit.app, &bundle);
    assert_eq!(orders(&visit).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_was_not_written_down_is_found_by_its_key() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    order_with_copy(&visit).await;

    visit.open("#/").await;
    stored(&visit, "forget the order").await;
    visit.reload().await;
    go_on(&visit).await;
    visit.unlock(PASSPHRASE).await;
    person.leave_room().await;

    person.read_title(ENGLISH.publish_record).await;
    assert_eq!(orders(&visit).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reloaded_order_opens_its_copy_for_the_certificate() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    order_with_copy(&visit).await;

    visit.reload().await;
    person
        .read("This browser keeps a locked copy of the key.")
        .await;
    visit.publish_record().await;
    person.read_title(ENGLISH.ready).await;
    visit.pictures("take-kept").await;
    person.press("Open the kept copy").await;
    visit.unlock(PASSPHRASE).await;
    person.leave_room().await;
    let bundle = visit.take_bundle().await;

    assert_is_pair(&visit.app, &bundle);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_was_taken_is_wiped_with_its_copy() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    reviewing(&visit).await;
    visit.keep_key().await;
    finish(&visit).await;

    person
        .press("I have it: wipe the key and the kept copy")
        .await;
    person.press("Wipe it").await;

    person.read("Nothing of it is left here.").await;
    person.enter_room().await;
    person.read("The key is wiped").await;
    person.leave_room().await;
    visit.pictures("wiped").await;
    assert_eq!(stored(&visit, "look").await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_copy_of_a_cancelled_order_goes_with_it() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    order_with_copy(&visit).await;
    person.press("Cancel this order").await;
    person.press("Cancel the order").await;
    person.read_title("The order is cancelled").await;

    visit.open("#/").await;
    visit.reload().await;
    go_on(&visit).await;
    visit.unlock(PASSPHRASE).await;
    person.leave_room().await;
    person.read_title("The order is cancelled").await;
    person.press("Start another certificate").await;
    person.press("Wipe it and go on").await;

    person.read_title(ENGLISH.describe).await;
    person.until_gone("Kept in this browser").await;
    assert_eq!(stored(&visit, "look").await.len(), 0);
}

/// The browser keeps the key, and the order asks for its proof.
async fn order_with_copy(visit: &Visit) {
    let person = visit.person();
    reviewing(visit).await;
    visit.keep_key().await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
}
