//! A relay that keeps every byte the browser sends.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
};

/// Listens on a port of its own; it relays to a server, or to nowhere.
#[derive(Debug)]
pub struct Relay {
    address: SocketAddr,
    connections: Connections,
}

type Connections = Arc<Mutex<Vec<Vec<u8>>>>;

impl Relay {
    /// A relay to the server at `to`; without one it refuses whatever is asked of it.
    pub async fn start(to: Option<SocketAddr>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let connections = Connections::default();
        let kept = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let number = keep(&kept, None, &[]);
                tokio::spawn(relay(browser, to, Arc::clone(&kept), number));
            }
        });
        Self {
            address,
            connections,
        }
    }

    /// Host and port.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// What the browser sent until now, one text a connection.
    #[must_use]
    pub fn sent(&self) -> Vec<Vec<u8>> {
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

async fn relay(browser: TcpStream, to: Option<SocketAddr>, kept: Connections, number: usize) {
    let (from_browser, mut to_browser) = browser.into_split();
    let Some(to) = to else {
        // A connection that breaks is the browser's to notice, here and below.
        let _ = to_browser
            .write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n")
            .await;
        return upstream(from_browser, None, kept, number).await;
    };
    let Ok(server) = TcpStream::connect(to).await else {
        return;
    };
    let (mut from_server, to_server) = server.into_split();
    tokio::spawn(upstream(from_browser, Some(to_server), kept, number));
    let _ = tokio::io::copy(&mut from_server, &mut to_browser).await;
}

async fn upstream(
    mut browser: OwnedReadHalf,
    mut server: Option<OwnedWriteHalf>,
    kept: Connections,
    number: usize,
) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = browser.read(&mut buffer).await {
        keep(&kept, Some(number), &buffer[..length]);
        if let Some(server) = &mut server
            && server.write_all(&buffer[..length]).await.is_err()
        {
            return;
        }
    }
}

/// Adds to what a connection sent, or begins a new one; answers its number.
fn keep(kept: &Connections, number: Option<usize>, bytes: &[u8]) -> usize {
    let mut connections = kept.lock().unwrap_or_else(PoisonError::into_inner);
    let number = number.unwrap_or(connections.len());
    if number == connections.len() {
        connections.push(Vec::new());
    }
    connections[number].extend_from_slice(bytes);
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::until;

    async fn ask(relay: &Relay, request: &[u8]) -> Vec<u8> {
        let mut connection = TcpStream::connect(relay.address)
            .await
            .expect("a connection");
        connection
            .write_all(request)
            .await
            .expect("the relay listens");
        let mut answer = vec![0; 12];
        connection.read_exact(&mut answer).await.expect("an answer");
        answer
    }

    #[tokio::test]
    async fn passes_on_and_keeps_what_is_sent() {
        let server = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let relay = Relay::start(server.local_addr().ok()).await;
        tokio::spawn(async move {
            let (mut connection, _) = server.accept().await.expect("the relay connects");
            let mut request = vec![0; 12];
            connection
                .read_exact(&mut request)
                .await
                .expect("a request");
            connection.write_all(&request).await.expect("an echo");
        });

        assert_eq!(ask(&relay, b"there + back").await, b"there + back");
        assert_eq!(relay.sent(), [b"there + back"]);
    }

    #[tokio::test]
    async fn keeps_what_is_sent_to_nowhere() {
        let relay = Relay::start(None).await;

        assert_eq!(ask(&relay, b"POST /leak").await, b"HTTP/1.1 502");
        until("it is kept", async || {
            (relay.sent() == [b"POST /leak"]).then_some(())
        })
        .await;
    }
}
