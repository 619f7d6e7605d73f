//! What the page needs of the browser besides Yew: small calls that may fail, in one place.

use js_sys::{Array, Date, Intl::RelativeTimeFormat, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Document, File, HtmlAnchorElement, HtmlDocument, HtmlElement,
    HtmlTextAreaElement, Storage, Url, Window,
};

pub(crate) mod html;
pub(crate) mod memory;
pub(crate) mod store;

/// The window: there is one in every page.
pub(crate) fn window() -> Window {
    web_sys::window().expect("a page runs in a window")
}

/// The document: there is one in every window.
pub(crate) fn document() -> Document {
    window().document().expect("a window shows a document")
}

/// Shows the notice of index.html that says that the page does not work, and logs why.
pub(crate) fn show_last_resort(why: &str) {
    web_sys::console::error_1(&why.into());
    if let Some(notice) = document().get_element_by_id("last-resort") {
        _ = notice.remove_attribute("hidden");
    }
}

/// Puts the focus on the element with this `id`, and scrolls to it.
pub(crate) fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        _ = element.focus();
    }
}

/// Sets what stands after the page's address, and leaves a step to come back to.
pub(crate) fn set_hash(hash: &str) {
    _ = window().location().set_hash(hash);
}

/// The page's address, without what changes while it is used.
pub(crate) fn address() -> String {
    let address = window().location().href().unwrap_or_default();
    let end = address.find(['?', '#']).unwrap_or(address.len());
    address[..end].to_owned()
}

/// What stands after the page's address.
pub(crate) fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The person's languages, the dearest first.
pub(crate) fn languages() -> Vec<String> {
    window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// A name that nothing else has: 16 random bytes in hex.
pub(crate) fn unique_name() -> Option<String> {
    let mut bytes = [0; 16];
    window()
        .crypto()
        .ok()?
        .get_random_values_with_u8_array(&mut bytes)
        .ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Puts text on the clipboard; `false` when the browser does not let it.
pub(crate) async fn copy(text: &str) -> bool {
    if window().is_secure_context() {
        JsFuture::from(window().navigator().clipboard().write_text(text))
            .await
            .is_ok()
    } else {
        copy_from_a_field(text).unwrap_or(false)
    }
}

/// Hands a file to the person.
pub(crate) fn hand_out(file_name: &str, media_type: &str, content: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(content.as_bytes()));
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(file_name);
    link.click();
    Url::revoke_object_url(&url)
}

/// The whole of an address that is relative to the page's.
pub(crate) fn absolute(address: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href())
}

/// What is in a file, if it can be read and is not far too large.
pub(crate) async fn content_of(file: &File) -> Option<Vec<u8>> {
    const MAX_BYTES: f64 = 1_000_000.0;

    if file.size() > MAX_BYTES {
        return None;
    }
    let content = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&content).to_vec())
}

/// Loads the page anew.
pub(crate) fn reload() {
    _ = window().location().reload();
}

/// A day, as people write it in this language. `seconds` count from 1970.
pub(crate) fn day(language: &str, seconds: i64) -> String {
    written(
        language,
        &date_of(seconds as f64 * 1000.0),
        &[("dateStyle", "long"), ("timeZone", "UTC")],
    )
}

/// A moment in the person's own time zone, from its RFC 3339 form.
pub(crate) fn moment(language: &str, rfc_3339: &str) -> String {
    written(
        language,
        &date_of(Date::parse(rfc_3339)),
        &[("dateStyle", "medium"), ("timeStyle", "short")],
    )
}

/// A moment in UTC, in its RFC 3339 form. `seconds` count from 1970.
pub(crate) fn rfc_3339(seconds: i64) -> String {
    date_of(seconds as f64 * 1000.0).to_iso_string().into()
}

/// The time, in milliseconds since 1970.
pub(crate) fn now() -> f64 {
    Date::now()
}

/// The time, in whole seconds since 1970.
pub(crate) fn now_seconds() -> i64 {
    (now() / 1000.0) as i64
}

/// How long ago that was, as people say it in this language.
pub(crate) fn ago(language: &str, milliseconds: f64) -> String {
    let options = Object::new();
    _ = Reflect::set(&options, &"numeric".into(), &"auto".into());
    let (count, unit) = span((now() - milliseconds) / 1000.0);
    RelativeTimeFormat::new(&Array::of1(&language.into()), &options)
        .format(-count, unit)
        .into()
}

/// So many whole units, of the largest kind that there is one of.
fn span(seconds: f64) -> (f64, &'static str) {
    const UNITS: [(f64, &str); 3] = [(86_400.0, "day"), (3_600.0, "hour"), (60.0, "minute")];
    UNITS
        .into_iter()
        .find(|(length, _)| seconds >= *length)
        .map_or((0.0, "second"), |(length, unit)| {
            ((seconds / length).floor(), unit)
        })
}

fn date_of(milliseconds: f64) -> Date {
    Date::new(&JsValue::from_f64(milliseconds))
}

fn written(language: &str, date: &Date, style: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in style {
        _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    date.to_locale_string(language, &options).into()
}

/// The way of old, for pages that do not come over HTTPS.
fn copy_from_a_field(text: &str) -> Result<bool, JsValue> {
    let document: HtmlDocument = document().unchecked_into();
    let field: HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    field.set_class_name("hidden-visually");
    field.set_value(text);
    let body = document.body().ok_or(JsValue::NULL)?;
    body.append_child(&field)?;
    field.select();
    let copied = document.exec_command("copy");
    field.remove();
    copied
}

/// Where the browser keeps things for the page.
fn storage(of: impl FnOnce(&Window) -> Result<Option<Storage>, JsValue>) -> Option<Storage> {
    of(&window()).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_told_in_its_largest_unit() {
        for (seconds, told) in [
            (-5.0, (0.0, "second")),
            (59.0, (0.0, "second")),
            (60.0, (1.0, "minute")),
            (7_199.0, (1.0, "hour")),
            (172_800.0, (2.0, "day")),
        ] {
            assert_eq!(span(seconds), told);
        }
    }
}
