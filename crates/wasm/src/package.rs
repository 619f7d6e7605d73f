//! The npm package: every body is one call into `keyside-core`.

mod chain;
mod key;
mod misuse;
mod options;
mod plain;
mod primes;
mod request;
mod secret;
mod typescript;

use keyside_core::DomainName;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

pub use self::{
    chain::{parse_certificate_chain, verify_certificate_chain},
    key::JsPrivateKey,
    misuse::Misuse,
    primes::JsPrimeSearch,
    request::{inspect_csr, lint_csr, parse_csr},
    typescript::{
        BUNDLE_FORMAT, ERROR_CODE, EXTENDED_KEY_USAGE, FINDING_NAME, KEY_ALGORITHM, KEY_FLAW_NAME,
        KEY_USAGE, SEVERITY,
    },
};
use crate::error::thrown;

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
