//! Asking for a DNS record: the zone's own servers where they can be found, else the resolver.

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use futures_util::future::join_all;
use hickory_resolver::{
    ResolverBuilder, TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    net::{NetError, runtime::TokioRuntimeProvider},
    proto::rr::{Name, RData, RecordType},
};
use keyside_api::{DnsRecordType, Observation, ServerAnswer};
use tokio::time::timeout;

use super::{CheckerError, address::is_public, compare};
use crate::config::CheckConfig;

/// Asks for records and addresses.
#[derive(Clone)]
pub(super) struct Dns {
    resolver: TokioResolver,
    private_addresses: bool,
}

impl Dns {
    /// The most of a zone's servers that are asked.
    const SERVERS_MAX: usize = 4;

    pub(super) fn new(config: &CheckConfig) -> Result<Self, CheckerError> {
        let builder = match config.resolvers.as_slice() {
            [] => TokioResolver::builder_tokio()
                .map_err(|error| CheckerError::Dns(error.to_string()))?,
            servers => builder(servers.iter().copied()),
        };
        let resolver = build(builder).map_err(|error| CheckerError::Dns(error.to_string()))?;
        Ok(Self {
            resolver,
            private_addresses: config.private_addresses,
        })
    }

    /// Asks everyone who should know for the record.
    pub(super) async fn look(
        &self,
        name: &str,
        record_type: DnsRecordType,
        value: &str,
    ) -> Vec<ServerAnswer> {
        let servers = self.own_servers(name).await;
        if servers.is_empty() {
            return vec![ask(&self.resolver, "DNS".to_owned(), name, record_type, value).await];
        }
        let asking = servers.into_iter().map(|(server, address)| async move {
            let label = format!("{server} ({address})");
            match build(only(address)) {
                Ok(resolver) => ask(&resolver, label, name, record_type, value).await,
                Err(error) => unknown(label, &error),
            }
        });
        join_all(asking).await
    }

    /// The addresses of a host that may be connected to.
    pub(super) async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, NetError> {
        let found = self.resolver.lookup_ip(absolute(host)).await?;
        Ok(found
            .iter()
            .filter(|address| self.private_addresses || is_public(*address))
            .collect())
    }

    /// The servers of the zone that the name is in, by name and address.
    async fn own_servers(&self, name: &str) -> Vec<(String, IpAddr)> {
        let zones = std::iter::successors(name.split_once('.'), |(_, zone)| zone.split_once('.'))
            .map(|(_, zone)| zone)
            .filter(|zone| zone.contains('.'));
        for zone in zones {
            let Ok(found) = self.resolver.ns_lookup(absolute(zone)).await else {
                continue;
            };
            let names = found
                .answers()
                .iter()
                .filter_map(|record| match &record.data {
                    RData::NS(server) if is_at(&record.name, zone) => {
                        Some(server.0.to_utf8().trim_end_matches('.').to_owned())
                    }
                    _ => None,
                });
            let resolving = names.take(Self::SERVERS_MAX).map(|server| async move {
                let address = self.addresses(&server).await.ok()?.into_iter().next()?;
                Some((server, address))
            });
            return join_all(resolving).await.into_iter().flatten().collect();
        }
        Vec::new()
    }
}

impl std::fmt::Debug for Dns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dns")
    }
}

async fn ask(
    resolver: &TokioResolver,
    server: String,
    name: &str,
    record_type: DnsRecordType,
    value: &str,
) -> ServerAnswer {
    /// How long one server may take.
    const PATIENCE: Duration = Duration::from_secs(6);

    let kind = match record_type {
        DnsRecordType::Cname => RecordType::CNAME,
        DnsRecordType::Txt => RecordType::TXT,
    };
    let asking = resolver.lookup(absolute(name), kind);
    let found = match timeout(PATIENCE, asking).await {
        Ok(Ok(found)) => found
            .answers()
            .iter()
            .filter_map(|record| text(&record.data))
            .collect(),
        Ok(Err(error)) if error.is_no_records_found() || error.is_nx_domain() => Vec::new(),
        Ok(Err(error)) => return unknown(server, &error),
        Err(error) => return unknown(server, &error),
    };
    let observation = compare(&found, |found| match record_type {
        DnsRecordType::Cname => found
            .trim_end_matches('.')
            .eq_ignore_ascii_case(value.trim_end_matches('.')),
        DnsRecordType::Txt => found == value,
    });
    let detail = match observation {
        Observation::Found => String::new(),
        Observation::Missing => "no such record".to_owned(),
        Observation::Different | Observation::Unknown => found.join(", "),
    };
    ServerAnswer {
        server,
        observation,
        detail,
    }
}

fn text(data: &RData) -> Option<String> {
    match data {
        RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
        RData::CNAME(name) => Some(name.0.to_utf8()),
        _ => None,
    }
}

fn unknown(server: String, error: &dyn std::error::Error) -> ServerAnswer {
    ServerAnswer {
        server,
        observation: Observation::Unknown,
        detail: error.to_string(),
    }
}

/// Whether the record is the zone's own and not one that an alias led to.
fn is_at(name: &Name, zone: &str) -> bool {
    name.to_utf8().eq_ignore_ascii_case(&absolute(zone))
}

fn absolute(name: &str) -> String {
    format!("{}.", name.trim_end_matches('.'))
}

/// Asks this server for what it knows by itself.
fn only(address: IpAddr) -> ResolverBuilder<TokioRuntimeProvider> {
    const PORT: u16 = 53;

    let mut builder = builder([SocketAddr::new(address, PORT)]);
    builder.options_mut().recursion_desired = false;
    builder
}

fn builder(servers: impl IntoIterator<Item = SocketAddr>) -> ResolverBuilder<TokioRuntimeProvider> {
    let servers = servers.into_iter().map(|server| {
        let connections =
            [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
                connection.port = server.port();
                connection
            });
        NameServerConfig::new(server.ip(), true, connections.to_vec())
    });
    let config = ResolverConfig::from_name_servers(servers.collect());
    TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
}

/// One that remembers nothing: whoever asks wants to know how it is now.
fn build(mut builder: ResolverBuilder<TokioRuntimeProvider>) -> Result<TokioResolver, NetError> {
    let options = builder.options_mut();
    options.cache_size = 0;
    options.attempts = 1;
    options.timeout = Duration::from_secs(3);
    options.use_hosts_file = ResolveHosts::Never;
    builder.build()
}
