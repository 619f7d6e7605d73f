//! Which names a certificate covers: some come along unasked.

use crate::{challenge::Challenge, order::Order};

/// Only the name that was ordered.
pub(crate) fn only(order: &Order) -> Vec<String> {
    vec![order.domain.as_ascii().to_owned()]
}

/// The names that a certificate of the order covers: paid ones validated by DNS have `www.` with
/// the bare name and the reverse, wildcards have the bare name.
pub(crate) fn names(order: &Order) -> Vec<String> {
    let paired = matches!(order.challenge, Challenge::Dns(_)) && !order.product.free;
    let mut names = only(order);
    if paired {
        names.extend(partner(&names[0]));
    }
    names
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
}
