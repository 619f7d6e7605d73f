//! The extensions that a request asks for.

use std::collections::BTreeSet;

use der::{Decode, asn1::ObjectIdentifier, flagset::FlagSet};
use serde::Serialize;
use x509_cert::ext::pkix::{
    BasicConstraints, ExtendedKeyUsage, KeyUsage as KeyUsageFlags, KeyUsages, SubjectAltName,
};

use super::{
    Finding,
    alternative_name::{self, Names},
    ber::{self, Reader, Value},
    oid,
    text::shown,
};
use crate::{
    KeyUsage,
    hex::hex,
    usage::{STATUS_REQUEST, TLS_FEATURE},
};

/// An extension that a request asks for.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectedExtension {
    /// Its name, such as `keyUsage`, or its numbers with dots.
    pub name: String,
    /// Its numbers with dots.
    pub oid: String,
    /// Whether a client that does not know it must refuse the certificate.
    pub critical: bool,
    /// What it says, in words where we know it, else in hexadecimal digits.
    pub description: String,
}

/// The extensions, and the names of the subjectAltName.
#[derive(Default)]
pub(super) struct Extensions {
    pub(super) all: Vec<InspectedExtension>,
    pub(super) names: Option<Names>,
    /// Whether one of them is for an authority.
    authority: bool,
    seen: BTreeSet<ObjectIdentifier>,
}

impl Extensions {
    /// Reads one value of an `extensionRequest`. `None` if it is no sequence of extensions.
    pub(super) fn read(
        &mut self,
        value: Value<'_>,
        reader: &mut Reader,
        findings: &mut Vec<Finding>,
    ) -> Option<()> {
        if value.tag != ber::SEQUENCE {
            return None;
        }
        let extensions = reader.all(value.content)?;
        if extensions.is_empty() {
            return None;
        }
        for extension in extensions {
            self.read_one(extension, reader, findings)?;
        }
        if self.authority {
            findings.push(Finding::CaRequested);
        }
        Some(())
    }

    fn read_one(
        &mut self,
        extension: Value<'_>,
        reader: &mut Reader,
        findings: &mut Vec<Finding>,
    ) -> Option<()> {
        let parts = reader.all(extension.content)?;
        let (kind, critical, content) = match parts.as_slice() {
            [kind, content] => (kind, false, content),
            [kind, critical, content] if critical.tag == ber::BOOLEAN => {
                (kind, reader.flag(*critical)?, content)
            }
            _ => return None,
        };
        let well_formed = extension.tag == ber::SEQUENCE
            && kind.tag == ber::OBJECT_IDENTIFIER
            && content.tag == ber::OCTET_STRING;
        if !well_formed {
            return None;
        }
        let kind = ObjectIdentifier::from_bytes(kind.content).ok()?;
        let name = oid::name(&kind);
        if !self.seen.insert(kind) {
            let extension = name.clone();
            findings.push(Finding::RepeatedExtension { extension });
        }
        if critical && !oid::is_known(&kind) {
            let oid = name.clone();
            findings.push(Finding::UnknownCriticalExtension { oid });
        }
        let description = self.describe(&kind, content.content, reader, findings);
        let description = description.unwrap_or_else(|| {
            let extension = name.clone();
            findings.push(Finding::UnreadableExtension { extension });
            shown(&hex(content.content))
        });
        self.all.push(InspectedExtension {
            name,
            oid: kind.to_string(),
            critical,
            description,
        });
        Some(())
    }

    /// `None` if it does not hold what its type says.
    fn describe(
        &mut self,
        kind: &ObjectIdentifier,
        content: &[u8],
        reader: &mut Reader,
        findings: &mut Vec<Finding>,
    ) -> Option<String> {
        use const_oid::db::rfc5280 as oid;

        Some(match *kind {
            oid::ID_CE_SUBJECT_ALT_NAME => {
                let names = alternative_name::read(content, reader, findings)?;
                let all = names.all.iter();
                let words: Vec<_> = all
                    .map(|name| format!("{}:{}", name.kind, name.value))
                    .collect();
                let strict = SubjectAltName::from_der(content).is_ok();
                self.names.get_or_insert(names);
                if !strict {
                    return None;
                }
                words.join(", ")
            }
            oid::ID_CE_KEY_USAGE => {
                let flags = KeyUsageFlags::from_der(content).ok()?.0;
                self.authority |= flags.contains(KeyUsages::KeyCertSign);
                key_usage(flags)
            }
            oid::ID_CE_EXT_KEY_USAGE => extended_key_usage(content)?,
            oid::ID_CE_BASIC_CONSTRAINTS => {
                let constraints = BasicConstraints::from_der(content).ok()?;
                self.authority |= constraints.ca;
                match (constraints.ca, constraints.path_len_constraint) {
                    (true, Some(length)) => format!("an authority, at most {length} others below"),
                    (true, None) => "an authority".to_owned(),
                    (false, _) => "no authority".to_owned(),
                }
            }
            TLS_FEATURE => tls_feature(content)?,
            _ => shown(&hex(content)),
        })
    }
}

fn key_usage(flags: FlagSet<KeyUsages>) -> String {
    let usages = KeyUsage::ALL.iter();
    let names: Vec<_> = usages
        .filter(|usage| flags.contains(usage.flag()))
        .map(|usage| usage.name())
        .collect();
    names.join(", ")
}

fn extended_key_usage(content: &[u8]) -> Option<String> {
    let purposes = ExtendedKeyUsage::from_der(content).ok()?.0;
    let names: Vec<_> = purposes.iter().map(oid::name).collect();
    Some(names.join(", "))
}

fn tls_feature(content: &[u8]) -> Option<String> {
    let features = Vec::<u16>::from_der(content).ok()?;
    let names: Vec<_> = features
        .iter()
        .map(|feature| match *feature {
            STATUS_REQUEST => "status_request (must staple)".to_owned(),
            other => other.to_string(),
        })
        .collect();
    Some(names.join(", "))
}
