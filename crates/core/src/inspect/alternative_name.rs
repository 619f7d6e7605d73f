//! The subjectAltName of a request (RFC 5280, section 4.2.1.6).

use std::{collections::BTreeSet, net::IpAddr};

use serde::Serialize;

use super::{
    Finding,
    ber::{self, Reader, Value},
    name::{Place, check_address, check_domain},
    text::shown,
};
use crate::hex::hex;

/// One name of a subjectAltName.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectedName {
    /// `dns`, `ip`, `email`, `uri`, or `other`.
    pub kind: &'static str,
    /// The name without control characters, at most 100 characters; hexadecimal digits for kinds
    /// that are no text.
    pub value: String,
}

/// The names of a subjectAltName, and those that are domain names or addresses as they are
/// written.
#[derive(Default)]
pub(super) struct Names {
    pub(super) all: Vec<InspectedName>,
    hosts: BTreeSet<String>,
}

impl Names {
    /// Whether a common name is among them.
    pub(super) fn have(&self, common_name: &str) -> bool {
        match common_name.parse::<IpAddr>() {
            Ok(address) => self.hosts.contains(&address.to_string()),
            Err(_) => self.hosts.contains(&common_name.to_ascii_lowercase()),
        }
    }
}

const OTHER_NAME: u8 = 0xa0;
const EMAIL: u8 = 0x81;
const DNS: u8 = 0x82;
const DIRECTORY_NAME: u8 = 0xa4;
const EDI_PARTY_NAME: u8 = 0xa5;
const URI: u8 = 0x86;
const ADDRESS: u8 = 0x87;
const REGISTERED_ID: u8 = 0x88;

/// `None` if it is no sequence of names.
pub(super) fn read(
    content: &[u8],
    reader: &mut Reader,
    findings: &mut Vec<Finding>,
) -> Option<Names> {
    let (sequence, rest) = reader.first(content)?;
    if sequence.tag != ber::SEQUENCE || !rest.is_empty() {
        return None;
    }
    let mut names = Names::default();
    let mut seen = BTreeSet::new();
    for value in reader.all(sequence.content)? {
        let name = read_name(value, &mut names.hosts, findings)?;
        if !seen.insert(value.bytes.to_ascii_lowercase()) {
            let name = name.value.clone();
            findings.push(Finding::RepeatedName { name });
        }
        names.all.push(name);
    }
    Some(names)
}

fn read_name(
    value: Value<'_>,
    hosts: &mut BTreeSet<String>,
    findings: &mut Vec<Finding>,
) -> Option<InspectedName> {
    let text = String::from_utf8_lossy(value.content);
    let (kind, value) = match value.tag {
        DNS => {
            findings.extend(check_domain(&text, Place::AlternativeName));
            hosts.insert(text.to_ascii_lowercase());
            ("dns", shown(&text))
        }
        ADDRESS => {
            let address = read_address(value.content)?;
            findings.extend(check_address(address));
            hosts.insert(address.to_string());
            ("ip", address.to_string())
        }
        EMAIL if value.content.is_ascii() => ("email", shown(&text)),
        URI if value.content.is_ascii() => ("uri", shown(&text)),
        OTHER_NAME | DIRECTORY_NAME | EDI_PARTY_NAME | REGISTERED_ID => {
            ("other", shown(&hex(value.bytes)))
        }
        _ => return None,
    };
    Some(InspectedName { kind, value })
}

fn read_address(bytes: &[u8]) -> Option<IpAddr> {
    match *bytes {
        [a, b, c, d] => Some([a, b, c, d].into()),
        _ => <[u8; 16]>::try_from(bytes).ok().map(Into::into),
    }
}
