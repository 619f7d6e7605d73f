//! Asking for a DNS record: the zone's own servers, and those who answer for others.

use std::net::SocketAddr;

use futures_util::future::join_all;
use hickory_resolver::proto::{
    op::Message,
    rr::{RData, Record, RecordType},
};
use keyside_api::{DnsRecordType, Observation, ServerAnswer, ServerRole};

use super::{
    compare,
    dns::Dns,
    query::{AskError, Manner, ask},
    zone::{Home, text},
};

/// The record that is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub(super) name: &'a str,
    pub(super) kind: DnsRecordType,
    pub(super) value: &'a str,
}

/// What one server has.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) answer: ServerAnswer,
    /// The values of the right type.
    pub(super) values: Vec<String>,
    /// Where the name leads, if it is an alias.
    pub(super) alias: Option<String>,
    /// How long it may keep this answer.
    pub(super) seconds: u32,
}

impl Wanted<'_> {
    /// Its type, as it is asked for.
    pub(super) const fn record_type(&self) -> RecordType {
        match self.kind {
            DnsRecordType::Cname => RecordType::CNAME,
            DnsRecordType::Txt => RecordType::TXT,
        }
    }

    /// Whether that is the value.
    pub(super) fn is(&self, found: &str) -> bool {
        match self.kind {
            DnsRecordType::Cname => found.eq_ignore_ascii_case(self.value.trim_end_matches('.')),
            DnsRecordType::Txt => found == self.value,
        }
    }

    /// The values of its type.
    pub(super) fn values(&self, records: &[Record]) -> Vec<String> {
        let right = records
            .iter()
            .filter(|record| record.record_type() == self.record_type());
        right.filter_map(|record| value(&record.data)).collect()
    }
}

/// Asks everyone who should have the record, or hear of it.
pub(super) async fn look(dns: &Dns, home: Option<&Home>, wanted: Wanted<'_>) -> Vec<Seen> {
    let own = home.map_or(&[][..], |home| &home.servers);
    let own = own.iter().map(|(name, address)| {
        let label = format!("{name} ({})", address.ip());
        (label, *address, ServerRole::Authoritative)
    });
    let others = dns.resolvers(own.len() == 0).into_iter().map(|address| {
        let label = address.ip().to_string();
        (label, address, ServerRole::Resolver)
    });
    let asking = own
        .chain(others)
        .map(|(label, address, role)| look_at(label, address, role, wanted));
    join_all(asking).await
}

async fn look_at(server: String, at: SocketAddr, role: ServerRole, wanted: Wanted<'_>) -> Seen {
    let manner = match role {
        ServerRole::Authoritative => Manner::Authoritative,
        ServerRole::Resolver | ServerRole::Web => Manner::Recursive,
    };
    match ask(at, wanted.name, wanted.record_type(), manner).await {
        Ok(answer) => seen(server, role, &answer, wanted),
        Err(error) => unknown(server, role, &error),
    }
}

fn seen(server: String, role: ServerRole, answer: &Message, wanted: Wanted<'_>) -> Seen {
    let values = wanted.values(&answer.answers);
    let observation = compare(&values, |found| wanted.is(found));
    let detail = match observation {
        Observation::Found => String::new(),
        Observation::Missing => "no such record".to_owned(),
        Observation::Different | Observation::Unknown => values.join(", "),
    };
    Seen {
        answer: ServerAnswer {
            server,
            role,
            observation,
            detail,
        },
        alias: (wanted.kind == DnsRecordType::Txt)
            .then(|| alias(&answer.answers))
            .flatten(),
        seconds: seconds(answer),
        values,
    }
}

fn unknown(server: String, role: ServerRole, error: &AskError) -> Seen {
    Seen {
        answer: ServerAnswer {
            server,
            role,
            observation: Observation::Unknown,
            detail: error.to_string(),
        },
        values: Vec::new(),
        alias: None,
        seconds: 0,
    }
}

fn alias(records: &[Record]) -> Option<String> {
    records.iter().find_map(|record| match &record.data {
        RData::CNAME(target) => Some(text(&target.0)),
        _ => None,
    })
}

/// How long an answer may be kept: what there is by its own word, that there is nothing by the zone's (RFC 2308,
/// section 5).
fn seconds(answer: &Message) -> u32 {
    let kept = answer.answers.iter().map(|record| record.ttl).max();
    let nothing = answer
        .authorities
        .iter()
        .find_map(|record| match &record.data {
            RData::SOA(soa) => Some(record.ttl.min(soa.minimum)),
            _ => None,
        });
    kept.or(nothing).unwrap_or_default()
}

fn value(data: &RData) -> Option<String> {
    match data {
        RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
        RData::CNAME(name) => Some(text(&name.0)),
        _ => None,
    }
}
