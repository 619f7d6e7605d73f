//! The search for the primes of RSA keys, which the package's workers share.

use getrandom::SysRng;
use js_sys::Uint8Array;
use keyside_core::PrimeSearch;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::error::thrown;

/// The search for one of the two primes of a key.
#[derive(Debug)]
#[wasm_bindgen(js_name = PrimeSearch)]
pub struct JsPrimeSearch(PrimeSearch);

#[wasm_bindgen(js_class = PrimeSearch)]
impl JsPrimeSearch {
    /// Starts it.
    ///
    /// # Errors
    /// A `KeysideError` with the code `unknown_algorithm`, or `key_not_made` if it is not RSA.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "KeyAlgorithm")] algorithm: &str,
    ) -> Result<Self, JsValue> {
        let algorithm = algorithm.parse().map_err(thrown)?;
        PrimeSearch::new(algorithm).map(Self).map_err(thrown)
    }

    /// How many candidates are tested in a step.
    #[wasm_bindgen(js_name = stepSize)]
    #[must_use]
    pub fn step_size() -> usize {
        PrimeSearch::STEP
    }

    /// Tests a handful of candidates, for some milliseconds, and answers the prime if there is one.
    /// Whoever gets it overwrites it after use.
    ///
    /// # Errors
    /// A `KeysideError` with the code `no_randomness`.
    pub fn step(&mut self) -> Result<Option<Uint8Array>, JsValue> {
        let found = self.0.step(&mut SysRng).map_err(thrown)?;
        Ok(found.map(|prime| prime.as_slice().into()))
    }
}
