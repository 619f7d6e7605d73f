//! Hosts that keep whatever reaches them: a name that is looked up, a connection, a datagram.

use std::{
    collections::BTreeSet,
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, UdpSocket},
};

/// What reached a host.
#[derive(Clone, Debug, Default)]
pub struct Witness(Arc<Mutex<Vec<Arrival>>>);

#[derive(Debug)]
struct Arrival {
    channel: Channel,
    /// With letters in lower case.
    bytes: Vec<u8>,
}

/// How something reached a host.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Channel {
    /// As a name that was looked up.
    Name,
    /// Over a connection.
    Connection,
    /// In a datagram.
    Datagram,
}

impl Witness {
    /// A static host of the files in a folder: host and port.
    pub async fn serve(&self, folder: &Path) -> SocketAddr {
        self.listen((Ipv4Addr::LOCALHOST, 0).into(), Some(folder.to_owned()))
            .await
    }

    /// A host with something at every address of the web, and a name server that says of every
    /// name that it is this host's.
    pub async fn stand_at(&self, address: Ipv4Addr) {
        for port in [HTTP, HTTPS, STUN] {
            self.listen((address, port).into(), None).await;
        }
        for port in [HTTPS, STUN] {
            self.receive(Channel::Datagram, (address, port).into(), |_| None)
                .await;
        }
        self.receive(Channel::Name, (address, DNS).into(), move |query| {
            answer(query, address)
        })
        .await;
    }

    /// How the text reached the host, in letters of either case.
    #[must_use]
    pub fn heard(&self, text: &str) -> BTreeSet<Channel> {
        let text = text.to_ascii_lowercase();
        let heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let with_text = heard
            .iter()
            .filter(|arrival| crate::contains(&arrival.bytes, text.as_bytes()));
        with_text.map(|arrival| arrival.channel).collect()
    }

    async fn listen(&self, address: SocketAddr, folder: Option<PathBuf>) -> SocketAddr {
        let listener = TcpListener::bind(address)
            .await
            .unwrap_or_else(|error| panic!("{address}: {error}"));
        let bound = listener.local_addr().expect("it is bound");
        let witness = self.clone();
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(witness.clone().attend(connection, folder.clone()));
            }
        });
        bound
    }

    async fn receive(
        &self,
        channel: Channel,
        address: SocketAddr,
        answer: impl Fn(&[u8]) -> Option<Vec<u8>> + Send + 'static,
    ) {
        let socket = UdpSocket::bind(address)
            .await
            .unwrap_or_else(|error| panic!("{address}: {error}"));
        let witness = self.clone();
        tokio::spawn(async move {
            let mut datagram = vec![0; 64 * 1024];
            while let Ok((length, from)) = socket.recv_from(&mut datagram).await {
                witness.keep(channel, &datagram[..length]);
                if let Some(answer) = answer(&datagram[..length]) {
                    // Whoever asked may be gone.
                    let _ = socket.send_to(&answer, from).await;
                }
            }
        });
    }

    /// Keeps what is sent and answers requests, until the connection breaks.
    async fn attend(self, mut connection: TcpStream, folder: Option<PathBuf>) {
        let mut buffer = vec![0; 64 * 1024];
        while let Ok(length @ 1..) = connection.read(&mut buffer).await {
            self.keep(Channel::Connection, &buffer[..length]);
            let text = String::from_utf8_lossy(&buffer[..length]);
            let path = text
                .split(' ')
                .nth(1)
                .and_then(|path| path.strip_prefix('/'));
            let path = path.map(|path| if path.is_empty() { "index.html" } else { path });
            let file = folder
                .as_ref()
                .zip(path)
                .map(|(folder, path)| folder.join(path));
            if connection
                .write_all(&response(file.as_deref()))
                .await
                .is_err()
            {
                return;
            }
        }
    }

    fn keep(&self, channel: Channel, bytes: &[u8]) {
        let bytes = bytes.to_ascii_lowercase();
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Arrival { channel, bytes });
    }
}

/// The file, or nothing, for anybody who asks.
fn response(file: Option<&Path>) -> Vec<u8> {
    let content = file.and_then(|file| fs::read(file).ok());
    let extension = file.and_then(Path::extension).unwrap_or_default();
    let media_type = match extension.to_str() {
        Some("css") => "text/css",
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "text/plain",
    };
    let status = if file.is_some() && content.is_none() {
        "404 Not Found"
    } else {
        "200 OK"
    };
    let content = content.unwrap_or_default();
    let mut response = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\n\
         access-control-allow-origin: *\r\ncache-control: no-store\r\n\r\n",
        content.len()
    )
    .into_bytes();
    response.extend(content);
    response
}

/// The answer to a query for one name: this address, or that there is no record of another kind.
///
/// <https://www.rfc-editor.org/rfc/rfc1035#section-4.1>
fn answer(query: &[u8], address: Ipv4Addr) -> Option<Vec<u8>> {
    const HEADER: usize = 12;
    const RESPONSE: [u8; 2] = [0x84, 0x00];
    const THE_NAME_ASKED_FOR: [u8; 2] = [0xc0, 0x0c];
    const A_IN: [u8; 4] = [0, 1, 0, 1];
    const TTL: [u8; 4] = [0, 0, 0, 60];
    const LENGTH: [u8; 2] = [0, 4];

    let name = query.get(HEADER..)?.iter().position(|byte| *byte == 0)? + 1;
    let question = query.get(HEADER..HEADER + name + A_IN.len())?;
    let known = question.ends_with(&A_IN);
    let counts = [0, 1, 0, u8::from(known), 0, 0, 0, 0];
    let mut answer = [&query[..2], &RESPONSE, &counts, question].concat();
    if known {
        for part in [
            &THE_NAME_ASKED_FOR[..],
            &A_IN,
            &TTL,
            &LENGTH,
            &address.octets(),
        ] {
            answer.extend(part);
        }
    }
    Some(answer)
}

const DNS: u16 = 53;
const HTTP: u16 = 80;
const HTTPS: u16 = 443;
const STUN: u16 = 3478;
