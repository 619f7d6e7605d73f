//! Files, and what a domain's owner may try with the proxy that fetches them.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use keyside_api::{Hint, Observation};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    task::JoinSet,
};

use super::{super::file::Sight, Checker, NameServer};
use crate::config::CheckConfig;

const URL: &str = "http://www.example.com/.well-known/pki-validation/fileauth.txt";
const CONTENT: &str = "202611240000001k2m3n";

/// A web server that answers everyone the same, and counts them.
struct WebServer {
    address: SocketAddr,
    visits: Arc<AtomicUsize>,
    _task: JoinSet<()>,
}

impl WebServer {
    async fn start(answer: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let visits = Arc::new(AtomicUsize::new(0));
        let mut task = JoinSet::new();
        let counter = Arc::clone(&visits);
        task.spawn(async move {
            loop {
                let (mut visitor, _) = listener.accept().await.expect("a visitor");
                counter.fetch_add(1, Ordering::SeqCst);
                let mut request = [0; 1024];
                // A visitor who speaks TLS gets an answer that is none; whoever hangs up early needs none.
                _ = visitor.read(&mut request).await;
                _ = visitor.write_all(answer.as_bytes()).await;
            }
        });
        Self {
            address,
            visits,
            _task: task,
        }
    }
}

fn answer(head: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {head}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

async fn look(config: CheckConfig) -> Sight {
    let checker = Checker::new(&config).expect("a checker");
    checker.files.look("www.example.com", URL, CONTENT).await
}

/// What is seen of a file that comes so.
async fn look_at(answer: String) -> Sight {
    let server = WebServer::start(answer).await;
    look(CheckConfig {
        web_server: Some(server.address),
        ..CheckConfig::default()
    })
    .await
}

/// What is seen of a domain with these addresses, when only public ones may be connected to.
async fn look_from_outside(addresses: &[[u8; 4]]) -> Sight {
    let finder = NameServer::start([127, 0, 0, 1], 0).await;
    for address in addresses {
        finder.a("www.example.com", *address);
    }
    look(CheckConfig {
        resolvers: vec![finder.address],
        ..CheckConfig::default()
    })
    .await
}

#[tokio::test]
async fn a_file_is_found_when_it_is_there_byte_for_byte() {
    let sight = look_at(answer("200 OK", CONTENT)).await;

    assert!(
        sight
            .answers
            .iter()
            .any(|answer| answer.server == URL && answer.observation == Observation::Found)
    );
    assert_eq!(sight.hints, []);
}

#[tokio::test]
async fn a_spoiled_file_is_told_from_a_wrong_one() {
    let page = "<!doctype html><title>Not found</title>";
    for (body, hint) in [
        (format!("\u{FEFF}{CONTENT}"), Hint::ByteOrderMark),
        (format!("{CONTENT}\n"), Hint::LineBreak),
        (page.to_owned(), Hint::WebPage),
    ] {
        let sight = look_at(answer("200 OK", &body)).await;

        assert_eq!(sight.hints, [hint]);
    }
}

#[tokio::test]
async fn nobody_is_sent_on_to_another_address() {
    let inside = WebServer::start(answer("200 OK", CONTENT)).await;
    let location = format!("http://{}/latest/meta-data/", inside.address);
    let head = format!("302 Found\r\nLocation: {location}");

    let sight = look_at(answer(&head, "")).await;

    assert_eq!(sight.hints, [Hint::Redirect { location }]);
    assert_eq!(inside.visits.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn no_more_is_read_of_a_file_than_a_file_may_have() {
    let sight = look_at(answer("200 OK", &"x".repeat(1 << 20))).await;

    let plain = sight.answers.iter().find(|answer| answer.server == URL);
    assert_eq!(plain.map(|answer| answer.detail.len()), Some(4096));
}

#[tokio::test]
async fn a_domain_that_leads_inside_is_not_followed() {
    for addresses in [
        &[[127, 0, 0, 1]][..],
        &[[169, 254, 169, 254]],
        &[[100, 100, 100, 200]],
        &[[10, 0, 0, 1], [192, 168, 0, 1]],
        &[[0, 0, 0, 0]],
    ] {
        let sight = look_from_outside(addresses).await;

        assert_eq!(sight.hints, [Hint::NoAddress], "{addresses:?}");
        assert!(sight.answers.is_empty());
    }
}

#[tokio::test]
async fn of_public_and_private_addresses_only_the_public_are_kept() {
    let finder = NameServer::start([127, 0, 0, 1], 0).await;
    finder.a("www.example.com", [127, 0, 0, 1]);
    finder.a("www.example.com", [8, 8, 8, 8]);
    let checker = Checker::new(&CheckConfig {
        resolvers: vec![finder.address],
        ..CheckConfig::default()
    })
    .expect("a checker");

    let kept = checker
        .dns
        .addresses("www.example.com")
        .await
        .expect("addresses");

    assert_eq!(
        kept,
        ["8.8.8.8".parse::<std::net::IpAddr>().expect("an address")]
    );
}

#[tokio::test]
async fn a_file_elsewhere_than_on_the_domain_is_not_fetched() {
    let server = WebServer::start(answer("200 OK", CONTENT)).await;
    let checker = Checker::new(&CheckConfig {
        web_server: Some(server.address),
        ..CheckConfig::default()
    })
    .expect("a checker");

    let url = "http://169.254.169.254/latest/meta-data/";
    let sight = checker.files.look("www.example.com", url, CONTENT).await;

    assert!(sight.answers.is_empty());
    assert_eq!(server.visits.load(Ordering::SeqCst), 0);
}
