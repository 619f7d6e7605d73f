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
    embedded_web: Option<SocketAddr>,
}

impl Files {
    /// Asks the embedded server, or, without one, the hosts themselves.
    pub(super) fn new(records: Records, embedded_web: Option<SocketAddr>) -> io::Result<Self> {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(Duration::from_secs(5))
            .dns_resolver(Arc::new(Addresses(records)))
            .build()
            .map_err(io::Error::other)?;
        Ok(Self {
            client,
            embedded_web,
        })
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
        let path = Challenge::PATH;
        if let Some(address) = self.embedded_web {
            return self
                .client
                .get(format!("http://{address}{path}"))
                .header(HOST, host)
                .send()
                .await;
        }
        match self
            .client
            .get(format!("https://{host}{path}"))
            .send()
            .await
        {
            Ok(answer) => Ok(answer),
            Err(_) => self.client.get(format!("http://{host}{path}")).send().await,
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

    use super::*;
    use crate::{lock::Lock, web};

    const HOST_NAME: &str = "www.example.com";
    const URL: &str = "http://www.example.com/.well-known/pki-validation/fileauth.txt";

    async fn looks_for(content: &str, put: impl FnOnce(&mut web::Files)) -> bool {
        let files = Arc::new(Mutex::new(web::Files::default()));
        put(&mut files.locked());
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("bound");
        tokio::spawn(axum::serve(listener, web::router(files)).into_future());
        let records = Records::new(address).expect("a resolver");
        Files::new(records, Some(address))
            .expect("a client")
            .has(HOST_NAME, content)
            .await
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
}
