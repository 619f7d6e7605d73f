//! The simulator in the cloud's place: the demo.

use std::{io, net::SocketAddr, time::Duration};

use keyside_api::{Demo, DemoSettings};
use keyside_simulator::Simulator;

use crate::{Config, config::InvalidEndpoint};

/// A simulator that runs in this process.
#[derive(Debug)]
pub(crate) struct Embedded {
    simulator: Simulator,
    hosted_dns_delay: Duration,
}

impl Embedded {
    /// Starts it and points the configuration at it.
    ///
    /// # Errors
    /// [`EmbeddedError`]
    pub(crate) async fn start(config: &mut Config) -> Result<Self, EmbeddedError> {
        if !config.listen.http.ip().is_loopback() {
            return Err(EmbeddedError::NotLoopback(config.listen.http));
        }
        let settings = keyside_simulator::Config::demo();
        let hosted_dns_delay = settings.hosted_delay;
        let simulator = Simulator::start(settings).await?;
        config.cloud.endpoint = simulator.cas_url().parse()?;
        config.credentials.given = Some(simulator.credentials());
        config.dns.zones = simulator.dns_zones().to_vec();
        config.dns.endpoint = config.cloud.endpoint.clone();
        config.dns.given = Some(simulator.dns_credentials());
        config.check.resolvers = vec![simulator.dns_addr()];
        config.check.public_resolvers = Vec::new();
        config.check.web_server = Some(simulator.web_addr());
        config.check.private_addresses = true;
        Ok(Self {
            simulator,
            hosted_dns_delay,
        })
    }

    /// What the page needs to know of it.
    pub(crate) fn demo(&self) -> Demo {
        Demo {
            hosted_dns: self.simulator.hosted_dns(),
            hosted_dns_delay_seconds: self
                .hosted_dns_delay
                .as_secs()
                .try_into()
                .unwrap_or(u32::MAX),
        }
    }

    pub(crate) fn apply(&self, settings: DemoSettings) {
        self.simulator.set_hosted_dns(settings.hosted_dns);
    }

    pub(crate) fn cas_url(&self) -> String {
        self.simulator.cas_url()
    }

    pub(crate) fn control_url(&self) -> String {
        self.simulator.control_url()
    }
}

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// The demo was to be reached from elsewhere.
    #[error("the demo stays on this machine: {0} is no loopback address")]
    NotLoopback(SocketAddr),
    /// The simulator could not be started.
    #[error("the simulator could not be started: {0}")]
    Start(#[from] io::Error),
    /// The simulator is at an address that the proxy does not take.
    #[error(transparent)]
    Endpoint(#[from] InvalidEndpoint),
}
