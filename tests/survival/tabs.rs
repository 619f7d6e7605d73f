//! Two tabs with one store.

use support::{ENGLISH, PASSPHRASE, Visit};

use thirtyfour::WindowHandle;

use super::{assert_locked, go_on, orders, reviewing};

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_with_one_copy_place_one_order() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    let first = this_tab(&visit).await;
    reviewing(&visit).await;
    visit.keep_key().await;

    let second = open_tab(&visit).await;
    go_on(&visit).await;
    visit.unlock(PASSPHRASE).await;
    person.leave_room().await;
    person.read_title(ENGLISH.review).await;
    switch_to(&visit, &first).await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;
    let value = person.read_part(ENGLISH.record_value).await;

    switch_to(&visit, &second).await;
    person.press(ENGLISH.place).await;
    person.read_title(ENGLISH.publish_record).await;

    assert_eq!(person.read_part(ENGLISH.record_value).await, value);
    assert_eq!(orders(&visit).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_another_tab_deletes_is_no_safe_place_any_more() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    let first = this_tab(&visit).await;
    reviewing(&visit).await;
    visit.keep_key().await;

    open_tab(&visit).await;
    person.read("Kept in this browser").await;
    person.press("Delete the copy").await;
    visit.pictures("delete").await;
    person.press("Keep it").await;
    person.read("Kept in this browser").await;
    person.press("Delete the copy").await;
    person.press("Yes, delete it").await;
    person.until_gone("Kept in this browser").await;

    switch_to(&visit, &first).await;
    person.read("Make your key safe first").await;
    assert_locked(&person).await;
}

async fn this_tab(visit: &Visit) -> WindowHandle {
    visit.browser.tab.window().await.expect("a tab")
}

/// Opens the page in another tab, and goes there.
async fn open_tab(visit: &Visit) -> WindowHandle {
    let opened = visit.browser.tab.new_tab().await.expect("a tab");
    switch_to(visit, &opened).await;
    visit.open("").await;
    opened
}

async fn switch_to(visit: &Visit, tab: &WindowHandle) {
    let switched = visit.browser.tab.switch_to_window(tab.clone()).await;
    switched.expect("the tab");
}
