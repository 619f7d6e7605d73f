//! Keys in files that the person saved.

use std::fs;

use support::{ENGLISH, PASSPHRASE, Visit, assert_is_pair, public_key_of_key};

use super::{assert_locked, finish, orders, reviewing};

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_ordered_before_the_saved_file_was_opened() {
    let visit = Visit::start(&ENGLISH).await;
    let person = visit.person();
    reviewing(&visit).await;
    visit.pictures("review-unsafe").await;
    assert_locked(&person).await;

    person.enter_room().await;
    person.choose(ENGLISH.to_file).await;
    person.fill(ENGLISH.passphrase, PASSPHRASE).await;
    person.press(ENGLISH.save_capsule).await;
    let capsule = visit.browser.saved(".keyside").await;
    person.leave_room().await;
    person.read("Now show the file to the key room").await;
    visit.pictures("review-saved").await;
    assert_locked(&person).await;
    person.press(ENGLISH.place).await;

    person.enter_room().await;
    person.show(&capsule, "not the passphrase").await;
    person.read("This passphrase does not open it.").await;
    person.leave_room().await;
    assert_locked(&person).await;

    person.enter_room().await;
    person.fill(ENGLISH.passphrase, PASSPHRASE).await;
    person.press(ENGLISH.open).await;
    person.leave_room().await;
    person.read(ENGLISH.key_safe).await;
    assert_eq!(person.may_press(ENGLISH.place).await, Ok(()));
    assert_eq!(orders(&visit).await, 0);

    let bundle = finish(&visit).await;
    assert_is_pair(&visit.app, &bundle);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resume_file_finishes_the_order_on_another_device() {
    let mut visit = Visit::start(&ENGLISH).await;
    reviewing(&visit).await;
    let capsule = visit.save_capsule().await;
    visit.person().press(ENGLISH.place).await;
    visit.person().read_title(ENGLISH.publish_record).await;
    visit.publish_record().await;
    let folder = tempfile::tempdir().expect("a folder");
    let carried = folder.path().join("carried.keyside");
    fs::copy(&capsule, &carried).expect("a copy");

    visit.change_device().await;
    visit.open("").await;
    let person = visit.person();
    person.press("Go on from a resume file").await;
    person.read_title("Go on from a resume file").await;
    person.enter_room().await;
    person.hand_over(&carried).await;
    person.leave_room().await;
    visit.pictures("resume-file").await;
    visit.unlock(PASSPHRASE).await;
    person.leave_room().await;
    let bundle = visit.take_bundle().await;

    assert_is_pair(&visit.app, &bundle);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resume_file_from_before_the_order_leads_back_to_its_review() {
    let mut visit = Visit::start(&ENGLISH).await;
    reviewing(&visit).await;
    let key = visit.save_key().await;
    let capsule = visit.save_another(ENGLISH.capsule_file).await;
    let folder = tempfile::tempdir().expect("a folder");
    let [capsule, key] =
        [(capsule, "carried.keyside"), (key, "carried.key")].map(|(file, name)| {
            let carried = folder.path().join(name);
            fs::copy(file, &carried).expect("a copy");
            carried
        });

    visit.change_device().await;
    visit.open("").await;
    let person = visit.person();
    person.press("Go on from a resume file").await;
    person.enter_room().await;
    person.hand_over(&capsule).await;
    person.leave_room().await;
    visit.unlock(PASSPHRASE).await;
    person.leave_room().await;
    person.read_title(ENGLISH.review).await;
    let bundle = finish(&visit).await;

    let certified = assert_is_pair(&visit.app, &bundle);
    assert_eq!(certified, public_key_of_key(&key, PASSPHRASE));
}
