//! The DNS servers that are asked, and what is found through them.

use std::net::{IpAddr, SocketAddr};

use futures_util::future::join_all;
use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig},
    net::{NetError, runtime::TokioRuntimeProvider},
    proto::{
        op::{Message, ResponseCode},
        rr::RecordType,
    },
    system_conf::read_system_conf,
};

use super::{
    CheckerError,
    address::is_public,
    query::{AskError, Manner, ask},
};
use crate::config::CheckConfig;

/// Asks for records and addresses.
#[derive(Clone)]
pub(super) struct Dns {
    /// By whom everything is found.
    resolvers: Vec<SocketAddr>,
    /// Others who answer for many, as the authority's may.
    public: Vec<SocketAddr>,
    hosts: TokioResolver,
    private_addresses: bool,
    server_port: u16,
}

impl Dns {
    pub(super) fn new(config: &CheckConfig) -> Result<Self, CheckerError> {
        let failed = |error: NetError| CheckerError::Dns(error.to_string());
        let resolvers = match config.resolvers.as_slice() {
            [] => systems().map_err(failed)?,
            servers => servers.to_vec(),
        };
        Ok(Self {
            hosts: finder(&resolvers).map_err(failed)?,
            resolvers,
            public: config.public_resolvers.clone(),
            private_addresses: config.private_addresses,
            server_port: config.server_port(),
        })
    }

    /// What the first resolver that answers finds out.
    pub(super) async fn find(&self, name: &str, kind: RecordType) -> Result<Message, AskError> {
        let mut failure = AskError::Silent;
        for resolver in &self.resolvers {
            match ask(*resolver, name, kind, Manner::Recursive).await {
                Ok(answer) => return Ok(answer),
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    /// Everybody who answers for others: the configured resolvers only when there is nobody else to ask.
    pub(super) fn resolvers(&self, alone: bool) -> Vec<SocketAddr> {
        let ours = self.resolvers.iter().take(usize::from(alone));
        let mut all: Vec<_> = ours.chain(&self.public).copied().collect();
        all.dedup();
        all
    }

    /// Where a zone's server is, if it may be asked.
    pub(super) async fn server(&self, host: &str) -> Option<SocketAddr> {
        let address = self.addresses(host).await.ok()?.into_iter().next()?;
        Some(SocketAddr::new(address, self.server_port))
    }

    /// The addresses of a host that may be connected to.
    pub(super) async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>, NetError> {
        let found = self.hosts.lookup_ip(format!("{host}.")).await?;
        Ok(found
            .iter()
            .filter(|address| self.private_addresses || is_public(*address))
            .collect())
    }

    /// Whether somebody who checks signatures refuses what is there for those who do not (RFC 4035,
    /// section 5.5).
    pub(super) async fn signatures_are_broken(&self, name: &str, kind: RecordType) -> bool {
        let asking = self.resolvers(true).into_iter().map(|resolver| async move {
            let checked = ask(resolver, name, kind, Manner::Recursive).await;
            matches!(checked, Err(AskError::Refused(ResponseCode::ServFail)))
                && ask(resolver, name, kind, Manner::Unchecked).await.is_ok()
        });
        join_all(asking).await.contains(&true)
    }
}

impl std::fmt::Debug for Dns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dns")
    }
}

/// The resolvers that this machine uses.
fn systems() -> Result<Vec<SocketAddr>, NetError> {
    const PORT: u16 = 53;

    let (config, _) = read_system_conf()?;
    let address = |server: &NameServerConfig| {
        let port = server.connections.first().map_or(PORT, |first| first.port);
        SocketAddr::new(server.ip, port)
    };
    let mut servers: Vec<_> = config.name_servers().iter().map(address).collect();
    servers.dedup();
    Ok(servers)
}

/// One that remembers nothing: whoever asks wants to know how it is now.
fn finder(servers: &[SocketAddr]) -> Result<TokioResolver, NetError> {
    let servers = servers.iter().map(|server| {
        let connections =
            [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
                connection.port = server.port();
                connection
            });
        NameServerConfig::new(server.ip(), true, connections.to_vec())
    });
    let config = ResolverConfig::from_name_servers(servers.collect());
    let mut builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
    let options = builder.options_mut();
    options.cache_size = 0;
    options.attempts = 1;
    options.timeout = std::time::Duration::from_secs(3);
    options.use_hosts_file = ResolveHosts::Never;
    builder.build()
}
