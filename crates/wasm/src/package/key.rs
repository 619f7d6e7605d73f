//! The class `PrivateKey`.

use getrandom::SysRng;
use js_sys::Uint8Array;
use keyside_core::{BundleFormat, CertificateChain, DomainName, PassphraseHash, PrivateKey, pack};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{options, secret};
use crate::error::thrown;

/// A private key in the memory of this module. `free()`, or the end of a `using` block, wipes it.
#[derive(Debug)]
#[wasm_bindgen(js_name = PrivateKey)]
pub struct JsPrivateKey(PrivateKey);

#[wasm_bindgen(js_class = PrivateKey)]
impl JsPrivateKey {
    /// Makes a key. This takes seconds with RSA: call it in a worker.
    ///
    /// # Errors
    /// A `KeysideError` with the code `unknown_algorithm`, `no_randomness` or `key_not_made`.
    pub fn make(
        #[wasm_bindgen(unchecked_param_type = "KeyAlgorithm")] algorithm: &str,
    ) -> Result<Self, JsValue> {
        let algorithm = algorithm.parse().map_err(thrown)?;
        PrivateKey::make(algorithm, &mut SysRng)
            .map(Self)
            .map_err(thrown)
    }

    /// The RSA key of two primes that `PrimeSearch` found.
    ///
    /// # Errors
    /// A `KeysideError` with the code `unknown_algorithm` or `key_not_made`.
    #[wasm_bindgen(js_name = fromPrimes)]
    pub fn from_primes(
        #[wasm_bindgen(unchecked_param_type = "KeyAlgorithm")] algorithm: &str,
        p: &[u8],
        q: &[u8],
    ) -> Result<Self, JsValue> {
        let algorithm = algorithm.parse().map_err(thrown)?;
        PrivateKey::from_primes(algorithm, p, q)
            .map(Self)
            .map_err(thrown)
    }

    /// Reads a key in PEM or DER: PKCS#8, encrypted or not, PKCS#1, SEC 1, or the one in a PKCS#12
    /// container.
    ///
    /// # Errors
    /// A `KeysideError` with the code `invalid_argument`, `invalid_key_pem`, `invalid_key`, `weak_key`,
    /// `unsupported_key`, `passphrase_required`, `wrong_passphrase`, `unsupported_encryption`,
    /// `legacy_encryption` or `openssh_key`; of a container `invalid_container`,
    /// `unsupported_container`, `no_key_in_container` or `several_keys_in_container`.
    pub fn parse(
        #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] file: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Uint8Array")] passphrase: &JsValue,
    ) -> Result<Self, JsValue> {
        let file = secret::bytes("the key", file)?;
        let passphrase = secret::passphrase(passphrase)?;
        PrivateKey::import(&file, passphrase.as_deref().map(String::as_str))
            .map(Self)
            .map_err(thrown)
    }

    /// Its kind.
    #[wasm_bindgen(getter, unchecked_return_type = "KeyAlgorithm")]
    #[must_use]
    pub fn algorithm(&self) -> String {
        self.0.algorithm().name().to_owned()
    }

    /// SHA-256 of the public key, in lower-case hex.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.0.fingerprint().to_string()
    }

    /// A certification request, in PEM: for a domain, or for what the options say.
    ///
    /// # Errors
    /// A `KeysideError` with the code `invalid_argument`, `invalid_domain`, `invalid_field` or
    /// `csr_not_signed`.
    #[wasm_bindgen(js_name = createCsr)]
    pub fn create_csr(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | RequestOptions")] options: JsValue,
    ) -> Result<String, JsValue> {
        let options = options::read(options)?;
        let csr = self.0.create_csr(options, &mut SysRng).map_err(thrown)?;
        Ok(csr.pem().to_owned())
    }

    /// Whether the first certificate of the chain is for this key.
    ///
    /// # Errors
    /// A `KeysideError` that says why the chain cannot be read.
    pub fn matches(&self, chain: &str) -> Result<bool, JsValue> {
        let chain = CertificateChain::parse(chain).map_err(thrown)?;
        Ok(chain.matches(&self.0.fingerprint()))
    }

    /// The key and its certificate in the files that a server kind wants. The formats `java`, `iis`
    /// and `iis-2016` are encrypted and need a passphrase of ASCII; the others take none.
    ///
    /// # Errors
    /// A `KeysideError` with the code `invalid_argument`, `unknown_bundle_format`, `invalid_domain`,
    /// `certificate_mismatch`, `broken_chain`, `bundle_passphrase_required`,
    /// `bundle_not_encrypted`, `empty_passphrase`, `passphrase_not_ascii`, `no_traditional_form` or
    /// `no_randomness`, or one that says why the chain cannot be read.
    pub fn pack(
        &self,
        chain: &str,
        domain: &str,
        #[wasm_bindgen(unchecked_param_type = "BundleFormat")] format: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Uint8Array")] passphrase: &JsValue,
    ) -> Result<Uint8Array, JsValue> {
        let passphrase = secret::passphrase(passphrase)?;
        let chain = CertificateChain::parse(chain).map_err(thrown)?;
        let domain = DomainName::parse(domain).map_err(thrown)?;
        let format: BundleFormat = format.parse().map_err(thrown)?;
        let passphrase = passphrase.as_deref().map(String::as_str);
        let bundle =
            pack(&self.0, &chain, &domain, format, passphrase, &mut SysRng).map_err(thrown)?;
        Ok(bundle.bytes.as_slice().into())
    }

    /// The key in PKCS#8 PEM form, encrypted when there is a passphrase. The caller owns the copy,
    /// and should overwrite it after use.
    ///
    /// # Errors
    /// A `KeysideError` with the code `invalid_argument`, `empty_passphrase`, `no_randomness` or
    /// `key_not_exported`.
    #[wasm_bindgen(js_name = exportPkcs8)]
    pub fn export_pkcs8(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Uint8Array")] passphrase: &JsValue,
    ) -> Result<Uint8Array, JsValue> {
        let passphrase = secret::passphrase(passphrase)?;
        let pem = match passphrase.as_deref().map(String::as_str) {
            Some(passphrase) => {
                self.0
                    .export_encrypted_pem(passphrase, PassphraseHash::Pbkdf2, &mut SysRng)
            }
            None => self.0.export_pem(),
        };
        Ok(pem.map_err(thrown)?.as_bytes().into())
    }
}
