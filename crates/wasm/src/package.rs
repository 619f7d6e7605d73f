//! The npm package: every body is one call into `keyside-core`.

mod chain;
mod error;
mod key;
mod plain;
mod request;
mod typescript;

use keyside_core::DomainName;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use self::error::thrown;
pub use self::{
    chain::{parse_certificate_chain, verify_certificate_chain},
    key::JsPrivateKey,
    request::{inspect_csr, lint_csr, parse_csr},
    typescript::{BUNDLE_FORMAT, ERROR_CODE, FINDING_NAME, KEY_ALGORITHM, KEY_FLAW_NAME, SEVERITY},
};

/// The name in the form that certificates carry: lower-case ASCII, punycode where needed.
///
/// # Errors
/// A `KeysideError` with the code `invalid_domain`.
#[wasm_bindgen(js_name = checkDomain)]
pub fn check_domain(name: &str) -> Result<String, JsValue> {
    DomainName::parse(name)
        .map(|domain| domain.as_ascii().to_owned())
        .map_err(thrown)
}
