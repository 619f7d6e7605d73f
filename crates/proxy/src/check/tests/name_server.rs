//! A DNS server that answers for one zone, and knows what a test tells it.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex},
};

use hickory_resolver::proto::{
    op::{Message, Query, ResponseCode},
    rr::{
        Name, RData, Record, RecordType,
        rdata::{A, CAA, CNAME, NS, SOA, TXT},
    },
};
use tokio::{net::UdpSocket, task::JoinSet};

/// What it knows.
#[derive(Debug, Default)]
struct Book {
    records: Vec<(Name, RData)>,
    /// The zone that it answers for.
    zone: String,
    /// Whether it finds the signatures wrong.
    distrusts: bool,
}

/// The server; it ends with this.
#[derive(Debug)]
pub(super) struct NameServer {
    pub(super) address: SocketAddr,
    book: Arc<Mutex<Book>>,
    _task: JoinSet<()>,
}

/// How long an answer may be kept, in seconds.
pub(super) const TTL: u32 = 600;

impl NameServer {
    /// One of `example.com` that knows nothing else, at that address; with port 0 at any.
    pub(super) async fn start(host: [u8; 4], port: u16) -> Self {
        Self::start_for("example.com", host, port).await
    }

    /// One of that zone.
    pub(super) async fn start_for(zone: &str, host: [u8; 4], port: u16) -> Self {
        let socket = UdpSocket::bind((Ipv4Addr::from(host), port))
            .await
            .expect("a free port");
        let address = socket.local_addr().expect("an address");
        let book = Arc::new(Mutex::new(Book {
            zone: zone.to_owned(),
            ..Book::default()
        }));
        let mut task = JoinSet::new();
        task.spawn(serve(socket, Arc::clone(&book)));
        Self {
            address,
            book,
            _task: task,
        }
    }

    pub(super) fn txt(&self, at: &str, text: &str) {
        self.add(at, RData::TXT(TXT::new(vec![text.to_owned()])));
    }

    pub(super) fn cname(&self, at: &str, target: &str) {
        self.add(at, RData::CNAME(CNAME(name(target))));
    }

    pub(super) fn a(&self, at: &str, address: [u8; 4]) {
        self.add(at, RData::A(A(address.into())));
    }

    pub(super) fn ns(&self, at: &str, server: &str) {
        self.add(at, RData::NS(NS(name(server))));
    }

    pub(super) fn caa(&self, at: &str, issuer: &str) {
        let issuer = Some(name(issuer));
        self.add(at, RData::CAA(CAA::new_issue(false, issuer, Vec::new())));
    }

    pub(super) fn distrust(&self) {
        self.book.lock().expect("a book").distrusts = true;
    }

    fn add(&self, at: &str, data: RData) {
        let mut book = self.book.lock().expect("a book");
        book.records.push((name(at), data));
    }
}

async fn serve(socket: UdpSocket, book: Arc<Mutex<Book>>) {
    let mut buffer = [0; 1500];
    loop {
        let (length, asker) = socket.recv_from(&mut buffer).await.expect("a datagram");
        let question = Message::from_vec(&buffer[..length]).expect("a question");
        let answer = book.lock().expect("a book").answer(&question);
        let answer = answer.to_vec().expect("a message");
        socket.send_to(&answer, asker).await.expect("sent");
    }
}

impl Book {
    fn answer(&self, question: &Message) -> Message {
        let mut answer = Message::response(question.metadata.id, question.metadata.op_code);
        let query = question.queries.first().expect("a query");
        answer.add_query(query.clone());
        if self.distrusts && !question.metadata.checking_disabled {
            answer.metadata.response_code = ResponseCode::ServFail;
            return answer;
        }
        let is_at = |at: &Name| at.to_lowercase() == query.name().to_lowercase();
        let mut known = self.records.iter().filter(|(at, _)| is_at(at)).peekable();
        if known.peek().is_none() {
            answer.metadata.response_code = ResponseCode::NXDomain;
        }
        for (at, data) in known.filter(|(_, data)| fits(data, query)) {
            answer.add_answer(Record::from_rdata(at.clone(), TTL, data.clone()));
        }
        let soa = Record::from_rdata(name(&self.zone), TTL, RData::SOA(soa()));
        if query.query_type() == RecordType::SOA && query.name() == &soa.name {
            answer.metadata.response_code = ResponseCode::NoError;
            answer.add_answer(soa);
        } else if answer.answers.is_empty() {
            answer.add_authority(soa);
        }
        answer
    }
}

fn fits(data: &RData, query: &Query) -> bool {
    [query.query_type(), RecordType::CNAME].contains(&data.record_type())
}

fn soa() -> SOA {
    let server = name("ns1.example.com");
    SOA::new(server.clone(), server, 1, 3600, 600, 86_400, TTL / 2)
}

fn name(text: &str) -> Name {
    let mut name = Name::from_ascii(text).expect("a name");
    name.set_fqdn(true);
    name
}
