//! What a program asks of a request.

use std::net::IpAddr;

use keyside_core::{AlternativeName, DomainName, RequestOptions, Subject, SubjectField};
use serde::Deserialize;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::misuse::invalid_argument;
use crate::error::thrown;

/// `RequestOptions` of [`INTERFACES`], or a domain alone.
///
/// # Errors
/// A `KeysideError` with the code `invalid_argument`, `invalid_domain` or `invalid_field`.
pub(super) fn read(options: JsValue) -> Result<RequestOptions, JsValue> {
    if let Some(domain) = options.as_string() {
        let domain = DomainName::parse(&domain).map_err(thrown)?;
        return Ok(RequestOptions::for_domain(&domain));
    }
    let options: Options = serde_wasm_bindgen::from_value(options).map_err(|error| {
        invalid_argument(format_args!("the options of a request are wrong: {error}"))
    })?;
    let mut request = RequestOptions::new(options.subject.read()?);
    for name in &options.dns_names {
        let name = DomainName::parse(name).map_err(thrown)?;
        request = request.name(AlternativeName::Dns(name));
    }
    for address in &options.ip_addresses {
        let address: IpAddr = address.parse().map_err(|_| {
            invalid_argument(format_args!("an entry of `ipAddresses` is no IP address"))
        })?;
        request = request.name(AlternativeName::Ip(address));
    }
    if options.must_staple {
        request = request.must_staple();
    }
    Ok(request)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Options {
    subject: SubjectOptions,
    #[serde(default)]
    dns_names: Vec<String>,
    #[serde(default)]
    ip_addresses: Vec<String>,
    #[serde(default)]
    must_staple: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SubjectOptions {
    common_name: String,
    organization: Option<String>,
    organizational_unit: Option<String>,
    locality: Option<String>,
    state: Option<String>,
    country: Option<String>,
    email_address: Option<String>,
    serial_number: Option<String>,
}

impl SubjectOptions {
    fn read(self) -> Result<Subject, JsValue> {
        let domain = DomainName::parse(&self.common_name).map_err(thrown)?;
        let fields = [
            (SubjectField::Organization, self.organization),
            (SubjectField::OrganizationalUnit, self.organizational_unit),
            (SubjectField::Locality, self.locality),
            (SubjectField::State, self.state),
            (SubjectField::Country, self.country),
            (SubjectField::EmailAddress, self.email_address),
            (SubjectField::SerialNumber, self.serial_number),
        ];
        let mut subject = Subject::new(&domain);
        for (field, text) in fields {
            if let Some(text) = text {
                subject = subject.with(field, &text).map_err(thrown)?;
            }
        }
        Ok(subject)
    }
}

#[wasm_bindgen(typescript_custom_section)]
const INTERFACES: &str = r#"
/** Whom a certificate should name. */
export interface Subject {
  /** The domain, in ASCII or Unicode. */
  commonName: string;
  organization?: string;
  organizationalUnit?: string;
  locality?: string;
  state?: string;
  /** The country's two letters of ISO 3166-1. */
  country?: string;
  emailAddress?: string;
  /** The organisation's number in a register, not the certificate's. */
  serialNumber?: string;
}

/** What a request asks for. The common name is always the first of the alternative names. */
export interface RequestOptions {
  subject: Subject;
  /** Further DNS names. */
  dnsNames?: readonly string[];
  /** Addresses of version 4 or 6. */
  ipAddresses?: readonly string[];
  /** Whether clients should insist on a stapled OCSP response. */
  mustStaple?: boolean;
}
"#;
