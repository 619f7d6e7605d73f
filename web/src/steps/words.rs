//! Names of things that several screens show.

use keyside_api::{Product, ProductSource, ValidationMethod};
use keyside_core::{DomainName, KeyAlgorithm};

use crate::text::Text;

/// A kind of key by its name, as people call it in every language.
pub(super) fn key_kind(name: &str) -> String {
    match name.parse() {
        Ok(KeyAlgorithm::EcdsaP256) => "ECDSA P-256".to_owned(),
        Ok(KeyAlgorithm::EcdsaP384) => "ECDSA P-384".to_owned(),
        Ok(KeyAlgorithm::Ed25519) => "Ed25519".to_owned(),
        Ok(KeyAlgorithm::Sm2) => "SM2".to_owned(),
        Ok(
            KeyAlgorithm::Rsa2048
            | KeyAlgorithm::Rsa3072
            | KeyAlgorithm::Rsa4096
            | KeyAlgorithm::Rsa8192,
        )
        | Err(_) => name
            .strip_prefix("rsa-")
            .map_or_else(|| name.to_owned(), |bits| format!("RSA {bits}")),
    }
}

/// How the domain is proven.
pub(super) const fn validation(text: &Text, method: ValidationMethod) -> &'static str {
    match method {
        ValidationMethod::Dns => text.words.dns,
        ValidationMethod::File => text.words.file,
    }
}

/// A product without its quota, such as “DigiCert, single name, 90 days, instance”.
pub(super) fn product(text: &Text, product: &Product) -> String {
    let words = &text.words;
    let kind = if product.wildcard {
        words.wildcard
    } else {
        words.single
    };
    let days = (words.days)(product.validity_days);
    let mut parts = vec![&*product.brand];
    parts.extend(product.free.then_some(words.free));
    parts.extend([kind, &days]);
    if let ProductSource::Instances { .. } = product.source {
        parts.push(words.instance);
    }
    (words.listed)(&parts)
}

/// The product with this code as people call it; the code itself while the list is not here.
pub(crate) fn product_named(text: &Text, products: &[Product], code: &str) -> String {
    products
        .iter()
        .find(|product| product.code == code)
        .map_or_else(|| code.to_owned(), |found| product(text, found))
}

/// A domain name as people read it and, where that differs, as DNS has it.
pub(super) fn both_forms(name: &str) -> String {
    match DomainName::parse(name) {
        Ok(domain) if domain.to_unicode() != name => format!("{} ({name})", domain.to_unicode()),
        Ok(_) | Err(_) => name.to_owned(),
    }
}

/// A fingerprint in groups of four, so that people can compare it.
pub(super) fn grouped(hex: &str) -> String {
    let groups: Vec<_> = hex
        .as_bytes()
        .chunks(4)
        .map(String::from_utf8_lossy)
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_international_name_is_told_in_both_forms() {
        assert_eq!(
            both_forms("*.xn--fsqu00a.xn--fiqs8s"),
            "*.例子.中国 (*.xn--fsqu00a.xn--fiqs8s)"
        );
        assert_eq!(both_forms("www.example.com"), "www.example.com");
    }

    #[test]
    fn a_key_of_any_size_has_a_name() {
        assert_eq!(key_kind("rsa-2560"), "RSA 2560");
        assert_eq!(key_kind("ecdsa-p256"), "ECDSA P-256");
    }

    #[test]
    fn a_fingerprint_is_read_in_groups_of_four() {
        assert_eq!(grouped("00ff11ee22"), "00ff 11ee 22");
    }
}
