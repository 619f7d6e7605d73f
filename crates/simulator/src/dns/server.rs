//! The embedded DNS server on its sockets (RFC 1035, section 4.2).

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use hickory_proto::op::Message;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, UdpSocket},
    task::JoinSet,
};
use tracing::debug;

use super::Zone;
use crate::lock::Lock;

/// Listens by UDP and TCP on the same port and answers from the zone, in `tasks`.
///
/// # Errors
/// The address cannot be listened on.
pub(crate) async fn serve(
    listen: SocketAddr,
    zone: Arc<Mutex<Zone>>,
    tasks: &mut JoinSet<()>,
) -> io::Result<SocketAddr> {
    let (udp, tcp) = bind(listen).await?;
    let address = udp.local_addr()?;
    tasks.spawn(serve_udp(udp, Arc::clone(&zone)));
    tasks.spawn(serve_tcp(tcp, zone));
    Ok(address)
}

/// Binds both sockets to one port. With port 0 the one that UDP got may be taken for TCP: then
/// another is tried.
async fn bind(listen: SocketAddr) -> io::Result<(UdpSocket, TcpListener)> {
    const ATTEMPTS: usize = 16;
    let mut attempt = 1;
    loop {
        let udp = UdpSocket::bind(listen).await?;
        match TcpListener::bind(udp.local_addr()?).await {
            Ok(tcp) => return Ok((udp, tcp)),
            Err(_) if listen.port() == 0 && attempt < ATTEMPTS => attempt += 1,
            Err(error) => return Err(error),
        }
    }
}

async fn serve_udp(socket: UdpSocket, zone: Arc<Mutex<Zone>>) {
    let mut buffer = vec![0; usize::from(u16::MAX)];
    loop {
        let (length, client) = match socket.recv_from(&mut buffer).await {
            Ok(received) => received,
            Err(error) => {
                debug!(%error, "a datagram could not be received");
                continue;
            }
        };
        let Some((request, answer)) = answer(&zone, &buffer[..length]) else {
            continue;
        };
        let limit = usize::from(request.max_payload());
        let answer = if answer.len() > limit {
            truncated(&answer)
        } else {
            Some(answer)
        };
        if let Some(answer) = answer
            && let Err(error) = socket.send_to(&answer, client).await
        {
            debug!(%error, "a datagram could not be sent");
        }
    }
}

async fn serve_tcp(listener: TcpListener, zone: Arc<Mutex<Zone>>) {
    let mut connections = JoinSet::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.spawn(serve_connection(stream, Arc::clone(&zone)));
            }
            Err(error) => {
                debug!(%error, "a connection could not be accepted");
                tokio::task::yield_now().await;
            }
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn serve_connection(mut stream: TcpStream, zone: Arc<Mutex<Zone>>) -> io::Result<()> {
    loop {
        let length = stream.read_u16().await?;
        let mut request = vec![0; usize::from(length)];
        stream.read_exact(&mut request).await?;
        let Some((_, answer)) = answer(&zone, &request) else {
            return Ok(());
        };
        let Ok(length) = u16::try_from(answer.len()) else {
            return Ok(());
        };
        stream.write_u16(length).await?;
        stream.write_all(&answer).await?;
    }
}

/// The request and the answer to it; nothing for what is no request.
fn answer(zone: &Mutex<Zone>, request: &[u8]) -> Option<(Message, Vec<u8>)> {
    let request = Message::from_vec(request).ok()?;
    let answer = zone.locked().answer(&request).to_vec().ok()?;
    Some((request, answer))
}

/// The answer that says: ask again by TCP.
fn truncated(answer: &[u8]) -> Option<Vec<u8>> {
    Message::from_vec(answer).ok()?.truncate().to_vec().ok()
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use hickory_proto::{
        op::Query,
        rr::{Name, RecordType},
    };

    use super::*;
    use crate::dns::DnsRecord;

    fn question() -> Vec<u8> {
        let mut request = Message::query();
        let name = Name::from_ascii("a.example.com.").expect("a name");
        request.add_query(Query::query(name, RecordType::TXT));
        request.to_vec().expect("a message")
    }

    #[tokio::test]
    async fn an_answer_too_large_for_a_datagram_comes_by_tcp() {
        let zone = Arc::new(Mutex::new(Zone::default()));
        let text = "x".repeat(2000);
        zone.locked()
            .publish(&DnsRecord::txt("a.example.com", text))
            .expect("a record");
        let mut tasks = JoinSet::new();
        let address = serve((Ipv4Addr::LOCALHOST, 0).into(), zone, &mut tasks)
            .await
            .expect("a free port");

        let udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        udp.send_to(&question(), address).await.expect("sent");
        let mut buffer = [0; 512];
        let length = udp.recv(&mut buffer).await.expect("received");
        let by_udp = Message::from_vec(&buffer[..length]).expect("a message");

        let mut tcp = TcpStream::connect(address).await.expect("connected");
        tcp.write_u16(u16::try_from(question().len()).expect("short"))
            .await
            .expect("sent");
        tcp.write_all(&question()).await.expect("sent");
        let mut answer = vec![0; usize::from(tcp.read_u16().await.expect("received"))];
        tcp.read_exact(&mut answer).await.expect("received");
        let by_tcp = Message::from_vec(&answer).expect("a message");

        assert!(by_udp.metadata.truncation && by_udp.answers.is_empty());
        assert_eq!(by_tcp.answers.len(), 1);
    }
}
