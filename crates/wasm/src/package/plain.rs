//! What Rust knows, as plain JavaScript data.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Objects, arrays, texts and numbers; `null` for what is not there.
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    value
        .serialize(&Serializer::json_compatible())
        .expect("texts and small numbers can be plain data")
}
