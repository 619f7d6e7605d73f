//! A record as people write it.

use std::net::Ipv4Addr;

use hickory_proto::rr::{
    Name, RData,
    rdata::{A, CNAME, TXT},
};
use serde::{Deserialize, Serialize};

/// A record of the embedded DNS server.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DnsRecord {
    /// The whole name, with or without the dot at the end.
    pub name: String,
    /// The kind of record.
    #[serde(rename = "type")]
    pub record_type: DnsRecordType,
    /// TXT: the text. CNAME: the whole name that it is an alias of. A: the address.
    pub value: String,
}

/// The kinds of records that can be published.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum DnsRecordType {
    /// An IPv4 address.
    A,
    /// An alias.
    Cname,
    /// A text.
    Txt,
}

/// Why a record cannot be published.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RecordError {
    /// The name, or the name that a CNAME points to, is no DNS name.
    #[error("`{0}` is no DNS name")]
    InvalidName(String),
    /// The value of an A record is no IPv4 address.
    #[error("`{0}` is no IPv4 address")]
    InvalidAddress(String),
    /// A CNAME must be the only record of its name (RFC 1034, section 3.6.2).
    #[error("`{0}` has other records, and a CNAME must be alone")]
    CnameNotAlone(String),
}

impl DnsRecord {
    /// A TXT record.
    #[must_use]
    pub fn txt(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            record_type: DnsRecordType::Txt,
            value: text.into(),
        }
    }

    /// A CNAME record.
    #[must_use]
    pub fn cname(name: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            record_type: DnsRecordType::Cname,
            value: target.into(),
        }
    }

    pub(super) fn parse(&self) -> Result<(Name, RData), RecordError> {
        let data = match self.record_type {
            DnsRecordType::A => self
                .value
                .parse::<Ipv4Addr>()
                .map(|address| RData::A(A(address)))
                .map_err(|_| RecordError::InvalidAddress(self.value.clone()))?,
            DnsRecordType::Cname => RData::CNAME(CNAME(name(&self.value)?)),
            DnsRecordType::Txt => RData::TXT(TXT::from_bytes(strings(&self.value))),
        };
        Ok((name(&self.name)?, data))
    }
}

fn name(text: &str) -> Result<Name, RecordError> {
    let invalid = || RecordError::InvalidName(text.to_owned());
    let mut name = Name::from_ascii(text).map_err(|_| invalid())?;
    if name.iter().next().is_none() {
        return Err(invalid());
    }
    name.set_fqdn(true);
    Ok(name.to_lowercase())
}

/// A text as the character strings of a TXT record, at most 255 bytes each (RFC 1035, section
/// 3.3).
fn strings(text: &str) -> Vec<&[u8]> {
    if text.is_empty() {
        vec![b""]
    } else {
        text.as_bytes().chunks(255).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_and_in_lower_case() {
        let (name, _) = DnsRecord::txt("_DnsAuth.Example.com", "x")
            .parse()
            .expect("a record");

        assert_eq!(name.to_ascii(), "_dnsauth.example.com.");
    }

    #[test]
    fn a_long_text_becomes_several_strings() {
        let (_, data) = DnsRecord::txt("a.example", "x".repeat(600))
            .parse()
            .expect("a record");

        let RData::TXT(txt) = data else {
            panic!("a text")
        };
        assert_eq!(
            txt.txt_data
                .iter()
                .map(|part| part.len())
                .collect::<Vec<_>>(),
            [255, 255, 90]
        );
    }

    #[test]
    fn refuses_what_is_no_record() {
        let record = |name: &str, record_type, value: &str| {
            DnsRecord {
                name: name.to_owned(),
                record_type,
                value: value.to_owned(),
            }
            .parse()
        };

        assert_eq!(
            record("a..b", DnsRecordType::Txt, "x"),
            Err(RecordError::InvalidName("a..b".to_owned()))
        );
        assert_eq!(
            record("", DnsRecordType::Txt, "x"),
            Err(RecordError::InvalidName(String::new()))
        );
        assert_eq!(
            record("a.example", DnsRecordType::A, "::1"),
            Err(RecordError::InvalidAddress("::1".to_owned()))
        );
        assert_eq!(
            record("a.example", DnsRecordType::Cname, "."),
            Err(RecordError::InvalidName(".".to_owned()))
        );
    }
}
