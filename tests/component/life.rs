//! The element's life in a page: attributes that change, moves, company.

use serde_json::json;
use support::Make;

use crate::{
    element::{PACKAGE, ask_for, await_proof, fill_in, guest, place, save_key},
    guest::Guest,
};

/// Presses the form's button and waits until there is a request.
async fn make_request(guest: &Guest) {
    ask_for(guest, "www.example.com", PACKAGE).await;
    let made = "return shown('place') && true || null;";
    guest.seen("the key is made", made).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn attributes_are_followed_when_they_change() {
    let guest = guest(Make::Chromium).await;
    let proxy = guest.proxy();
    fill_in(&guest, "www.example.com", PACKAGE).await;

    let chosen = "element.setAttribute('domain', 'shop.example.com');
                  element.setAttribute('product', 'ss.dv.t');
                  const chosen = [part('domain').value, part('domain').readOnly, part('product').value, part('product').disabled];
                  element.removeAttribute('domain');
                  element.removeAttribute('product');
                  return [...chosen, part('domain').readOnly, part('product').disabled];";
    let chosen = guest.seen("it is chosen", chosen).await;
    assert_eq!(
        chosen,
        json!(["shop.example.com", true, "ss.dv.t", true, false, false])
    );

    for (address, code) in [("http://[", "invalidProxy"), ("/nowhere/", "garbled")] {
        let change = format!("element.setAttribute('proxy', '{address}'); return true;");
        guest.seen("the proxy is changed", &change).await;
        let told = format!(
            "return window.heard['keyside-error']?.at(-1).code === '{code}' && shown('again') && true || null;"
        );
        guest.seen(code, &told).await;
    }
    let back = format!("element.setAttribute('proxy', '{proxy}'); return true;");
    guest.seen("the proxy is back", &back).await;
    let offered = "return !part('product').disabled && part('problem').textContent === '' || null;";
    guest.seen("products are offered", offered).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_keeps_frames_keeps_the_key_and_any_other_keeps_the_order() {
    let guest = guest(Make::Chromium).await;
    make_request(&guest).await;

    let kept = "const house = document.createElement('section');
                document.body.append(house);
                house.moveBefore(element, null);
                return true;";
    guest.seen("it is moved", kept).await;
    let key = save_key(&guest).await;
    place(&guest, &key).await;
    let order = await_proof(&guest).await;

    let moved = "element.remove();
                 const away = element.room === undefined && root.querySelector('iframe') === null;
                 document.body.append(element);
                 return away;";
    assert_eq!(guest.seen("it is moved", moved).await, true);
    let shown = "return shown('check') && root.querySelector('#challenge code')?.textContent;";
    let shown = guest.seen("the order is shown", shown).await;
    assert_eq!(shown, "_dnsauth.www.example.com");
    let same = format!(
        "element.setAttribute('order', '{}'); return shown('check') && true;",
        order.id
    );
    assert_eq!(guest.seen("it is the same order", &same).await, true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_lost_by_a_move_is_told() {
    let guest = guest(Make::Chromium).await;
    make_request(&guest).await;

    let moved = "const house = document.createElement('section');
                 document.body.append(house);
                 house.append(element);
                 return true;";
    guest.seen("it is moved", moved).await;

    let told = "return shown('create') && window.heard['keyside-error']?.at(-1).code;";
    assert_eq!(guest.seen("it is told", told).await, "keysLost");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_elements_in_a_page_have_a_key_each() {
    let guest = guest(Make::Chromium).await;
    make_request(&guest).await;

    let second = "const second = document.createElement('keyside-request');
                  second.setAttribute('proxy', element.getAttribute('proxy'));
                  document.body.prepend(second);
                  return true;";
    guest.seen("there is another one", second).await;
    make_request(&guest).await;

    let made = "const csrs = window.heard['keyside-csr'];
                const places = [...document.querySelectorAll('keyside-request')].map(({ shadowRoot }) =>
                    shadowRoot.getElementById('review').checkVisibility());
                return csrs.length === 2 ? [...places, csrs[0].fingerprint !== csrs[1].fingerprint] : null;";
    let made = guest.seen("both have a key", made).await;
    assert_eq!(made, json!([true, true, true]));
}
