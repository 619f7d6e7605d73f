//! The attributes of a request.

use std::collections::BTreeSet;

use const_oid::AssociatedOid;
use der::asn1::ObjectIdentifier;
use serde::Serialize;
use x509_cert::request::{ExtensionReq, attributes::ChallengePassword};

use super::{
    Finding,
    ber::{self, Reader, Value},
    extension::Extensions,
    oid,
    text::{Text, shown},
};
use crate::hex::hex;

/// An attribute of a request.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectedAttribute {
    /// Its name, such as `unstructuredName`, or its numbers with dots.
    pub name: String,
    /// Its numbers with dots.
    pub oid: String,
    /// What it says, in words where we know it, else in hexadecimal digits. A challenge password
    /// is not repeated.
    pub description: String,
}

/// `szOID_CERT_EXTENSIONS`.
///
/// <https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-ix509attributeextensions>
const MICROSOFT_EXTENSIONS: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.2.1.14");

/// `None` if it is no set of attributes.
pub(super) fn read(
    value: Value<'_>,
    extensions: &mut Extensions,
    reader: &mut Reader,
    findings: &mut Vec<Finding>,
) -> Option<Vec<InspectedAttribute>> {
    let mut seen = BTreeSet::new();
    let mut attributes = Vec::new();
    for attribute in reader.set(value.content)? {
        let [kind, values] = reader.all(attribute.content)?.try_into().ok()?;
        let well_formed = attribute.tag == ber::SEQUENCE
            && kind.tag == ber::OBJECT_IDENTIFIER
            && values.tag == ber::SET;
        if !well_formed {
            return None;
        }
        let kind = ObjectIdentifier::from_bytes(kind.content).ok()?;
        let values = reader.set(values.content)?;
        let name = oid::name(&kind);
        if !seen.insert(kind) {
            let attribute = name.clone();
            findings.push(Finding::RepeatedAttribute { attribute });
        }
        attributes.push(InspectedAttribute {
            name,
            oid: kind.to_string(),
            description: describe(&kind, &values, extensions, reader, findings),
        });
    }
    Some(attributes)
}

fn describe(
    kind: &ObjectIdentifier,
    values: &[Value<'_>],
    extensions: &mut Extensions,
    reader: &mut Reader,
    findings: &mut Vec<Finding>,
) -> String {
    match *kind {
        ExtensionReq::OID => {
            let before = extensions.all.len();
            let read = match values {
                [value] => extensions.read(*value, reader, findings),
                _ => None,
            };
            if read.is_none() {
                let part = "attribute extensionRequest";
                findings.push(Finding::Malformed { part });
            }
            let names = extensions.all[before..].iter().map(|one| one.name.as_str());
            names.collect::<Vec<_>>().join(", ")
        }
        MICROSOFT_EXTENSIONS => {
            findings.push(Finding::MicrosoftExtensions);
            words(values)
        }
        ChallengePassword::OID => {
            findings.push(Finding::ChallengePassword);
            let texts = values.iter().filter_map(|value| Text::read(*value));
            let length: usize = texts.map(|text| text.text.chars().count()).sum();
            format!("{length} characters")
        }
        _ => words(values),
    }
}

fn words(values: &[Value<'_>]) -> String {
    let words: Vec<_> = values
        .iter()
        .map(|value| match Text::read(*value) {
            Some(text) => shown(&text.text),
            None => shown(&hex(value.bytes)),
        })
        .collect();
    words.join(", ")
}
