//! Certificate chains.

use js_sys::Date;
use keyside_core::{Certificate, CertificateChain, DomainName};
use serde::Serialize;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::plain::plain;
use crate::error::thrown;

/// The certificates of a chain in PEM, in any order: the server's first, then each one's issuer.
///
/// # Errors
/// A `KeysideError` with the code `invalid_certificate_pem`, `private_key_in_chain`,
/// `invalid_certificate`, `several_leaves` or `unrelated_certificate`.
#[wasm_bindgen(js_name = parseCertificateChain, unchecked_return_type = "CertificateInfo[]")]
pub fn parse_certificate_chain(chain: &str) -> Result<JsValue, JsValue> {
    let chain = CertificateChain::parse(chain).map_err(thrown)?;
    let certificates: Vec<_> = chain
        .certificates()
        .iter()
        .map(CertificateInfo::of)
        .collect();
    Ok(plain(&certificates))
}

/// Checks, offline, that a chain leads from the server's certificate to one of these roots at this
/// time, and that the certificate is for a server of this name. Revocation is not checked.
///
/// # Errors
/// A `KeysideError` with the code `untrusted_chain` or `invalid_domain`, or one that says why the
/// chain or the roots cannot be read.
#[wasm_bindgen(js_name = verifyCertificateChain)]
pub fn verify_certificate_chain(
    chain: &str,
    roots: &str,
    domain: &str,
    time: &Date,
) -> Result<(), JsValue> {
    let chain = CertificateChain::parse(chain).map_err(thrown)?;
    let roots = Certificate::parse_all(roots).map_err(thrown)?;
    let domain = DomainName::parse(domain).map_err(thrown)?;
    let seconds = (time.get_time() / 1000.0).floor() as i64;
    chain.verify(&roots, seconds, &domain).map_err(thrown)
}

/// `CertificateInfo` of [`INTERFACES`].
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CertificateInfo<'a> {
    subject: String,
    issuer: String,
    dns_names: &'a [String],
    serial_number: String,
    not_before: i64,
    not_after: i64,
    authority: bool,
    sha256: String,
    sha1: String,
    fingerprint: String,
    pem: String,
}

impl<'a> CertificateInfo<'a> {
    fn of(certificate: &'a Certificate) -> Self {
        Self {
            subject: certificate.subject(),
            issuer: certificate.issuer(),
            dns_names: certificate.dns_names(),
            serial_number: certificate.serial_hex(),
            not_before: certificate.not_before(),
            not_after: certificate.not_after(),
            authority: certificate.is_authority(),
            sha256: certificate.fingerprint_sha256(),
            sha1: certificate.fingerprint_sha1(),
            fingerprint: certificate.public_key_fingerprint().to_string(),
            pem: certificate.to_pem(),
        }
    }
}

#[wasm_bindgen(typescript_custom_section)]
const INTERFACES: &str = r#"
/** What a certificate says. */
export interface CertificateInfo {
  /** Whose it is, as RFC 4514 writes a name: `CN=www.example.com,O=Example`. */
  subject: string;
  /** Who issued it, written likewise. */
  issuer: string;
  /** The DNS names of its subjectAltName, in lower case. */
  dnsNames: string[];
  /** Its serial number, in lower-case hex. */
  serialNumber: string;
  /** The first second of its validity, counted from 1970: `new Date(1000 * notBefore)`. */
  notBefore: number;
  /** The last second of its validity, counted likewise. */
  notAfter: number;
  /** Whether it may sign other certificates. */
  authority: boolean;
  /** SHA-256 of the whole certificate, in lower-case hex. */
  sha256: string;
  /** SHA-1 of the whole certificate, as other programs show it: it proves nothing. */
  sha1: string;
  /** SHA-256 of its public key, in lower-case hex: that of the `PrivateKey` it is for. */
  fingerprint: string;
  /** The certificate as one PEM block. */
  pem: string;
}
"#;
