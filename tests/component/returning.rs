//! Leaving the element, and coming back to the order.

use serde_json::json;
use support::{Make, assert_is_pair, fresh_key, in_both_browsers};

use crate::{
    element::{
        PACKAGE, ask_for, await_proof, fill_in, guest, place, press_place, prove, save_key,
        take_bundle,
    },
    guest::Guest,
};

in_both_browsers! {
    an_order_is_gone_on_with_by_its_id_and_the_saved_key
}

/// Chooses to have a key in the element's form.
async fn choose_own_key(guest: &Guest) {
    let choose = "const own = root?.querySelector('[name=key][value=own]');
                  return own?.checkVisibility() ? (own.click(), true) : null;";
    guest.seen("the key is chosen", choose).await;
}

/// Closes the tab and opens the portal anew.
async fn come_back(guest: &Guest, query: &str) {
    let proxy = guest.proxy();
    guest.open(&format!("?proxy={proxy}{query}")).await;
}

async fn an_order_is_gone_on_with_by_its_id_and_the_saved_key(make: Make) {
    let guest = guest(make).await;
    let person = guest.person();
    let (_folder, wrong) = fresh_key();
    ask_for(&guest, "www.example.com", PACKAGE).await;
    let key = save_key(&guest).await;
    place(&guest, &key).await;
    let order = prove(&guest).await;

    come_back(&guest, &format!("&order={}", order.id)).await;
    let state = "const said = shown('state')?.textContent; return said?.startsWith('The key is not') ? said : null;";
    let state = guest.seen("the key is asked for", state).await;
    let words = "The key is not in the key room now. Open your key file there: it puts key and certificate together.";
    assert_eq!(state, words);
    guest.enter_room().await;
    person.hand_over(&wrong).await;
    person.read("This is another key").await;
    person.leave_room().await;
    guest.open_in_room(&key).await;
    let bundle = take_bundle(&guest).await;

    assert_is_pair(&guest.app, &bundle);
    let orders = guest.app.orders().await.expect("a list");
    assert_eq!(orders.len(), 1);
    assert_eq!(
        guest
            .execute("return window.heard['keyside-error'] ?? null;")
            .await,
        json!(null)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_asks_before_it_is_closed_on_a_key_and_the_saved_key_makes_up_for_it() {
    let guest = guest(Make::Chromium).await;
    let held = "const event = new Event('beforeunload', { cancelable: true });
                dispatchEvent(event);
                return event.defaultPrevented;";
    fill_in(&guest, "www.example.com", PACKAGE).await;
    assert_eq!(guest.execute(held).await, false);
    ask_for(&guest, "www.example.com", PACKAGE).await;
    let key = save_key(&guest).await;
    assert_eq!(guest.execute(held).await, true);

    come_back(&guest, "").await;
    choose_own_key(&guest).await;
    let early = "part('create').click();
                 return root.querySelector('[name=key][value=own]').validationMessage || null;";
    fill_in(&guest, "www.example.com", PACKAGE).await;
    let early = guest.seen("the key is missed", early).await;
    assert_eq!(early, "Open your key file in the key room first.");
    guest.open_in_room(&key).await;
    let there = "return part('own-key').textContent.startsWith('The room has your key: ECDSA P-256') || null;";
    guest.seen("the key is there", there).await;
    guest
        .seen("it is pressed", "part('create').click(); return true;")
        .await;
    press_place(&guest).await;
    assert_eq!(guest.execute(held).await, false);
    prove(&guest).await;
    let bundle = take_bundle(&guest).await;

    assert_is_pair(&guest.app, &bundle);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_finds_its_order_in_a_portal_that_forgot_it() {
    let guest = guest(Make::Chromium).await;
    ask_for(&guest, "www.example.com", PACKAGE).await;
    let key = save_key(&guest).await;
    place(&guest, &key).await;
    let order = await_proof(&guest).await;

    come_back(&guest, "").await;
    choose_own_key(&guest).await;
    guest.open_in_room(&key).await;
    let found = "return window.heard['keyside-order']?.[0].order.id;";
    let found = guest.seen("the order is found", found).await;
    prove(&guest).await;
    let bundle = take_bundle(&guest).await;

    assert_eq!(found, json!(order.id));
    assert_is_pair(&guest.app, &bundle);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_there_is_not_is_told_with_a_way_on() {
    let guest = guest(Make::Chromium).await;
    come_back(&guest, "&order=ord_aaaaaaaaaaaaaaaaaaaaaaaaaa").await;

    let told = "return shown('another') && [part('problem').textContent, window.heard['keyside-error'][0].code];";
    let told = guest.seen("it is told", told).await;
    assert_eq!(
        told[0],
        "There is no such order here. Check the address that brought you here."
    );
    assert_eq!(told[1], "order_not_found");
    guest
        .seen("another is begun", "part('another').click(); return true;")
        .await;
    let form = "return shown('create') && part('problem').textContent === '' || null;";
    guest.seen("the form is there", form).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_was_given_up_makes_room_for_another_one() {
    let guest = guest(Make::Chromium).await;
    ask_for(&guest, "www.example.com", PACKAGE).await;
    let key = save_key(&guest).await;
    place(&guest, &key).await;
    await_proof(&guest).await;

    let ask =
        "part('cancel').click(); return [shown('cancel-yes') !== null, root.activeElement.id];";
    let asked = guest.seen("it is asked", ask).await;
    assert_eq!(asked, json!([true, "cancel-question"]));
    guest
        .seen("it is given up", "part('cancel-yes').click(); return true;")
        .await;
    let told = "return shown('another') && window.heard['keyside-error'].at(-1).code;";
    assert_eq!(guest.seen("it is told", told).await, "orderCancelled");
    guest
        .seen("another is begun", "part('another').click(); return true;")
        .await;
    ask_for(&guest, "www.example.com", PACKAGE).await;

    let csrs = "const csrs = window.heard['keyside-csr'];
                return csrs.length === 2 ? csrs[0].fingerprint !== csrs[1].fingerprint : null;";
    assert_eq!(guest.seen("another key is made", csrs).await, true);
}
