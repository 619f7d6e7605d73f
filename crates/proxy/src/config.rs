//! What an installation can set: one TOML file, one small struct per concern.

mod check;
mod cloud;
mod credentials;
mod database;
mod dns;
mod follow;
mod listen;
mod origins;
mod page;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

pub use self::{
    check::CheckConfig,
    cloud::{CloudConfig, Endpoint, InvalidEndpoint},
    credentials::{CredentialsConfig, CredentialsError},
    database::DatabaseConfig,
    dns::DnsConfig,
    follow::{FollowConfig, ReconcileConfig},
    listen::ListenConfig,
    origins::{InvalidOrigin, Origin, Origins},
    page::PageConfig,
};

/// Everything that can be set. An empty file is a complete configuration.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where calls are taken.
    pub listen: ListenConfig,
    /// The page to serve.
    pub page: PageConfig,
    /// Where the journal is kept.
    pub database: DatabaseConfig,
    /// How the cloud is reached and what of it is offered.
    pub cloud: CloudConfig,
    /// The AccessKey that calls to the cloud are signed with.
    pub credentials: CredentialsConfig,
    /// How often the cloud is asked about an order.
    pub follow: FollowConfig,
    /// How an order is found again whose answer was lost.
    pub reconcile: ReconcileConfig,
    /// How the proxy looks for a DNS record or file itself.
    pub check: CheckConfig,
    /// Where the proxy may publish the DNS records of orders itself.
    pub dns: DnsConfig,
    /// Origins besides the proxy's own whose pages may call it, such as
    /// `https://certificates.example.com`.
    pub origins: Origins,
    /// Whether the simulator takes the cloud's place; only by the command line.
    #[serde(skip)]
    pub demo: bool,
}

impl Config {
    /// The demo: the simulator in the cloud's place, on loopback, with nothing kept.
    #[must_use]
    pub fn demo() -> Self {
        Self {
            database: DatabaseConfig::memory(),
            demo: true,
            ..Self::default()
        }
    }

    /// Reads the configuration.
    ///
    /// # Errors
    /// [`ConfigError::Read`]; [`ConfigError::Parse`], naming key and line.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path).map_err(|source| ConfigError::Read {
            path: path.to_owned(),
            source,
        })?;
        toml::from_str(&text).map_err(|source| ConfigError::Parse {
            path: path.to_owned(),
            source,
        })
    }
}

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration {}: {source}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is no configuration.
    #[error("the configuration {} is wrong: {source}", path.display())]
    Parse {
        /// Which file.
        path: PathBuf,
        /// What, where.
        source: toml::de::Error,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../keyside.example.toml");

    #[test]
    fn the_example_says_what_is_set_without_it() {
        let example: Config = toml::from_str(EXAMPLE).expect("a configuration");

        assert_eq!(format!("{example:?}"), format!("{:?}", Config::default()));
    }

    #[test]
    fn every_line_of_the_example_that_is_commented_out_can_be_used() {
        let text: String = EXAMPLE
            .lines()
            .map(|line| line.strip_prefix("#: ").unwrap_or(line))
            .flat_map(|line| [line, "\n"])
            .collect();

        toml::from_str::<Config>(&text).expect("a configuration");
    }

    #[test]
    fn a_wrong_key_is_named_with_its_line() {
        let error = toml::from_str::<Config>("[listen]\nhttp = \"127.0.0.1:1\"\nhtpp = 2\n")
            .expect_err("a spelling mistake")
            .to_string();

        assert!(
            error.contains("line 3") && error.contains("htpp"),
            "{error}"
        );
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Config::read(Path::new("/nowhere/keyside.toml")).expect_err("not there");

        assert!(
            error.to_string().contains("/nowhere/keyside.toml"),
            "{error}"
        );
    }
}
