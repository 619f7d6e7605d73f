//! The names of subjects and issuers, as text.

use std::fmt::Write as _;

use der::{Encode, Tag, Tagged, asn1::Any};
use x509_cert::{attr::AttributeTypeAndValue, name::Name};

use crate::hex::hex;

/// The name by RFC 4514, the last entry first: `CN=www.example.com,O=Example`.
///
/// `x509-cert` can do that too, but not without the names of a thousand object identifiers, which
/// every browser would download.
pub(crate) fn rfc4514(name: &Name) -> String {
    let sets = name.iter_rdn().map(|set| {
        let entries: Vec<_> = set.iter().map(entry).collect();
        entries.join("+")
    });
    let mut sets: Vec<_> = sets.collect();
    sets.reverse();
    sets.join(",")
}

/// Sections 2.3 and 2.4: a type without a name by its numbers, and a value that is no text, or whose
/// type has no name, by its bytes.
fn entry(entry: &AttributeTypeAndValue) -> String {
    let oid = entry.oid.to_string();
    let known = TYPES.iter().find(|(known, _)| *known == oid);
    match (known, text(&entry.value)) {
        (Some((_, name)), Some(text)) => format!("{name}={}", escaped(text)),
        _ => format!("{oid}=#{}", hex(&entry.value.to_der().unwrap_or_default())),
    }
}

fn text(value: &Any) -> Option<&str> {
    match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::TeletexString => {
            str::from_utf8(value.value()).ok()
        }
        _ => None,
    }
}

/// Section 2.4.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    let last = text.chars().count().saturating_sub(1);
    for (place, character) in text.chars().enumerate() {
        match character {
            '\0'..='\x1f' | '\x7f' => {
                let _ = write!(written, "\\{:02x}", u32::from(character));
                continue;
            }
            '"' | '+' | ',' | ';' | '<' | '>' | '\\' => written.push('\\'),
            '#' if place == 0 => written.push('\\'),
            ' ' if place == 0 || place == last => written.push('\\'),
            _ => {}
        }
        written.push(character);
    }
    written
}

/// The types of section 3, and what else is common in certificates, by its name in RFC 4519 or, for
/// `emailAddress`, RFC 2985.
const TYPES: &[(&str, &str)] = &[
    ("2.5.4.3", "CN"),
    ("2.5.4.4", "SN"),
    ("2.5.4.5", "serialNumber"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.9", "STREET"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("2.5.4.12", "title"),
    ("2.5.4.15", "businessCategory"),
    ("2.5.4.17", "postalCode"),
    ("2.5.4.42", "givenName"),
    ("0.9.2342.19200300.100.1.1", "UID"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("1.2.840.113549.1.9.1", "emailAddress"),
];

#[cfg(test)]
mod tests {
    use der::{Decode, asn1::ObjectIdentifier};
    use x509_cert::name::{RdnSequence, RelativeDistinguishedName};

    use super::*;

    /// The numbers of a type, its value's tag, the value.
    type Entry = (&'static str, u8, &'static [u8]);

    fn name(sets: &[&[Entry]]) -> String {
        let entry = |(oid, tag, value): &Entry| {
            let length = u8::try_from(value.len()).expect("a short value");
            AttributeTypeAndValue {
                oid: ObjectIdentifier::new(oid).expect("numbers"),
                value: Any::from_der(&[&[*tag, length], *value].concat()).expect("a value"),
            }
        };
        let sets = sets.iter().map(|set| {
            let entries: Vec<_> = set.iter().map(entry).collect();
            RelativeDistinguishedName::try_from(entries).expect("a set")
        });
        let name = RdnSequence::from(sets.collect::<Vec<_>>());
        let der = name.to_der().expect("DER");
        rfc4514(&Name::from_der(&der).expect("a name"))
    }

    #[test]
    fn the_examples_of_rfc_4514() {
        const UID: &str = "0.9.2342.19200300.100.1.1";
        const DC: &str = "0.9.2342.19200300.100.1.25";
        let cases: [(&[&[Entry]], &str); 6] = [
            (
                &[
                    &[(DC, 0x16, b"net")],
                    &[(DC, 0x16, b"example")],
                    &[(UID, 0x0c, b"jsmith")],
                ],
                "UID=jsmith,DC=example,DC=net",
            ),
            (
                &[&[
                    ("2.5.4.3", 0x0c, b"J.  Smith"),
                    ("2.5.4.11", 0x0c, b"Sales"),
                ]],
                "OU=Sales+CN=J.  Smith",
            ),
            (
                &[&[("2.5.4.3", 0x0c, b"James \"Jim\" Smith, III")]],
                r#"CN=James \"Jim\" Smith\, III"#,
            ),
            (
                &[&[("2.5.4.3", 0x0c, b"Before\rAfter")]],
                r"CN=Before\0dAfter",
            ),
            (
                &[&[("1.3.6.1.4.1.1466.0", 0x04, b"Hi")]],
                "1.3.6.1.4.1.1466.0=#04024869",
            ),
            (&[&[("2.5.4.4", 0x0c, "Lučić".as_bytes())]], "SN=Lučić"),
        ];
        for (sets, text) in cases {
            assert_eq!(name(sets), text);
        }
    }

    #[test]
    fn escapes_what_would_be_read_otherwise() {
        for (text, escaped_text) in [
            (" # a ", r"\ # a\ "),
            ("#a", r"\#a"),
            (" ", r"\ "),
            (r"a\b", r"a\\b"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), escaped_text);
        }
    }

    #[test]
    fn what_is_no_text_is_told_by_its_bytes() {
        assert_eq!(name(&[&[("2.5.4.3", 0x0c, b"\xff")]]), "2.5.4.3=#0c01ff");
        assert_eq!(name(&[]), "");
    }
}
