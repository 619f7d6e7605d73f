//! What a program asks of a request.

use std::net::IpAddr;

use keyside_core::{
    AlternativeName, DomainName, EmailAddress, Error, ExtendedKeyUsage, KeyUsage, RequestOptions,
    Subject, SubjectField, Uri,
};
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
    options.read().map_err(|refusal| match refusal {
        Refusal::Misuse(sentence) => invalid_argument(sentence),
        Refusal::Content(error) => thrown(error),
    })
}

/// Why options are not taken.
#[derive(Debug, PartialEq)]
enum Refusal {
    /// A value that there is not.
    Misuse(String),
    /// What no request can say.
    Content(Error),
}

impl Refusal {
    fn no(entry: &str, option: &str) -> Self {
        Self::Misuse(format!("{option} cannot have `{entry}`"))
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Content(error)
    }
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
    email_addresses: Vec<String>,
    #[serde(default)]
    uris: Vec<String>,
    #[serde(default)]
    key_usages: Vec<String>,
    #[serde(default)]
    extended_key_usages: Vec<String>,
    #[serde(default)]
    must_staple: bool,
    challenge_password: Option<String>,
}

impl Options {
    fn read(&self) -> Result<RequestOptions, Refusal> {
        let mut request = RequestOptions::new(self.subject.read()?);
        for name in self.names()? {
            request = request.name(name);
        }
        for name in &self.key_usages {
            let usage = KeyUsage::named(name);
            request = request.key_usage(usage.ok_or_else(|| Refusal::no(name, "`keyUsages`"))?);
        }
        for name in &self.extended_key_usages {
            let usage = ExtendedKeyUsage::named(name);
            let usage = usage.ok_or_else(|| Refusal::no(name, "`extendedKeyUsages`"))?;
            request = request.extended_key_usage(usage);
        }
        if self.must_staple {
            request = request.must_staple();
        }
        match &self.challenge_password {
            Some(password) => Ok(request.challenge_password(password)?),
            None => Ok(request),
        }
    }

    fn names(&self) -> Result<Vec<AlternativeName>, Refusal> {
        let mut names = Vec::new();
        for name in &self.dns_names {
            names.push(AlternativeName::Dns(DomainName::parse(name)?));
        }
        for address in &self.ip_addresses {
            let read: Option<IpAddr> = address.parse().ok();
            let read = read.ok_or_else(|| Refusal::no(address, "`ipAddresses`"))?;
            names.push(AlternativeName::Ip(read));
        }
        for address in &self.email_addresses {
            names.push(AlternativeName::Email(EmailAddress::parse(address)?));
        }
        for uri in &self.uris {
            names.push(AlternativeName::Uri(Uri::parse(uri)?));
        }
        Ok(names)
    }
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
    fn read(&self) -> Result<Subject, Error> {
        let fields = [
            (SubjectField::Organization, &self.organization),
            (SubjectField::OrganizationalUnit, &self.organizational_unit),
            (SubjectField::Locality, &self.locality),
            (SubjectField::State, &self.state),
            (SubjectField::Country, &self.country),
            (SubjectField::EmailAddress, &self.email_address),
            (SubjectField::SerialNumber, &self.serial_number),
        ];
        let mut subject = Subject::new(&DomainName::parse(&self.common_name)?);
        for (field, text) in fields {
            if let Some(text) = text {
                subject = subject.with(field, text)?;
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
  /** Addresses such as `name@example.com`; the domain may be in Unicode. */
  emailAddresses?: readonly string[];
  /** Absolute URIs in ASCII, such as `spiffe://example.com/service`. */
  uris?: readonly string[];
  /** What the key may do. Authorities for servers decide that themselves. */
  keyUsages?: readonly KeyUsage[];
  /** What the certificate may be for. Authorities for servers decide that themselves. */
  extendedKeyUsages?: readonly ExtendedKeyUsage[];
  /** Whether clients should insist on a stapled OCSP response. */
  mustStaple?: boolean;
  /** A password by which some authorities let the certificate be revoked. It is in the request for everyone to read. */
  challengePassword?: string;
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(options: &str) -> Result<RequestOptions, Refusal> {
        let options: Options = serde_json::from_str(options).expect("options");
        options.read()
    }

    #[test]
    fn a_request_asks_for_what_its_options_say() {
        let options = read(
            r#"{
                "subject": { "commonName": "example.com", "organization": "Example Ltd" },
                "dnsNames": ["www.Bücher.example"],
                "ipAddresses": ["2001:db8::1"],
                "emailAddresses": ["admin@example.com"],
                "uris": ["spiffe://example.com/service"],
                "keyUsages": ["digitalSignature", "keyEncipherment"],
                "extendedKeyUsages": ["serverAuth", "clientAuth"],
                "mustStaple": true,
                "challengePassword": "secret"
            }"#,
        );

        let domain = DomainName::parse("example.com").expect("a name");
        let subject = Subject::new(&domain)
            .with(SubjectField::Organization, "Example Ltd")
            .expect("a name");
        let other = DomainName::parse("www.xn--bcher-kva.example").expect("a name");
        let address = EmailAddress::parse("admin@example.com").expect("an address");
        let uri = Uri::parse("spiffe://example.com/service").expect("a URI");
        let expected = RequestOptions::new(subject)
            .name(AlternativeName::Dns(other))
            .name(AlternativeName::Ip(
                "2001:db8::1".parse().expect("an address"),
            ))
            .name(AlternativeName::Email(address))
            .name(AlternativeName::Uri(uri))
            .key_usage(KeyUsage::DigitalSignature)
            .key_usage(KeyUsage::KeyEncipherment)
            .extended_key_usage(ExtendedKeyUsage::ServerAuth)
            .extended_key_usage(ExtendedKeyUsage::ClientAuth)
            .must_staple()
            .challenge_password("secret")
            .expect("a password");
        assert_eq!(options, Ok(expected));
    }

    #[test]
    fn what_is_left_out_is_not_asked_for() {
        let options = read(r#"{ "subject": { "commonName": "example.com" } }"#);

        let domain = DomainName::parse("example.com").expect("a name");
        assert_eq!(options, Ok(RequestOptions::for_domain(&domain)));
    }

    #[test]
    fn what_no_request_says_is_refused_and_so_is_what_there_is_not() {
        let with = |option: &str| {
            let subject = r#""subject": { "commonName": "example.com" }"#;
            read(&format!("{{ {subject}, {option} }}")).expect_err("to be refused")
        };
        for option in [
            r#""emailAddresses": ["example.com"]"#,
            r#""uris": ["/path"]"#,
            r#""challengePassword": """#,
        ] {
            let refusal = with(option);
            let Refusal::Content(error) = refusal else {
                panic!("{refusal:?}");
            };
            assert_eq!(error.code().name(), "invalid_field", "{option}");
        }
        for (option, sentence) in [
            (r#""ipAddresses": ["a"]"#, "`ipAddresses` cannot have `a`"),
            (
                r#""keyUsages": ["serverAuth"]"#,
                "`keyUsages` cannot have `serverAuth`",
            ),
            (
                r#""extendedKeyUsages": ["any"]"#,
                "`extendedKeyUsages` cannot have `any`",
            ),
        ] {
            assert_eq!(with(option), Refusal::Misuse(sentence.to_owned()));
        }
    }
}
