//! Where the proxy may publish the DNS records of orders itself: nowhere, unless it is told.

use std::path::PathBuf;

use keyside_aliyun::{Credentials, alidns};
use keyside_core::DomainName;
use serde::{Deserialize, Deserializer, de};

use super::{CredentialsConfig, CredentialsError, Endpoint};

/// The zones of Alibaba Cloud DNS that records may be published in, and the AccessKey for that.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DnsConfig {
    /// The zones, as they are called in Alibaba Cloud DNS. None: nothing is published.
    #[serde(deserialize_with = "read_zones")]
    pub zones: Vec<String>,
    /// A file with an AccessKey for DNS alone, in the form of that for certificates.
    pub credentials: Option<PathBuf>,
    /// Where the DNS service is.
    pub endpoint: Endpoint,
    /// The AccessKey itself; only by a program that starts the proxy.
    #[serde(skip)]
    pub given: Option<Credentials>,
}

impl DnsConfig {
    /// Whether any record may be published.
    pub(crate) fn is_on(&self) -> bool {
        !self.zones.is_empty()
    }

    /// The AccessKey; the environment's is never taken, since that is for certificates.
    ///
    /// # Errors
    /// Any [`CredentialsError`]
    pub(crate) fn resolve_credentials(&mut self) -> Result<Credentials, CredentialsError> {
        if self.given.is_none() && self.credentials.is_none() {
            return Err(CredentialsError::NoneForDns);
        }
        let found = CredentialsConfig {
            file: self.credentials.clone(),
            given: self.given.take(),
        };
        found.resolve(|_| None)
    }

    /// Whether others than its owner may read the file.
    pub(crate) fn file_is_exposed(&self) -> bool {
        let file = self.credentials.clone();
        CredentialsConfig { file, given: None }.file_is_exposed()
    }
}

impl Default for DnsConfig {
    fn default() -> Self {
        Self {
            zones: Vec::new(),
            credentials: None,
            endpoint: format!("https://{}", alidns::HOST)
                .parse()
                .expect("a constant that is a host"),
            given: None,
        }
    }
}

fn read_zones<'de, D: Deserializer<'de>>(reader: D) -> Result<Vec<String>, D::Error> {
    let zones: Vec<DomainName> = Vec::deserialize(reader)?;
    zones
        .into_iter()
        .map(|zone| {
            if zone.is_wildcard() {
                return Err(de::Error::custom(format!(
                    "{zone} is no zone: name it without *."
                )));
            }
            Ok(zone.as_ascii().to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_published_unless_a_zone_is_named() {
        let mut config = DnsConfig::default();

        assert!(!config.is_on());
        assert!(matches!(
            config.resolve_credentials(),
            Err(CredentialsError::NoneForDns)
        ));
    }

    #[test]
    fn a_zone_is_one_name_in_its_form_in_the_dns() {
        let read = |zones: &str| toml::from_str::<DnsConfig>(&format!("zones = [{zones}]"));

        let config = read(r#""Example.com", "bücher.example""#).expect("two zones");
        assert_eq!(config.zones, ["example.com", "xn--bcher-kva.example"]);
        for wrong in [r#""*.example.com""#, r#""*""#, r#""""#, r#""a b""#] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
