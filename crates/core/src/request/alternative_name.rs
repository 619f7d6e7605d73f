//! The names of a subjectAltName (RFC 5280, section 4.2.1.6).

use std::{fmt, net::IpAddr};

use der::asn1::{Ia5String, OctetString};
use x509_cert::ext::pkix::name::GeneralName;

use crate::{DomainName, Error, FieldProblem};

/// A name of a subjectAltName.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum AlternativeName {
    /// `dNSName`.
    Dns(DomainName),
    /// `iPAddress`: of version 4 or 6.
    Ip(IpAddr),
    /// `rfc822Name`.
    Email(EmailAddress),
    /// `uniformResourceIdentifier`.
    Uri(Uri),
}

impl AlternativeName {
    pub(super) fn encode(&self) -> der::Result<GeneralName> {
        Ok(match self {
            Self::Dns(name) => GeneralName::DnsName(Ia5String::new(name.as_ascii())?),
            Self::Ip(IpAddr::V4(address)) => {
                GeneralName::IpAddress(OctetString::new(address.octets())?)
            }
            Self::Ip(IpAddr::V6(address)) => {
                GeneralName::IpAddress(OctetString::new(address.octets())?)
            }
            Self::Email(address) => GeneralName::Rfc822Name(Ia5String::new(&address.0)?),
            Self::Uri(uri) => GeneralName::UniformResourceIdentifier(Ia5String::new(&uri.0)?),
        })
    }
}

/// A `Mailbox` of RFC 5321, section 4.1.2, without quotes, at a domain in its ASCII form.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The most characters before the `@` (RFC 5321, section 4.5.3.1.1).
    pub const LOCAL_MAX: usize = 64;

    /// Reads an address as people write it; its domain may be in Unicode.
    ///
    /// # Errors
    /// [`Error::InvalidField`]: it is none.
    pub fn parse(text: &str) -> Result<Self, Error> {
        read_email(text.trim())
            .map(Self)
            .ok_or(Error::InvalidField {
                field: "email",
                problem: FieldProblem::Email,
            })
    }
}

fn read_email(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let domain = DomainName::parse(domain).ok()?;
    let is_atom = |atom: &str| !atom.is_empty() && atom.bytes().all(is_atom_character);
    let well_formed = local.len() <= EmailAddress::LOCAL_MAX
        && local.split('.').all(is_atom)
        && !domain.is_wildcard();
    well_formed.then(|| format!("{local}@{domain}"))
}

/// `atext` (RFC 5322, section 3.2.3).
const fn is_atom_character(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/')
        || matches!(byte, b'=' | b'?' | b'^'..=b'`' | b'{'..=b'~')
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An absolute URI (RFC 3986, section 4.3) in ASCII. One with an authority names its host by a
/// domain name or an IP address.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Uri(String);

impl Uri {
    /// The most characters that we put into a request.
    pub const LENGTH_MAX: usize = 2048;

    /// Reads a URI, and leaves it as it is.
    ///
    /// # Errors
    /// [`Error::InvalidField`]: it is none, or longer than [`LENGTH_MAX`](Self::LENGTH_MAX).
    pub fn parse(text: &str) -> Result<Self, Error> {
        let refuse = |problem| Error::InvalidField {
            field: "uri",
            problem,
        };
        if text.len() > Self::LENGTH_MAX {
            return Err(refuse(FieldProblem::TooLong {
                found: text.len(),
                max: Self::LENGTH_MAX,
            }));
        }
        if is_uri(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(refuse(FieldProblem::Uri))
        }
    }
}

fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme && !rest.is_empty() && rest.bytes().all(is_uri_character) && has_good_host(rest)
}

/// `unreserved`, `reserved` and `%` (RFC 3986, section 2).
const fn is_uri_character(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{'..=b'}')
}

/// RFC 5280, section 4.2.1.6: a fully qualified domain name or an IP address.
fn has_good_host(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else {
        return true;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let (host, port) = match host.strip_prefix('[') {
        Some(host) => match host.split_once(']') {
            Some((host, port)) => (host, port.strip_prefix(':').unwrap_or(port)),
            None => return false,
        },
        None => host.split_once(':').unwrap_or((host, "")),
    };
    port.bytes().all(|byte| byte.is_ascii_digit())
        && (host.parse::<IpAddr>().is_ok() || DomainName::parse(host).is_ok())
}

impl fmt::Display for Uri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses_and_refuses_what_is_none() {
        for (text, read) in [
            ("name@example.com", Some("name@example.com")),
            (
                " a.b+c@BÜCHER.example ",
                Some("a.b+c@xn--bcher-kva.example"),
            ),
            ("example.com", None),
            ("@example.com", None),
            ("a..b@example.com", None),
            ("a b@example.com", None),
            ("\"a\"@example.com", None),
            ("名@example.com", None),
            ("a@localhost", None),
            ("a@*.example.com", None),
        ] {
            assert_eq!(
                EmailAddress::parse(text)
                    .ok()
                    .map(|address| address.0)
                    .as_deref(),
                read,
                "{text}"
            );
        }
    }

    #[test]
    fn reads_uris_and_refuses_what_is_none() {
        for text in [
            "https://example.com",
            "https://user@example.com:8443/path?query#part",
            "ldap://[2001:db8::1]/c=GB",
            "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "spiffe://example.com/service",
        ] {
            assert!(Uri::parse(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "example.com",
            "/path",
            "https:",
            "https://",
            "https://localhost/",
            "https://[::1",
            "https://example.com:port/",
            "https://example.com/a b",
            "https://例子.中国/",
            "1https://example.com",
        ] {
            assert!(Uri::parse(text).is_err(), "{text}");
        }
    }
}
