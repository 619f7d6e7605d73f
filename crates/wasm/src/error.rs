//! Errors as JavaScript knows them.

use js_sys::Reflect;
use keyside_core::Error;
use wasm_bindgen::JsValue;

/// A `KeysideError`: an `Error` with a stable `code`.
pub(crate) fn thrown(error: Error) -> JsValue {
    named(&error.to_string(), error.code().name())
}

/// A `KeysideError` with this sentence and code.
pub(crate) fn named(sentence: &str, code: &str) -> JsValue {
    let thrown = js_sys::Error::new(sentence);
    thrown.set_name("KeysideError");
    Reflect::set(&thrown, &"code".into(), &code.into()).expect("a new error takes any field");
    thrown.into()
}
