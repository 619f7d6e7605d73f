//! Errors as JavaScript knows them.

use keyside_core::Error;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen(raw_module = "./error.js")]
extern "C" {
    /// The class that JavaScript has of it.
    type KeysideError;

    #[wasm_bindgen(constructor)]
    fn new(code: &str, sentence: &str) -> KeysideError;
}

/// A `KeysideError`: an `Error` with a stable `code`.
pub(crate) fn thrown(error: Error) -> JsValue {
    named(&error.to_string(), error.code().name())
}

/// A `KeysideError` with this sentence and code.
pub(crate) fn named(sentence: &str, code: &str) -> JsValue {
    KeysideError::new(code, sentence).into()
}
