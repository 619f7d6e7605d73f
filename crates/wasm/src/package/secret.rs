//! Secrets that JavaScript hands over, as bytes that it can overwrite or as texts that it cannot.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

use super::misuse::invalid_argument;

/// The bytes of a text or a byte array.
///
/// # Errors
/// A `KeysideError` with the code `invalid_argument`: it is neither.
pub(super) fn bytes(what: &str, value: &JsValue) -> Result<Zeroizing<Vec<u8>>, JsValue> {
    match (value.as_string(), value.dyn_ref::<Uint8Array>()) {
        (Some(text), _) => Ok(Zeroizing::new(text.into_bytes())),
        (None, Some(bytes)) => Ok(Zeroizing::new(bytes.to_vec())),
        (None, None) => Err(invalid_argument(format_args!(
            "{what} must be a string or a Uint8Array"
        ))),
    }
}

/// A passphrase, or none for `undefined` and `null`.
///
/// # Errors
/// A `KeysideError` with the code `invalid_argument`: it is no text, nor the UTF-8 of one.
pub(super) fn passphrase(value: &JsValue) -> Result<Option<Zeroizing<String>>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let mut bytes = bytes("the passphrase", value)?;
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(error) => {
            drop(Zeroizing::new(error.into_bytes()));
            Err(invalid_argument("the passphrase must be UTF-8"))
        }
    }
}
