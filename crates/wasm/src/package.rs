//! The npm package: every body is one call into `keyside-core`.

mod error;
mod key;
mod typescript;

use keyside_core::{Csr, DomainName};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use self::error::thrown;
pub use self::{
    key::JsPrivateKey,
    typescript::{BUNDLE_FORMAT, ERROR_CODE, KEY_ALGORITHM},
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

/// What a certification request asks for, after its signature was verified.
///
/// # Errors
/// A `KeysideError` that says what is wrong with the request.
#[wasm_bindgen(js_name = inspectCsr, unchecked_return_type = "CsrInfo")]
pub fn inspect_csr(pem: &str) -> Result<JsValue, JsValue> {
    let csr = Csr::parse(pem).map_err(thrown)?;
    let info = CsrInfo {
        domain: csr.domain().as_ascii(),
        dns_names: csr.dns_names().iter().map(ToString::to_string).collect(),
        algorithm: csr.algorithm().to_string(),
        fingerprint: csr.fingerprint().to_string(),
    };
    Ok(info.plain())
}

/// `CsrInfo` of `typescript.rs`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CsrInfo<'a> {
    domain: &'a str,
    dns_names: Vec<String>,
    algorithm: String,
    fingerprint: String,
}

impl CsrInfo<'_> {
    fn plain(&self) -> JsValue {
        self.serialize(&Serializer::json_compatible())
            .expect("a struct of texts can be an object")
    }
}
