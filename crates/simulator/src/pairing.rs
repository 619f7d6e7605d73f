//! Which names a certificate covers: some come along unasked.

use keyside_core::DomainName;

use crate::{application::Application, challenge::Challenge};

/// Only the names that were applied for.
pub(crate) fn only(application: &Application) -> Vec<String> {
    let names = application.names.iter();
    names.map(|name| name.as_ascii().to_owned()).collect()
}

/// The names that a certificate covers: with the first of paid ones validated by DNS, `www.` comes
/// with the bare name and the reverse, and the bare name with a wildcard (cas-api.md 5.5).
pub(crate) fn names(application: &Application) -> Vec<String> {
    let by_dns = matches!(application.challenges.first(), Some(Challenge::Dns(_)));
    let mut names = only(application);
    if by_dns && !application.free {
        let partner = names.first().and_then(|first| partner(first));
        names.extend(partner.filter(|partner| !names.contains(partner)));
    }
    names
}

/// The zone that the domain is in, as far as its form tells.
pub(crate) fn zone(domain: &DomainName) -> &str {
    let mut zone = domain.base();
    while !is_apex(zone)
        && let Some((_, above)) = zone.split_once('.')
        && above.contains('.')
    {
        zone = above;
    }
    zone
}

fn partner(name: &str) -> Option<String> {
    if let Some(base) = name
        .strip_prefix("*.")
        .or_else(|| name.strip_prefix("www."))
    {
        return Some(base.to_owned());
    }
    is_apex(name).then(|| format!("www.{name}"))
}

/// Whether the name is one that registries sell, as far as its form tells: two labels, or three
/// under a country's `com`, `net` and the like.
fn is_apex(name: &str) -> bool {
    let labels: Vec<&str> = name.rsplit('.').collect();
    match *labels {
        [_, _] => true,
        [country, kind, _] => {
            country.len() == 2 && matches!(kind, "com" | "net" | "org" | "co" | "ac")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_pairs() {
        for (name, other) in [
            ("example.com", Some("www.example.com")),
            ("example.com.cn", Some("www.example.com.cn")),
            ("www.example.com", Some("example.com")),
            ("*.example.com", Some("example.com")),
            ("shop.example.com", None),
        ] {
            assert_eq!(partner(name).as_deref(), other, "{name}");
        }
    }

    #[test]
    fn a_domain_is_in_the_zone_that_was_sold() {
        for (domain, expected) in [
            ("www.shop.example.com", "example.com"),
            ("*.example.com.cn", "example.com.cn"),
            ("example.com", "example.com"),
        ] {
            let domain = DomainName::parse(domain).expect("a domain");
            assert_eq!(zone(&domain), expected);
        }
    }
}
