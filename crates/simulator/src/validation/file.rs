//! Looking for a file.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use reqwest::{
    Client, Response, StatusCode,
    dns::{Addrs, Name, Resolve, Resolving},
    header::HOST,
    redirect::Policy,
};
use tracing::debug;

use super::dns::Records;
use crate::challenge::Challenge;

/// An HTTP client that follows nothing and nobody.
#[derive(Clone)]
pub(super) struct Files {
    client: Client,
    source: Source,
}

/// Whom files are asked of.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// This server, for every host.
    Embedded(SocketAddr),
    /// The host itself, at these ports.
    Host { https: u16, http: u16 },
}

impl Source {
    /// The host itself, where everybody asks it.
    pub(super) const HOST: Self = Self::Host {
        https: 443,
        http: 80,
    };
}

impl Files {
    /// # Errors
    /// The client cannot be set up.
    pub(super) fn new(records: Records, source: Source) -> io::Result<Self> {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(Duration::from_secs(5))
            .dns_resolver(Arc::new(Addresses(records)))
            .build()
            .map_err(io::Error::other)?;
        Ok(Self { client, source })
    }

    /// Whether the host serves the file, byte for byte.
    pub(super) async fn has(&self, host: &str, content: &str) -> bool {
        match self.request(host).await {
            Ok(answer) => is_file(answer, content.as_bytes()).await,
            Err(error) => {
                debug!(host, %error, "the file is not there");
                false
            }
        }
    }

    /// HTTPS first; HTTP when nobody answers there.
    async fn request(&self, host: &str) -> reqwest::Result<Response> {
        let get = |origin: String| self.client.get(origin + Challenge::PATH);
        match self.source {
            Source::Embedded(address) => {
                get(format!("http://{address}"))
                    .header(HOST, host)
                    .send()
                    .await
            }
            Source::Host { https, http } => {
                match get(format!("https://{host}:{https}")).send().await {
                    Ok(answer) => Ok(answer),
                    Err(_) => get(format!("http://{host}:{http}")).send().await,
                }
            }
        }
    }
}

async fn is_file(mut answer: Response, content: &[u8]) -> bool {
    if answer.status() != StatusCode::OK {
        return false;
    }
    let mut rest = content;
    loop {
        match answer.chunk().await {
            Ok(Some(chunk)) => match rest.strip_prefix(&*chunk) {
                Some(after) => rest = after,
                None => return false,
            },
            Ok(None) => return rest.is_empty(),
            Err(_) => return false,
        }
    }
}

/// Hosts are looked up where records are.
struct Addresses(Records);

impl Resolve for Addresses {
    fn resolve(&self, name: Name) -> Resolving {
        let records = self.0.clone();
        Box::pin(async move {
            let addresses = records.addresses(name.as_str()).await?;
            let addresses: Addrs = Box::new(
                addresses
                    .into_iter()
                    .map(|address| SocketAddr::new(address, 0)),
            );
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::{net::Ipv4Addr, sync::Mutex};

    use tokio::{net::TcpListener, task::JoinSet};

    use super::*;
    use crate::{
        DnsRecord, DnsRecordType,
        dns::{self, Zone},
        lock::Lock,
        web,
    };

    const HOST_NAME: &str = "www.example.com";
    const URL: &str = "http://www.example.com/.well-known/pki-validation/fileauth.txt";

    /// A web server with the files.
    async fn serve(put: impl FnOnce(&mut web::Files)) -> SocketAddr {
        let files = Arc::new(Mutex::new(web::Files::default()));
        put(&mut files.locked());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("bound");
        tokio::spawn(axum::serve(listener, web::router(files)).into_future());
        address
    }

    async fn looks_for(content: &str, put: impl FnOnce(&mut web::Files)) -> bool {
        let address = serve(put).await;
        let records = Records::new(address).expect("a resolver");
        let files = Files::new(records, Source::Embedded(address)).expect("a client");
        files.has(HOST_NAME, content).await
    }

    #[tokio::test]
    async fn finds_the_file_of_the_host() {
        assert!(looks_for("token", |files| files.put(URL, "token").expect("put")).await);
    }

    #[tokio::test]
    async fn every_byte_counts() {
        for other in ["", "token\n", "toke", "\u{FEFF}token", "Token"] {
            assert!(!looks_for("token", |files| files.put(URL, other).expect("put")).await);
        }
    }

    #[tokio::test]
    async fn the_file_of_another_host_does_not_count() {
        let url = URL.replace("www.", "");

        assert!(!looks_for("token", |files| files.put(&url, "token").expect("put")).await);
    }

    #[tokio::test]
    async fn a_redirect_to_the_file_does_not_count() {
        let found = looks_for("token", |files| {
            files
                .put("http://www.example.com/other.txt", "token")
                .expect("put");
            files.redirect(URL, "/other.txt").expect("put");
        });

        assert!(!found.await);
    }

    #[tokio::test]
    async fn a_host_is_asked_where_dns_says_that_it_is() {
        let web = serve(|files| files.put(URL, "token").expect("put")).await;
        let nobody = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let source = Source::Host {
            https: nobody.local_addr().expect("bound").port(),
            http: web.port(),
        };
        drop(nobody);
        let zone = Arc::new(Mutex::new(Zone::default()));
        let mut tasks = JoinSet::new();
        let dns = dns::serve(
            (Ipv4Addr::LOCALHOST, 0).into(),
            Arc::clone(&zone),
            &mut tasks,
        );
        let records = Records::new(dns.await.expect("a free port")).expect("a resolver");
        let files = Files::new(records, source).expect("a client");
        assert!(!files.has(HOST_NAME, "token").await);

        let address = DnsRecord {
            name: HOST_NAME.to_owned(),
            record_type: DnsRecordType::A,
            value: web.ip().to_string(),
        };
        zone.locked().publish(&address).expect("a record");

        assert!(files.has(HOST_NAME, "token").await);
    }
}
