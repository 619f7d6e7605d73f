//! Certification requests: what they say, and what is wrong with them.

use js_sys::Uint8Array;
use keyside_core::{Csr, Error, Inspection, Inspector};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::plain::plain;
use crate::error::thrown;

/// What a certification request asks for, after its signature was verified: it is taken only if a
/// public certificate authority could take it.
///
/// # Errors
/// A `KeysideError` that says what is wrong with the request.
#[wasm_bindgen(js_name = parseCsr, unchecked_return_type = "CsrInfo")]
pub fn parse_csr(pem: &str) -> Result<JsValue, JsValue> {
    let csr = Csr::parse(pem).map_err(thrown)?;
    Ok(plain(&CsrInfo {
        domain: csr.domain().as_ascii(),
        dns_names: csr.dns_names().iter().map(ToString::to_string).collect(),
        algorithm: csr.algorithm().to_string(),
        fingerprint: csr.fingerprint().to_string(),
    }))
}

/// Explains any certification request, in PEM or in DER, and tells what is wrong with it.
///
/// # Errors
/// A `KeysideError` with the code `invalid_csr_pem` or `invalid_csr`, if there is no request.
#[wasm_bindgen(js_name = inspectCsr, unchecked_return_type = "Inspection")]
pub fn inspect_csr(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] request: &JsValue,
) -> Result<JsValue, JsValue> {
    inspect(request).map(|inspection| plain(&inspection))
}

/// What is wrong with a certification request, in PEM or in DER, or worth knowing: the gravest
/// first, nothing for a good one.
///
/// # Errors
/// A `KeysideError` with the code `invalid_csr_pem` or `invalid_csr`, if there is no request.
#[wasm_bindgen(js_name = lintCsr, unchecked_return_type = "Finding[]")]
pub fn lint_csr(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] request: &JsValue,
) -> Result<JsValue, JsValue> {
    inspect(request).map(|inspection| plain(&inspection.findings))
}

fn inspect(request: &JsValue) -> Result<Inspection, JsValue> {
    let bytes = match (request.as_string(), request.dyn_ref::<Uint8Array>()) {
        (Some(text), _) => text.into_bytes(),
        (None, Some(bytes)) => bytes.to_vec(),
        (None, None) => return Err(thrown(Error::InvalidCsr)),
    };
    Inspector::new().thorough().inspect(bytes).map_err(thrown)
}

/// `CsrInfo` of [`INTERFACES`].
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CsrInfo<'a> {
    domain: &'a str,
    dns_names: Vec<String>,
    algorithm: String,
    fingerprint: String,
}

#[wasm_bindgen(typescript_custom_section)]
const INTERFACES: &str = r#"
/** What a certification request asks for. */
export interface CsrInfo {
  /** The common name. */
  domain: string;
  /** The names in its subjectAltName. */
  dnsNames: string[];
  /** The kind of its key: a `KeyAlgorithm`, or RSA of another size. */
  algorithm: KeyAlgorithm | `rsa-${number}`;
  /** SHA-256 of the public key, in lower-case hex. */
  fingerprint: string;
}

/**
 * What a certification request says, and what is wrong with it. A part that cannot be read is
 * empty or `null`, and there is a finding `malformed` about it. Texts have no control characters
 * and at most 100 characters.
 */
export interface Inspection {
  /** The subject's entries in their order. */
  subject: SubjectEntry[];
  /** The names of the subjectAltName in their order. */
  alternativeNames: InspectedName[];
  /** The public key. */
  key: InspectedKey | null;
  /** The signature. */
  signature: InspectedSignature | null;
  /** The extensions in their order. */
  extensions: InspectedExtension[];
  /** The attributes in their order, the one with the extensions among them. */
  attributes: InspectedAttribute[];
  /** What is wrong or worth knowing, the gravest first. */
  findings: Finding[];
}

/** One entry of a subject. */
export interface SubjectEntry {
  /** The short name of its type, such as `CN`, or its numbers with dots. */
  field: string;
  /** Its text. */
  value: string;
  /** How it is written, such as `UTF8String`. */
  stringType: string;
}

/** One name of a subjectAltName. */
export interface InspectedName {
  kind: "dns" | "ip" | "email" | "uri" | "other";
  /** The name; hexadecimal digits for kinds that are no text. */
  value: string;
}

/** The public key of a request. */
export interface InspectedKey {
  /** Its kind in words, such as `RSA, 2048 bits, exponent 65537`. */
  description: string;
  /** Its kind by name, if this package takes it. */
  algorithm: KeyAlgorithm | `rsa-${number}` | null;
  /** The bits of an RSA modulus. */
  bits: number | null;
  /** SHA-256 of the public key, in lower-case hex. */
  fingerprint: string;
}

/** The signature of a request. */
export interface InspectedSignature {
  /** How it was made, such as `ECDSA with SHA-256`. */
  algorithm: string;
  /** Whether it is by the key in the request; `unchecked` if that cannot be told. */
  status: "valid" | "invalid" | "unchecked";
}

/** An extension that a request asks for. */
export interface InspectedExtension {
  /** Its name, such as `keyUsage`, or its numbers with dots. */
  name: string;
  /** Its numbers with dots. */
  oid: string;
  /** Whether a client that does not know it must refuse the certificate. */
  critical: boolean;
  /** What it says, in words where they are known, else in hexadecimal digits. */
  description: string;
}

/** An attribute of a request. */
export interface InspectedAttribute {
  /** Its name, such as `challengePassword`, or its numbers with dots. */
  name: string;
  /** Its numbers with dots. */
  oid: string;
  /** What it says, in words where they are known, else in hexadecimal digits. */
  description: string;
}

/** Something about a request that is wrong, or worth knowing. */
export interface Finding {
  /** Its stable name. */
  name: FindingName | KeyFlawName;
  /** How grave it is. Whatever `parseCsr` refuses has an `error`. */
  severity: Severity;
  /** A sentence in English, without its full stop. */
  message: string;
  /** What the sentence is about, by name, as the sentence shows it. */
  values: { [name: string]: string };
}
"#;
