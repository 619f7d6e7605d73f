//! Fetching a validation file, from the domain itself and nowhere else.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use futures_util::future::join_all;
use keyside_api::{Hint, Observation, ServerAnswer, ServerRole};
use reqwest::{
    Response, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    header::{CONTENT_TYPE, LOCATION},
    redirect, retry,
};

use super::{CheckerError, content, dns::Dns};
use crate::config::CheckConfig;

/// Fetches files.
#[derive(Debug)]
pub(super) struct Files {
    dns: Dns,
    /// The demo's web server, in every domain's place.
    stand_in: Option<SocketAddr>,
}

/// What was seen of a file.
#[derive(Debug, Default)]
pub(super) struct Sight {
    pub(super) answers: Vec<ServerAnswer>,
    pub(super) hints: Vec<Hint>,
}

impl Files {
    pub(super) fn new(config: &CheckConfig, dns: &Dns) -> Result<Self, CheckerError> {
        client(Vec::new())?;
        Ok(Self {
            dns: dns.clone(),
            stand_in: config.web_server,
        })
    }

    /// Fetches the file over HTTPS and over HTTP, as a certificate authority does, over each of IPv4 and IPv6 that
    /// the domain has, when it is on the domain's own standard ports.
    pub(super) async fn look(&self, domain: &str, url: &str, content: &str) -> Sight {
        let Some(url) = Url::parse(url).ok().filter(|url| is_at(url, domain)) else {
            return Sight::default();
        };
        let mut secure = url.clone();
        if secure.set_scheme("https").is_err() {
            return Sight::default();
        }
        let addresses = self.addresses(domain).await;
        let fetching = families(&addresses).into_iter().flat_map(|family| {
            [&secure, &url].map(|url| fetch(url.clone(), content, family.clone()))
        });
        let fetched = join_all(fetching).await;
        sum(fetched, addresses.is_empty())
    }

    /// Where to connect to: public addresses only, unless configured otherwise. They are looked up once, and no other is
    /// connected to.
    async fn addresses(&self, domain: &str) -> Vec<SocketAddr> {
        if let Some(address) = self.stand_in {
            return vec![address];
        }
        let found = self.dns.addresses(domain).await.unwrap_or_default();
        let address = |address| SocketAddr::new(address, 0);
        found.into_iter().map(address).collect()
    }
}

/// What one fetch came to.
#[derive(Debug)]
struct Fetched {
    answer: ServerAnswer,
    hint: Option<Hint>,
    v6: bool,
}

fn sum(fetched: Vec<Fetched>, nowhere: bool) -> Sight {
    let found = |v6| {
        move |fetched: &Fetched| {
            fetched.v6 == v6 && fetched.answer.observation == Observation::Found
        }
    };
    let has_v6 = fetched.iter().any(|fetched| fetched.v6);
    let differs = has_v6 && fetched.iter().any(found(false)) && !fetched.iter().any(found(true));

    let mut sight = Sight::default();
    sight.hints.extend(nowhere.then_some(Hint::NoAddress));
    sight.hints.extend(differs.then_some(Hint::Ipv6Differs));
    for Fetched { answer, hint, .. } in fetched {
        sight
            .hints
            .extend(hint.filter(|hint| !sight.hints.contains(hint)));
        sight.answers.push(answer);
    }
    sight
}

async fn fetch(url: Url, content: &str, addresses: Vec<SocketAddr>) -> Fetched {
    let v6 = addresses.iter().any(SocketAddr::is_ipv6);
    let server = match v6 {
        true => format!("{url} (IPv6)"),
        false => url.to_string(),
    };
    let (observation, detail, hint) = match read(url, addresses).await {
        Ok(found) => found.judge(content),
        Err(error) => (Observation::Unknown, reason(&error).to_owned(), None),
    };
    Fetched {
        answer: ServerAnswer {
            server,
            role: ServerRole::Web,
            observation,
            detail,
        },
        hint,
        v6,
    }
}

