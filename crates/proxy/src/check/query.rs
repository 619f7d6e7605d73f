//! One question to one DNS server (RFC 1035, section 4).

use std::{net::SocketAddr, time::Duration};

use futures_util::StreamExt;
use hickory_resolver::{
    net::{
        BufDnsStreamHandle, DnsHandle, DnsMultiplexer, NetError,
        proto::{
            ProtoError,
            op::{DnsRequestOptions, Message, Query, ResponseCode},
            rr::{Name, RecordType},
        },
        runtime::TokioRuntimeProvider,
        tcp::TcpClientStream,
        udp::UdpClientStream,
        xfer::DnsExchange,
    },
    proto::op::DnsRequest,
};

/// How a server is asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Manner {
    /// What it knows by itself.
    Authoritative,
    /// What it finds out.
    Recursive,
    /// What it finds out, whatever the signatures are worth (RFC 4035, section 3.2.2).
    Unchecked,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum AskError {
    #[error("this is no DNS name")]
    Name(#[from] ProtoError),
    #[error("no answer in time")]
    Silent,
    #[error("no connection: {0}")]
    Network(#[from] NetError),
    #[error("the server answers: {0}")]
    Refused(ResponseCode),
}

/// How long one server may take.
const PATIENCE: Duration = Duration::from_secs(4);

/// Asks that server for the records of that type at that whole name. An answer that says that there are
/// none is an answer.
pub(super) async fn ask(
    server: SocketAddr,
    name: &str,
    kind: RecordType,
    manner: Manner,
) -> Result<Message, AskError> {
    let mut name = Name::from_utf8(name)?;
    name.set_fqdn(true);
    let mut question = Message::query();
    question.metadata.recursion_desired = manner != Manner::Authoritative;
    question.metadata.checking_disabled = manner == Manner::Unchecked;
    question.add_query(Query::query(name, kind));

    let by_udp = UdpClientStream::builder(server, TokioRuntimeProvider::default())
        .with_timeout(Some(PATIENCE))
        .exchange();
    let mut answer = send(&by_udp, question.clone()).await?;
    if answer.metadata.truncation {
        answer = send(&by_tcp(server).await?, question).await?;
    }
    match answer.metadata.response_code {
        ResponseCode::NoError | ResponseCode::NXDomain => Ok(answer),
        code => Err(AskError::Refused(code)),
    }
}

async fn send(
    exchange: &DnsExchange<TokioRuntimeProvider>,
    question: Message,
) -> Result<Message, AskError> {
    let request = DnsRequest::new(question, DnsRequestOptions::default());
    let mut answers = exchange.send(request);
    let answer = tokio::time::timeout(PATIENCE, answers.next()).await;
    match answer {
        Ok(Some(Ok(answer))) => Ok(answer.into_message()),
        Ok(Some(Err(NetError::Timeout)) | None) | Err(_) => Err(AskError::Silent),
        Ok(Some(Err(error))) => Err(error.into()),
    }
}

async fn by_tcp(server: SocketAddr) -> Result<DnsExchange<TokioRuntimeProvider>, AskError> {
    let (connecting, outbound): (_, BufDnsStreamHandle) = TcpClientStream::new(
        server,
        None,
        Some(PATIENCE),
        TokioRuntimeProvider::default(),
    );
    let stream = DnsMultiplexer::new(connecting.await?, outbound).with_timeout(PATIENCE);
    let (exchange, background) = DnsExchange::from_stream(stream);
    tokio::spawn(background);
    Ok(exchange)
}
