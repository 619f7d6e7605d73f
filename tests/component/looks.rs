//! How the element looks and speaks.

use serde_json::json;
use support::Make;

use crate::{
    element::{PACKAGE, ask_for, fill_in, guest, portal},
    guest::Guest,
};

/// What the room within the element wears.
async fn room_accent(guest: &Guest) -> serde_json::Value {
    guest.enter_room().await;
    let look =
        "return getComputedStyle(document.documentElement).getPropertyValue('--accent') || null;";
    let look = guest.execute(look).await;
    guest.person().leave_room().await;
    look
}

#[tokio::test(flavor = "multi_thread")]
async fn the_element_wears_the_portals_looks_and_speaks_chinese() {
    let page = "<style>keyside-request { --keyside-accent: #123456; --keyside-ink: var(--none, url(x)) }</style>";
    let page = portal("{ lang: 'zh-CN', domain: 'shop.example.com' }") + page;
    let guest = Guest::near(Make::Chromium, "127.0.0.1", &page).await;
    guest.open(&format!("?proxy={}", guest.proxy())).await;

    let form = "return shown('create') && [part('create').textContent, part('domain').value, part('domain').readOnly];";
    let form = guest.seen("the form is shown", form).await;
    assert_eq!(form, json!(["生成密钥和请求", "shop.example.com", true]));
    guest.enter_room().await;
    guest.person().read("密钥室").await;
    guest.person().leave_room().await;
    assert_eq!(room_accent(&guest).await, "#123456");
    let refused = guest.execute("return window.heard['keyside-error'];").await;
    assert_eq!(refused, json!([{ "code": "invalidTheme", "field": "ink" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_theme_that_the_page_sets_is_worn_by_element_and_room() {
    let guest = guest(Make::Chromium).await;
    fill_in(&guest, "www.example.com", PACKAGE).await;

    let worn = "element.theme = { accent: '#123456', radius: '2px' };
                element.theme = { accent: '#654321' };
                let code;
                try { element.theme = { accent: 'url(x)' }; } catch (error) { code = error.code; }
                return [code, element.theme, getComputedStyle(part('create')).backgroundColor,
                    element.style.getPropertyValue('--keyside-radius')];";
    let worn = guest.seen("it is set", worn).await;

    let theme = json!(["invalidTheme", { "accent": "#654321" }, "rgb(101, 67, 33)", ""]);
    assert_eq!(worn, theme);
    assert_eq!(room_accent(&guest).await, "#654321");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_changes_at_any_moment_and_takes_every_word_with_it() {
    let guest = guest(Make::Chromium).await;
    ask_for(&guest, "www.example.com", PACKAGE).await;
    guest
        .seen("the key is made", "return shown('place') && true || null;")
        .await;

    let chinese = "element.lang = 'zh';
                   const leaves = [...root.querySelectorAll('*')].filter((part) => part.childElementCount === 0);
                   const words = leaves.map(({ textContent }) => textContent).join(' ')
                       .replace(/DigiCert|GeoTrust|WoSign|vTrus|CFCA|GlobalSign|Rapid|Alibaba|DNS|RSA|ECDSA|P-256|www.example.com|\\*.example.com/g, '');
                   return [part('review-title').textContent, words.match(/[A-Za-z]{3,}/g) ?? []];";
    let chinese = guest.seen("it is spoken", chinese).await;

    assert_eq!(chinese, json!(["妥善保管密钥，然后下单", []]));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_and_button_has_a_name_and_nothing_is_wider_than_a_telephone() {
    for language in ["en", "zh"] {
        let page = portal(&format!("{{ lang: '{language}' }}"));
        let guest = Guest::near(Make::Chromium, "127.0.0.1", &page).await;
        guest.open(&format!("?proxy={}", guest.proxy())).await;
        let judge = "const fields = [...root.querySelectorAll('input, select')];
                     const unnamed = fields.filter(({ labels }) => !labels?.[0]?.textContent.trim());
                     const mute = [...root.querySelectorAll('button')].filter(({ textContent }) => !textContent.trim());
                     Object.assign(document.body.style, { margin: 0, width: '390px' });
                     const wide = [...root.querySelectorAll('*')].filter((part) => part.checkVisibility()
                         && part.getBoundingClientRect().right > 390);
                     const ids = (parts) => parts.map(({ id, name }) => id || name);
                     return [ids(unnamed), ids(mute).filter((id) => id !== 'place'), ids(wide)];";
        let fine = json!([[], [], []]);

        fill_in(&guest, "www.example.com", PACKAGE).await;
        assert_eq!(guest.seen("the form is judged", judge).await, fine);
        ask_for(&guest, "www.example.com", PACKAGE).await;
        let made = "return shown('place') && true || null;";
        guest.seen("the key is made", made).await;
        assert_eq!(guest.seen("the review is judged", judge).await, fine);
    }
}
