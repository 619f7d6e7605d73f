//! How the proxy looks for a DNS record or file itself.

use std::net::{Ipv4Addr, SocketAddr};

use serde::Deserialize;

/// Whom to ask, and where not to go.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CheckConfig {
    /// The DNS servers to find zones and addresses by; the system's when empty.
    pub resolvers: Vec<SocketAddr>,
    /// Public DNS servers that are asked whether they see a record yet.
    pub public_resolvers: Vec<SocketAddr>,
    /// Whether addresses that are not public may be asked: for installations whose domains live
    /// inside a company's network.
    pub private_addresses: bool,
    /// A web server that stands in for every domain's; only by a program that starts the proxy.
    #[serde(skip)]
    pub web_server: Option<SocketAddr>,
    /// Where zones' own servers listen instead of port 53; only by a program that starts the proxy.
    #[serde(skip)]
    pub server_port: Option<u16>,
}

impl CheckConfig {
    /// Of Alibaba Cloud, of Tencent Cloud, of Cloudflare, of Google.
    const PUBLIC_RESOLVERS: [Ipv4Addr; 4] = [
        Ipv4Addr::new(223, 5, 5, 5),
        Ipv4Addr::new(119, 29, 29, 29),
        Ipv4Addr::new(1, 1, 1, 1),
        Ipv4Addr::new(8, 8, 8, 8),
    ];
    const PORT: u16 = 53;

    /// Where zones' own servers listen.
    pub(crate) fn server_port(&self) -> u16 {
        self.server_port.unwrap_or(Self::PORT)
    }
}

impl Default for CheckConfig {
    fn default() -> Self {
        let public = |address: Ipv4Addr| SocketAddr::new(address.into(), Self::PORT);
        Self {
            resolvers: Vec::new(),
            public_resolvers: Self::PUBLIC_RESOLVERS.map(public).to_vec(),
            private_addresses: false,
            web_server: None,
            server_port: None,
        }
    }
}
