//! The package's entry `keyside/csr`: keys on P-256 and their requests, and no more.

use getrandom::SysRng;
use js_sys::Uint8Array;
use keyside_core::{AlternativeName, DomainName, RequestKey, RequestOptions};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::error::thrown;

/// A private key of the kind `ecdsa-p256`.
#[derive(Debug)]
#[wasm_bindgen(js_name = RequestKey)]
pub struct JsRequestKey(RequestKey);

#[wasm_bindgen(js_class = RequestKey)]
impl JsRequestKey {
    /// Makes a key.
    ///
    /// # Errors
    /// A `KeysideError` with the code `no_randomness`.
    pub fn make() -> Result<Self, JsValue> {
        RequestKey::make(&mut SysRng).map(Self).map_err(thrown)
    }

    /// A certification request, in PEM, for these names: the first is the common name.
    ///
    /// # Errors
    /// A `KeysideError` with the code `invalid_domain` or `csr_not_signed`.
    #[wasm_bindgen(js_name = createCsr)]
    pub fn create_csr(&self, domain: &str, others: Vec<String>) -> Result<String, JsValue> {
        let domain = DomainName::parse(domain).map_err(thrown)?;
        let mut options = RequestOptions::for_domain(&domain);
        for name in &others {
            let name = DomainName::parse(name).map_err(thrown)?;
            options = options.name(AlternativeName::Dns(name));
        }
        self.0.create_csr(options).map_err(thrown)
    }

    /// The key in PKCS#8 PEM form, not encrypted. The caller owns the copy, and should overwrite it
    /// after use.
    ///
    /// # Errors
    /// A `KeysideError` with the code `key_not_exported`.
    #[wasm_bindgen(js_name = exportPkcs8)]
    pub fn export_pkcs8(&self) -> Result<Uint8Array, JsValue> {
        let pem = self.0.export_pem().map_err(thrown)?;
        Ok(pem.as_bytes().into())
    }
}
