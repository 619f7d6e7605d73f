//! How the proxy looks for a DNS record or file itself.

use std::net::SocketAddr;

use serde::Deserialize;

/// Whom to ask, and where not to go.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CheckConfig {
    /// The DNS servers to find a zone's own servers by; the system's when empty.
    pub resolvers: Vec<SocketAddr>,
    /// Whether addresses that are not public may be asked: for installations whose domains live
    /// inside a company's network.
    pub private_addresses: bool,
    /// A web server that stands in for every domain's; only by a program that starts the proxy.
    #[serde(skip)]
    pub web_server: Option<SocketAddr>,
}
