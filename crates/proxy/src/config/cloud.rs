//! How the cloud is reached and what of it is offered.

use std::{net::IpAddr, str::FromStr, time::Duration};

use reqwest::Url;
use serde::Deserialize;

/// The cloud's address, the patience with it, and the products on offer.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CloudConfig {
    /// Where the certificate service is.
    pub endpoint: Endpoint,
    /// How long connecting may take, in milliseconds.
    pub connect_timeout_ms: u64,
    /// How long a whole call may take, in milliseconds.
    pub timeout_ms: u64,
    /// The codes of the products that may be ordered, in the order to show them.
    pub products: Vec<String>,
}

impl CloudConfig {
    pub(crate) fn connect_timeout(&self) -> Duration {
        Duration::from_millis(self.connect_timeout_ms)
    }

    pub(crate) fn timeout(&self) -> Duration {
        Duration::from_millis(self.timeout_ms)
    }
}

impl Default for CloudConfig {
    fn default() -> Self {
        let products = [
            "digicert-free-1-free",
            "symantec-free-1-free",
            "symantec-dv-1-starter",
            "geotrust-dv-1-starter",
            "geotrust-dv-w-starter",
            "globalsign-dv-1-personal",
            "globalsign-dv-w-advanced",
        ];
        Self {
            endpoint: Endpoint(Url::parse(ENDPOINT).expect("a constant that is a URL")),
            connect_timeout_ms: 5_000,
            timeout_ms: 15_000,
            products: products.map(str::to_owned).to_vec(),
        }
    }
}

/// The service for accounts of the China site.
const ENDPOINT: &str = "https://cas.aliyuncs.com";

/// A service's address: scheme, host and perhaps a port.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(try_from = "String")]
pub struct Endpoint(Url);

impl Endpoint {
    /// Host and port as the `Host` header says them: without the scheme's own port.
    pub(crate) fn host(&self) -> &str {
        self.0.authority()
    }

    /// The URL of a path and query.
    pub(crate) fn url(&self, path_and_query: &str) -> String {
        format!(
            "{}://{}{path_and_query}",
            self.0.scheme(),
            self.0.authority()
        )
    }
}

impl FromStr for Endpoint {
    type Err = InvalidEndpoint;

    fn from_str(text: &str) -> Result<Self, InvalidEndpoint> {
        let url = Url::parse(text).map_err(|_| InvalidEndpoint::NoUrl)?;
        let bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        match (url.scheme(), url.host_str()) {
            _ if !bare => Err(InvalidEndpoint::MoreThanAHost),
            ("https", Some(_)) => Ok(Self(url)),
            ("http", Some(host)) if is_loopback(host) => Ok(Self(url)),
            ("http", _) => Err(InvalidEndpoint::Plain),
            _ => Err(InvalidEndpoint::NoUrl),
        }
    }
}

impl TryFrom<String> for Endpoint {
    type Error = InvalidEndpoint;

    fn try_from(text: String) -> Result<Self, InvalidEndpoint> {
        text.parse()
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// Why an address is none of the cloud's.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
pub enum InvalidEndpoint {
    /// Not `https://host`.
    #[error("the endpoint must be a URL such as {ENDPOINT}")]
    NoUrl,
    /// A path, query, fragment or user beside the host.
    #[error("the endpoint must be scheme, host and port only, such as {ENDPOINT}")]
    MoreThanAHost,
    /// Without TLS and not on this machine.
    #[error("the endpoint must use https; http is allowed for this machine only")]
    Plain,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_the_china_site() {
        let endpoint = CloudConfig::default().endpoint;

        assert_eq!(endpoint.host(), "cas.aliyuncs.com");
        assert_eq!(endpoint.url("/?A=b"), "https://cas.aliyuncs.com/?A=b");
    }

    #[test]
    fn a_port_is_part_of_the_host() {
        let endpoint: Endpoint = "http://127.0.0.1:4010".parse().expect("an endpoint");

        assert_eq!(endpoint.host(), "127.0.0.1:4010");
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        for text in ["http://127.0.0.1:1", "http://[::1]:1", "http://localhost:1"] {
            assert!(text.parse::<Endpoint>().is_ok(), "{text}");
        }
        assert_eq!(
            "http://cas.aliyuncs.com".parse::<Endpoint>(),
            Err(InvalidEndpoint::Plain)
        );
    }

    #[test]
    fn refuses_what_is_more_than_an_address() {
        for text in [
            "https://a.example/path",
            "https://a.example/?q",
            "https://u:p@a.example",
        ] {
            assert_eq!(
                text.parse::<Endpoint>(),
                Err(InvalidEndpoint::MoreThanAHost),
                "{text}"
            );
        }
    }
}
