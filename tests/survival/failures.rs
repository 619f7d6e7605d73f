//! Browsers that do not keep what they are given.

use serde_json::json;
use support::{ENGLISH, Visit};

use super::{assert_locked, finish, go_on, reviewing, stored};

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_keeps_nothing_leaves_the_way_by_file() {
    for store in [
        "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('', 'SecurityError'); } })",
        "Object.defineProperty(self, 'indexedDB', { value: undefined })",
        "IDBFactory.prototype.open = () => { throw new DOMException('', 'InvalidStateError'); }",
    ] {
        let visit = Visit::prepare(&ENGLISH).await;
        let source = json!({ "source": store });
        visit
            .browser
            .devtools("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
        visit.open("").await;
        let person = visit.person();
        reviewing(&visit).await;

        person.enter_room().await;
        person.read("This browser keeps nothing").await;
        person.leave_room().await;
        assert_locked(&person).await;
        visit.save_key().await;

        assert_eq!(person.may_press(ENGLISH.place).await, Ok(()), "{store}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_browser_says_so_and_leaves_the_way_by_file() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    reviewing(&visit).await;
    let origin = visit.url("");
    let quota = json!({ "origin": origin.trim_end_matches('/'), "quotaSize": 1 });
    visit
        .browser
        .devtools("Storage.overrideQuotaForOrigin", quota)
        .await;

    visit.seal_key().await;
    person.read("This browser has no room left for it.").await;
    person.leave_room().await;
    visit.pictures("full").await;
    assert_locked(&person).await;
    visit.save_key().await;

    finish(&visit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_was_changed_is_not_taken_for_the_key() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    reviewing(&visit).await;
    visit.keep_key().await;

    stored(&visit, "damage").await;
    visit.reload().await;
    go_on(&visit).await;
    person.read("This copy cannot be opened").await;
    visit.pictures("damaged").await;
    person.press("Delete the copy").await;

    person.read_title(ENGLISH.describe).await;
    person.until_gone("Kept in this browser").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_a_browser_changes_is_not_ordered_with() {
    let visit = Visit::prepare(&ENGLISH).await;
    let swapping = json!({ "source":
        "const put = IDBObjectStore.prototype.put; \
         IDBObjectStore.prototype.put = function (copy, name) { \
           return put.call(this, { ...copy, capsule: copy.capsule.replace('A', 'B') }, name); \
         };" });
    visit
        .browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", swapping)
        .await;
    visit.open("").await;
    let person = visit.person();
    reviewing(&visit).await;

    visit.seal_key().await;
    person.read("This browser did not keep it as it was.").await;
    person.leave_room().await;

    assert_locked(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_copy_is_offered_to_be_deleted() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    reviewing(&visit).await;
    visit.keep_key().await;

    stored(&visit, "break").await;
    visit.reload().await;
    person.read("A damaged copy").await;
    visit.pictures("broken").await;
    person.press("Delete the copy").await;
    person.press("Yes, delete it").await;
    person.until_gone("A damaged copy").await;

    assert_eq!(stored(&visit, "look").await.len(), 0);
    reviewing(&visit).await;
}
