//! Whom a certificate should name.

use std::collections::BTreeMap;

use der::{
    Decode, Encode, Tag,
    asn1::{Any, PrintableStringRef, SetOfVec},
};
use x509_cert::{
    attr::AttributeTypeAndValue,
    name::{Name, RdnSequence, RelativeDistinguishedName},
};

use super::{EmailAddress, check_field};
use crate::{DomainName, Error, FieldProblem, SubjectField, subject_field::StringType};

/// Whom a certificate should name: always a domain, and whatever else was added.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Subject {
    common_name: DomainName,
    others: BTreeMap<SubjectField, String>,
}

impl Subject {
    /// Nothing but this domain as the common name.
    #[must_use]
    pub fn new(domain: &DomainName) -> Self {
        Self {
            common_name: domain.clone(),
            others: BTreeMap::new(),
        }
    }

    /// Sets one field, in place of what was there. White space around the text does not count.
    ///
    /// # Errors
    /// [`Error::InvalidField`]: the field cannot hold this text; [`Error::InvalidDomain`] for the
    /// common name.
    pub fn with(mut self, field: SubjectField, text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if field == SubjectField::CommonName {
            self.common_name = DomainName::parse(text)?;
            return Ok(self);
        }
        let refuse = |problem| {
            let field = field.name();
            Err(Error::InvalidField { field, problem })
        };
        check_field(field.name(), text, field.length_max())?;
        let text = match field {
            SubjectField::Country if !is_country(text) => return refuse(FieldProblem::Country),
            SubjectField::Country => text.to_ascii_uppercase(),
            SubjectField::EmailAddress => match EmailAddress::parse(text) {
                Ok(address) => address.to_string(),
                Err(_) => return refuse(FieldProblem::Email),
            },
            _ => text.to_owned(),
        };
        if field.string_type() == StringType::Printable {
            let stranger = text.chars().find(|character| {
                PrintableStringRef::new(character.encode_utf8(&mut [0; 4])).is_err()
            });
            if let Some(stranger) = stranger {
                return refuse(FieldProblem::Character(stranger));
            }
        }
        self.others.insert(field, text);
        Ok(self)
    }

    /// The domain.
    #[must_use]
    pub const fn common_name(&self) -> &DomainName {
        &self.common_name
    }

    /// One distinguished name of one field each, the country first.
    pub(super) fn encode(&self) -> der::Result<Name> {
        let text = |field| match field {
            SubjectField::CommonName => Some(self.common_name.as_ascii()),
            other => self.others.get(&other).map(String::as_str),
        };
        let entries = SubjectField::ALL
            .iter()
            .filter_map(|field| Some(encode_entry(*field, text(*field)?)));
        let entries: Vec<_> = entries.collect::<der::Result<_>>()?;
        Name::from_der(&RdnSequence::from(entries).to_der()?)
    }
}

/// One field as a relative distinguished name of its own.
fn encode_entry(field: SubjectField, text: &str) -> der::Result<RelativeDistinguishedName> {
    let tag = match field.string_type() {
        StringType::Utf8 => Tag::Utf8String,
        StringType::Printable => Tag::PrintableString,
        StringType::Ia5 => Tag::Ia5String,
    };
    let entry = AttributeTypeAndValue {
        oid: field.oid(),
        value: Any::new(tag, text.as_bytes())?,
    };
    Ok(SetOfVec::try_from(vec![entry])?.into())
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject() -> Subject {
        Subject::new(&"example.com".parse().expect("a name"))
    }

    #[test]
    fn fields_are_written_in_their_order_whatever_the_order_they_came_in() {
        let subject = subject()
            .with(SubjectField::SerialNumber, "91310000MA1FL")
            .and_then(|subject| subject.with(SubjectField::Organization, "例子 Ltd"))
            .and_then(|subject| subject.with(SubjectField::Country, " cn "))
            .expect("fields");

        let name = subject.encode().expect("a name");

        let oids: Vec<_> = name.iter().map(|entry| entry.oid).collect();
        let expected = [
            SubjectField::Country,
            SubjectField::Organization,
            SubjectField::CommonName,
            SubjectField::SerialNumber,
        ];
        assert_eq!(oids, expected.map(SubjectField::oid));
    }

    #[test]
    fn every_field_takes_its_most_characters_and_no_more() {
        let long_email = |length: usize| {
            let domain = format!("{0}.{0}.{0}", "a".repeat(63));
            format!("{}@{domain}", "b".repeat(length - domain.len() - 1))
        };
        for field in SubjectField::ALL {
            let max = field.length_max();
            let (longest, longer) = match field {
                SubjectField::CommonName => continue,
                SubjectField::EmailAddress => (long_email(max), long_email(max + 1)),
                SubjectField::Country | SubjectField::SerialNumber => {
                    ("a".repeat(max), "a".repeat(max + 1))
                }
                _ => ("例".repeat(max), "例".repeat(max + 1)),
            };

            assert!(subject().with(*field, &longest).is_ok(), "{field:?}");
            let found = max + 1;
            assert_eq!(
                subject().with(*field, &longer),
                Err(Error::InvalidField {
                    field: field.name(),
                    problem: FieldProblem::TooLong { found, max }
                })
            );
        }
    }

    #[test]
    fn says_which_field_is_wrong_and_why() {
        for (field, text, problem) in [
            (SubjectField::Organization, "", FieldProblem::Empty),
            (
                SubjectField::Organization,
                "a\nb",
                FieldProblem::Character('\n'),
            ),
            (SubjectField::Country, "C1", FieldProblem::Country),
            (SubjectField::Country, "C", FieldProblem::Country),
            (
                SubjectField::EmailAddress,
                "example.com",
                FieldProblem::Email,
            ),
            (
                SubjectField::SerialNumber,
                "1*2",
                FieldProblem::Character('*'),
            ),
            (
                SubjectField::Locality,
                &"a".repeat(129),
                FieldProblem::TooLong {
                    found: 129,
                    max: 128,
                },
            ),
        ] {
            assert_eq!(
                subject().with(field, text),
                Err(Error::InvalidField {
                    field: field.name(),
                    problem
                })
            );
        }
    }
}
