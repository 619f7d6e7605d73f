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
    let page = "<style>:root { color-scheme: dark } keyside-request { --keyside-accent: #123456; --keyside-ink: var(--none, url(x)) }</style>";
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
    guest.enter_room().await;
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches;";
    assert_eq!(guest.execute(dark).await, true);
    guest.person().leave_room().await;
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
async fn in_each_language_every_part_has_words_and_none_is_wider_than_a_telephone() {
    let guest = guest(Make::Chromium).await;
    fill_in(&guest, "www.example.com", PACKAGE).await;
    judge(&guest).await;
    ask_for(&guest, "www.example.com", PACKAGE).await;
    let made = "return shown('place') && true || null;";
    guest.seen("the key is made", made).await;
    judge(&guest).await;
}

/// Looks at what is shown, in English and in Chinese: the language may change at any moment.
async fn judge(guest: &Guest) {
    for (language, foreign) in [("en", "[\\u4e00-\\u9fff]+"), ("zh", "[A-Za-z]{4,}")] {
        let judge = format!(
            "element.lang = '{language}';
             Object.assign(document.body.style, {{ margin: 0, width: '390px' }});
             const parts = [...root.querySelectorAll('*')].filter((part) => part.checkVisibility());
             const words = parts.filter(({{ childElementCount, localName }}) => childElementCount === 0 && localName !== 'option')
                 .map(({{ textContent }}) => textContent).join(' ').replace(/ECDSA|\\S*example.com|DigiCert/g, '');
             const names = (found) => found.map(({{ id, name }}) => id || name);
             return {{
                 foreign: words.match(/{foreign}/g) ?? [],
                 unnamed: names(parts.filter((part) => 'labels' in part && part.localName !== 'button'
                     && !part.labels[0]?.textContent.trim())),
                 mute: names(parts.filter(({{ localName, textContent }}) => localName === 'button' && !textContent.trim())),
                 wide: names(parts.filter((part) => part.getBoundingClientRect().right > 390)),
             }};"
        );
        let judged = guest.seen("it is judged", &judge).await;
        let fine = json!({ "foreign": [], "unnamed": [], "mute": [], "wide": [] });
        assert_eq!(judged, fine, "{language}");
    }
}
