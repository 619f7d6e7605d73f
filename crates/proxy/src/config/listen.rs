//! Where calls are taken.

use std::net::{Ipv4Addr, SocketAddr};

use serde::Deserialize;

/// The addresses to listen on.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListenConfig {
    /// The page and its calls. Port 0 takes a free one.
    pub http: SocketAddr,
    /// `/metrics`, on a listener of its own; none unless set.
    pub metrics: Option<SocketAddr>,
}

impl Default for ListenConfig {
    fn default() -> Self {
        Self {
            http: (Ipv4Addr::LOCALHOST, 8080).into(),
            metrics: None,
        }
    }
}