async fn read(url: Url, addresses: Vec<SocketAddr>) -> Result<Found, reqwest::Error> {
    let mut response = client(addresses)?.get(url).send().await?;
    let status = response.status();
    if let Some(location) = header(&response, LOCATION).filter(|_| status.is_redirection()) {
        return Ok(Found::Redirect(location));
    }
    if !status.is_success() {
        return Ok(Found::Nothing(status.to_string()));
    }
    let kind = header(&response, CONTENT_TYPE).unwrap_or_default();
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        bytes.extend_from_slice(&chunk[..chunk.len().min(FILE_MAX - bytes.len())]);
        if bytes.len() == FILE_MAX {
            break;
        }
    }
    Ok(Found::File { bytes, kind })
}

fn header(response: &Response, name: reqwest::header::HeaderName) -> Option<String> {
    let value = response.headers().get(name)?.to_str().ok()?;
    Some(value.to_owned())
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
    File {
        bytes: Vec<u8>,
        /// Its media type, as the server has it.
        kind: String,
    },
    /// Not here, but there.
    Redirect(String),
    /// An answer without a file, with its status.
    Nothing(String),
}

impl Found {
    fn judge(self, content: &str) -> (Observation, String, Option<Hint>) {
        match self {
            Self::File { bytes, .. } if bytes == content.as_bytes() => {
                (Observation::Found, String::new(), None)
            }
            Self::File { bytes, kind } => {
                let hint = content::hint(&bytes, &kind, content);
                let text = String::from_utf8_lossy(&bytes).into_owned();
                (Observation::Different, text, Some(hint))
            }
            Self::Redirect(location) => (
                Observation::Missing,
                location.clone(),
                Some(Hint::Redirect { location }),
            ),
            Self::Nothing(status) => (Observation::Missing, status, None),
        }
    }
}

/// Whether the URL is HTTP on the domain's own standard port.
fn is_at(url: &Url, domain: &str) -> bool {
    url.scheme() == "http"
        && url.port().is_none()
        && url.username().is_empty()
        && url.domain() == Some(domain)
}

/// The addresses of each kind that there are any of.
fn families(addresses: &[SocketAddr]) -> Vec<Vec<SocketAddr>> {
    let of = |v6| {
        let same = move |address: &&SocketAddr| address.is_ipv6() == v6;
        addresses.iter().filter(same).copied().collect::<Vec<_>>()
    };
    [of(false), of(true)]
        .into_iter()
        .filter(|family| !family.is_empty())
        .collect()
}

/// One that connects to these addresses and to no other, whatever the domain's name is found to mean by then.
fn client(addresses: Vec<SocketAddr>) -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .user_agent(concat!("keyside/", env!("CARGO_PKG_VERSION")))
        .dns_resolver(Arc::new(Pinned(addresses)))
        .connect_timeout(Duration::from_secs(4))
        .timeout(Duration::from_secs(8))
        .pool_max_idle_per_host(0)
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .http1_only()
        .no_proxy()
        .build()
}

/// Every name is at these addresses.
struct Pinned(Vec<SocketAddr>);

impl Resolve for Pinned {
    fn resolve(&self, _: Name) -> Resolving {
        let addresses = self.0.clone();
        Box::pin(async move { Ok(Box::new(addresses.into_iter()) as Addrs) })
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
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::1]/",
            "http://www.example.com@127.0.0.1/",
            "http://www.example.com.@127.0.0.1/",
            "http://127.0.0.1#@www.example.com/",
            "http://www.example.com.evil.example/",
            "ftp://www.example.com/",
            "file://www.example.com/etc/passwd",
            "gopher://www.example.com/",
            "http://a@www.example.com/",
        ] {
            assert!(!at(url), "{url}");
        }
    }

    #[test]
    fn a_file_that_is_missing_over_ipv6_alone_is_told() {
        let fetched = |v6, observation| Fetched {
            answer: ServerAnswer {
                server: String::new(),
                role: ServerRole::Web,
                observation,
                detail: String::new(),
            },
            hint: None,
            v6,
        };
        let there = fetched(false, Observation::Found);
        let missing = fetched(true, Observation::Unknown);

        let sight = sum(vec![there, missing], false);

        assert_eq!(sight.hints, [Hint::Ipv6Differs]);
    }
}
