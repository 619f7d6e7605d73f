//! Whether a name is one that a public authority certifies.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Finding, text::shown};
use crate::{DomainName, DomainProblem, Error};

/// Where a name stands.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Place {
    CommonName,
    AlternativeName,
}

/// What is wrong with a text that should be a domain name.
pub(super) fn check_domain(text: &str, place: Place) -> Option<Finding> {
    let name = shown(text);
    let problem = match DomainName::parse(text) {
        Ok(domain) if !domain.as_ascii().eq_ignore_ascii_case(text) => {
            let canonical = domain.as_ascii().to_owned();
            return Some(Finding::NonCanonicalName { name, canonical });
        }
        Ok(domain) => return is_private_domain(&domain).then_some(Finding::PrivateName { name }),
        Err(Error::InvalidDomain { problem, .. }) => problem,
        Err(_) => DomainProblem::Empty,
    };
    Some(match (problem, place) {
        (DomainProblem::WildcardPlace | DomainProblem::WildcardBase, _) => {
            Finding::MisplacedWildcard { name }
        }
        (DomainProblem::International, _) => Finding::BadIdn { name },
        (DomainProblem::IpAddress, Place::CommonName) => Finding::CommonNameIsAddress { name },
        (problem, Place::CommonName) => Finding::CommonNameNotDomain { name, problem },
        (problem, Place::AlternativeName) => Finding::InvalidDnsName { name, problem },
    })
}

/// What is wrong with an address.
pub(super) fn check_address(address: IpAddr) -> Option<Finding> {
    let private = match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address),
    };
    private.then(|| Finding::PrivateName {
        name: address.to_string(),
    })
}

/// Special-use names (RFC 6761, RFC 6762 and its appendix G, RFC 8375, and `internal` by ICANN).
const PRIVATE_SUFFIXES: &[&str] = &[
    "corp",
    "example",
    "home",
    "home.arpa",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "private",
    "test",
];

fn is_private_domain(domain: &DomainName) -> bool {
    PRIVATE_SUFFIXES.iter().any(|suffix| {
        domain
            .base()
            .strip_suffix(suffix)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// RFC 6890, as far as people put such addresses into requests.
const fn is_private_v4(address: Ipv4Addr) -> bool {
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_unspecified()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast()
}

const fn is_private_v6(address: Ipv6Addr) -> bool {
    address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || address.is_multicast()
        || matches!(address.segments(), [0x2001, 0xdb8, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, place: Place) -> Option<&'static str> {
        check_domain(text, place).map(|finding| finding.name())
    }

    #[test]
    fn says_what_is_wrong_with_a_name() {
        for (text, name) in [
            ("example.com", None),
            ("EXAMPLE.com", None),
            ("xn--bcher-kva.com", None),
            ("onion.com", None),
            ("bücher.com", Some("non_canonical_name")),
            ("example.com.", Some("non_canonical_name")),
            ("xn--a.com", Some("bad_idn")),
            ("xn--bcher-2pa.com", Some("bad_idn")),
            ("www.*.com", Some("misplaced_wildcard")),
            ("*.com", Some("misplaced_wildcard")),
            ("printer.local", Some("private_name")),
            ("a.home.arpa", Some("private_name")),
            ("nolocal.com", None),
            ("localhost", Some("invalid_dns_name")),
            ("", Some("invalid_dns_name")),
        ] {
            assert_eq!(found(text, Place::AlternativeName), name, "{text}");
        }
        for (text, name) in [
            ("192.0.2.1", "common_name_is_address"),
            ("2001:db8::1", "common_name_is_address"),
            ("Example Ltd", "common_name_not_domain"),
        ] {
            assert_eq!(found(text, Place::CommonName), Some(name), "{text}");
        }
    }

    #[test]
    fn knows_the_addresses_of_the_public_internet() {
        for (address, private) in [
            ("8.8.8.8", false),
            ("2606:4700::1", false),
            ("10.0.0.1", true),
            ("192.168.1.1", true),
            ("127.0.0.1", true),
            ("192.0.2.1", true),
            ("::1", true),
            ("fd00::1", true),
            ("fe80::1", true),
            ("2001:db8::1", true),
        ] {
            let address = address.parse().expect("an address");
            assert_eq!(check_address(address).is_some(), private, "{address}");
        }
    }
}
