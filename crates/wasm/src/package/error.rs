//! Errors as JavaScript knows them.

use js_sys::Reflect;
use keyside_core::Error;
use wasm_bindgen::JsValue;

/// A `KeysideError`: an `Error` with a stable `code`.
pub(super) fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    thrown.set_name("KeysideError");
    Reflect::set(&thrown, &"code".into(), &error.code().name().into())
        .expect("a new error takes any field");
    thrown.into()
}
