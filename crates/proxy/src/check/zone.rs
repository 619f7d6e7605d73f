//! The zone that a name is in, and the servers that answer for it.

use std::{iter, net::SocketAddr};

use futures_util::future::join_all;
use hickory_resolver::proto::{
    op::Message,
    rr::{Name, RData, RecordType},
};
use keyside_api::Zone;

use super::{dns::Dns, provider::provider_of};
use crate::zone_name::relative;

/// A zone, with its servers that may be asked.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) zone: Zone,
    pub(super) servers: Vec<(String, SocketAddr)>,
}

/// Why no zone is known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Homeless {
    /// Nobody has the domain, or its registry knows no servers for it.
    Nobodys,
    /// It cannot be found out.
    Unknown,
}

/// The most of a zone's servers that are asked.
const SERVERS_MAX: usize = 4;

/// The zone that the name is in.
pub(super) async fn home_of(dns: &Dns, name: &str) -> Result<Home, Homeless> {
    let apex = apex_of(dns, name).await?;
    let found = dns.find(&apex, RecordType::NS).await;
    let found = found.map_err(|_| Homeless::Unknown)?;
    let mut names: Vec<_> = found
        .answers
        .iter()
        .filter_map(|record| match &record.data {
            RData::NS(server) => Some(text(&server.0)),
            _ => None,
        })
        .collect();
    names.sort();
    let resolving = names.iter().take(SERVERS_MAX).map(|server| async move {
        let address = dns.server(server).await?;
        Some((server.clone(), address))
    });
    let servers = join_all(resolving).await.into_iter().flatten().collect();
    let zone = Zone {
        relative_name: relative(name, &apex).unwrap_or(name).to_owned(),
        provider: provider_of(names.iter().map(String::as_str)),
        servers: names,
        name: apex,
    };
    Ok(Home { zone, servers })
}

/// The name where the zone begins: whoever answers for a name says so in an SOA record, with what it has or with
/// the word that it has nothing (RFC 2308, section 3).
async fn apex_of(dns: &Dns, name: &str) -> Result<String, Homeless> {
    let above = iter::successors(Some(name), |name| Some(name.split_once('.')?.1));
    for name in above.filter(|name| name.contains('.')) {
        if let Ok(answer) = dns.find(name, RecordType::SOA).await
            && let Some(apex) = authority(&answer)
                .map(text)
                .filter(|apex| relative(name, apex).is_some())
        {
            // A registry answers for what nobody has.
            return Some(apex)
                .filter(|apex| apex.contains('.'))
                .ok_or(Homeless::Nobodys);
        }
    }
    Err(Homeless::Unknown)
}

/// Who speaks of itself as the beginning of the zone; of the root nobody wants to know.
fn authority(answer: &Message) -> Option<&Name> {
    let records = answer.answers.iter().chain(&answer.authorities);
    records
        .filter(|record| record.record_type() == RecordType::SOA)
        .map(|record| &record.name)
        .find(|name| !name.is_root())
}

/// A name as people write it: in small letters, without the dot at its end.
pub(super) fn text(name: &Name) -> String {
    let mut text = name.to_lowercase().to_ascii();
    if text.ends_with('.') {
        text.pop();
    }
    text
}
