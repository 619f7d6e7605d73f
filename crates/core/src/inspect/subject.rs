//! The subject of a request, entry by entry.

use der::asn1::ObjectIdentifier;
use serde::Serialize;

use super::{
    Finding,
    ber::{self, Reader, Value},
    name::{Place, check_domain},
    oid,
    text::{self, Text, shown},
};
use crate::{SubjectField, hex::hex, subject_field::StringType};

/// One entry of a subject.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SubjectEntry {
    /// The short name of its type, such as `CN`, or its numbers with dots.
    pub field: String,
    /// Its text, without control characters, at most 100 characters.
    pub value: String,
    /// How it is written, such as `UTF8String`.
    pub string_type: &'static str,
}

/// What the subject says.
#[derive(Default)]
pub(super) struct Subject {
    pub(super) entries: Vec<SubjectEntry>,
    /// As they are written.
    pub(super) common_names: Vec<String>,
}

/// `None` if it is no sequence of relative names.
pub(super) fn read(
    value: Value<'_>,
    reader: &mut Reader,
    findings: &mut Vec<Finding>,
) -> Option<Subject> {
    let mut subject = Subject::default();
    let mut joined = false;
    for relative in reader.all(value.content)? {
        if relative.tag != ber::SET {
            return None;
        }
        let members = reader.set(relative.content)?;
        if members.is_empty() {
            return None;
        }
        joined |= members.len() > 1;
        for member in members {
            read_entry(member, reader, &mut subject, findings)?;
        }
    }
    if joined {
        findings.push(Finding::MultiValuedRdn);
    }
    check_common_name(&subject, findings);
    Some(subject)
}

fn read_entry(
    member: Value<'_>,
    reader: &mut Reader,
    subject: &mut Subject,
    findings: &mut Vec<Finding>,
) -> Option<()> {
    let [kind, value] = reader.all(member.content)?.try_into().ok()?;
    if member.tag != ber::SEQUENCE || kind.tag != ber::OBJECT_IDENTIFIER {
        return None;
    }
    let kind = ObjectIdentifier::from_bytes(kind.content).ok()?;
    let name = oid::name(&kind);
    let text = Text::read(value);
    subject.entries.push(SubjectEntry {
        field: name.clone(),
        value: text
            .as_ref()
            .map_or_else(|| shown(&hex(value.bytes)), |text| shown(&text.text)),
        string_type: text.as_ref().map_or("no string", |text| text.string_type),
    });
    let field = SubjectField::ALL.iter().find(|field| field.oid() == kind);
    match (text, field) {
        (Some(text), Some(field)) => {
            check_field(*field, &text, findings);
            if *field == SubjectField::CommonName {
                subject.common_names.push(text.text);
            }
        }
        (None, Some(field)) => findings.push(Finding::WrongStringType {
            field: name,
            found: "no string",
            expected: expected_type(*field),
        }),
        (_, None) if !oid::is_known(&kind) => findings.push(Finding::UnknownField { oid: name }),
        (_, None) => {}
    }
    Some(())
}

fn check_field(field: SubjectField, text: &Text, findings: &mut Vec<Finding>) {
    let name = field.name().to_owned();
    let found = text.text.chars().count();
    let max = field.length_max();
    if found > max {
        let field = name.clone();
        findings.push(Finding::LongField { field, found, max });
    }
    if found == 0 && field != SubjectField::CommonName {
        let field = name.clone();
        findings.push(Finding::EmptyField { field });
    }
    let allowed = match field.string_type() {
        StringType::Utf8 => matches!(text.string_type, text::UTF8 | text::PRINTABLE),
        StringType::Printable => text.string_type == text::PRINTABLE,
        StringType::Ia5 => text.string_type == text::IA5,
    };
    if !allowed {
        findings.push(Finding::WrongStringType {
            field: name.clone(),
            found: text.string_type,
            expected: expected_type(field),
        });
    }
    if !text.valid {
        findings.push(Finding::InvalidText {
            field: name,
            found: text.string_type,
        });
    }
    if field == SubjectField::Country && !is_country(&text.text) {
        let value = shown(&text.text);
        findings.push(Finding::InvalidCountry { value });
    }
}

const fn expected_type(field: SubjectField) -> &'static str {
    match field.string_type() {
        StringType::Utf8 => text::UTF8,
        StringType::Printable => text::PRINTABLE,
        StringType::Ia5 => text::IA5,
    }
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn check_common_name(subject: &Subject, findings: &mut Vec<Finding>) {
    match subject.common_names.as_slice() {
        [] if subject.entries.is_empty() => findings.push(Finding::EmptySubject),
        [] => findings.push(Finding::MissingCommonName),
        [name] if name.is_empty() => findings.push(Finding::MissingCommonName),
        [name] => findings.extend(check_domain(name, Place::CommonName)),
        names => findings.push(Finding::SeveralCommonNames { count: names.len() }),
    }
}
