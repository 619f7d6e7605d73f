//! Fetching a validation file, from the domain itself and nowhere else.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use futures_util::future::join;
use keyside_api::{Observation, ServerAnswer};
use reqwest::{
    Url,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect, retry,
};

use super::{CheckerError, compare, dns::Dns};
use crate::config::CheckConfig;

/// Fetches files.
#[derive(Debug)]
pub(super) struct Files(reqwest::Client);

impl Files {
    pub(super) fn new(config: &CheckConfig, dns: &Dns) -> Result<Self, CheckerError> {
        let door = Door {
            dns: dns.clone(),
            stand_in: config.web_server,
        };
        let http = reqwest::Client::builder()
            .user_agent(concat!("keyside/", env!("CARGO_PKG_VERSION")))
            .dns_resolver(Arc::new(door))
            .connect_timeout(Duration::from_secs(4))
            .timeout(Duration::from_secs(8))
            .pool_max_idle_per_host(0)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .http1_only()
            .no_proxy()
            .build()?;
        Ok(Self(http))
    }

    /// Fetches the file over HTTP and over HTTPS, as a certificate authority does, when it is on
    /// the domain's own standard ports.
    pub(super) async fn look(&self, domain: &str, url: &str, content: &str) -> Vec<ServerAnswer> {
        let Some(url) = Url::parse(url).ok().filter(|url| is_at(url, domain)) else {
            return Vec::new();
        };
        let mut secure = url.clone();
        if secure.set_scheme("https").is_err() {
            return Vec::new();
        }
        let (plain, secure) = join(self.fetch(url, content), self.fetch(secure, content)).await;
        vec![plain, secure]
    }

    async fn fetch(&self, url: Url, content: &str) -> ServerAnswer {
        let server = url.to_string();
        let (observation, detail) = match self.read(url).await {
            Ok(Found::Text(text)) => {
                let observation = compare(std::slice::from_ref(&text), |text| text == content);
                let detail = if observation == Observation::Found {
                    String::new()
                } else {
                    text
                };
                (observation, detail)
            }
            Ok(Found::Nothing(status)) => (Observation::Missing, status),
            Err(error) => (Observation::Unknown, reason(&error).to_owned()),
        };
        ServerAnswer {
            server,
            observation,
            detail,
        }
    }

    async fn read(&self, url: Url) -> Result<Found, reqwest::Error> {
        let mut response = self.0.get(url).send().await?;
        let status = response.status();
        if !status.is_success() {
            return Ok(Found::Nothing(status.to_string()));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            bytes.extend_from_slice(&chunk[..chunk.len().min(FILE_MAX - bytes.len())]);
            if bytes.len() == FILE_MAX {
                break;
            }
        }
        Ok(Found::Text(String::from_utf8_lossy(&bytes).into_owned()))
    }
}

fn reason(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the answer is broken"
    }
}

/// The most bytes of a file that are read.
const FILE_MAX: usize = 4096;

/// What is at a URL.
enum Found {
    Text(String),
    /// An answer without a file, with its status.
    Nothing(String),
}

/// Whether the URL is HTTP on the domain's own standard port.
fn is_at(url: &Url, domain: &str) -> bool {
    url.scheme() == "http"
        && url.port().is_none()
        && url.username().is_empty()
        && url.domain() == Some(domain)
}

/// Finds where to connect to: public addresses only, unless configured otherwise.
struct Door {
    dns: Dns,
    /// The demo's web server, in every domain's place.
    stand_in: Option<SocketAddr>,
}

impl Resolve for Door {
    fn resolve(&self, name: Name) -> Resolving {
        let dns = self.dns.clone();
        let stand_in = self.stand_in;
        Box::pin(async move {
            let addresses = match stand_in {
                Some(address) => vec![address],
                None => {
                    let found = dns.addresses(name.as_str()).await?;
                    found
                        .into_iter()
                        .map(|address| SocketAddr::new(address, 0))
                        .collect()
                }
            };
            if addresses.is_empty() {
                return Err("the domain has no public address".into());
            }
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(url: &str) -> bool {
        is_at(&Url::parse(url).expect("a URL"), "www.example.com")
    }

    #[test]
    fn only_the_domain_itself_is_asked() {
        assert!(at(
            "http://www.example.com/.well-known/pki-validation/fileauth.txt"
        ));
        for url in [
            "http://www.example.com:8080/",
            "http://example.com/",
            "http://127.0.0.1/",
            "http://www.example.com@127.0.0.1/",
            "ftp://www.example.com/",
            "http://a@www.example.com/",
        ] {
            assert!(!at(url), "{url}");
        }
    }
}
