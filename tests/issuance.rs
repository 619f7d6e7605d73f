//! From a key to a certificate that OpenSSL accepts, by the proxy's HTTP interface.

use std::time::Duration;

use keyside_aliyun::{
    Request, SignedRequest,
    cas::{DescribeCertificateState, OrderId as CloudOrderId},
    sign,
};
use keyside_api::{Challenge, DnsRecordType, Observation, Order, OrderState, ValidationMethod};
use keyside_core::{CertificateChain, KeyAlgorithm};
use keyside_simulator::{ChallengeRecord, Config, Simulator};
use support::{Applicant, TestApp, challenge, contains, keep_log, logged, write};

#[tokio::test]
async fn an_rsa_key_is_certified_by_a_dns_record() {
    let app = TestApp::start(Config::gentle()).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::Rsa2048);

    let order = certify(&app, &applicant).await;

    assert_chain(&app, &applicant, &order, "www.example.com");
}

#[tokio::test]
async fn an_elliptic_curve_key_is_certified_by_a_dns_record() {
    let app = TestApp::start(Config::gentle()).await;
    let applicant = Applicant::new("例え.example.com", KeyAlgorithm::EcdsaP256);

    let order = certify(&app, &applicant).await;

    assert_chain(&app, &applicant, &order, "xn--r8jz45g.example.com");
}

#[tokio::test]
async fn an_rsa_key_is_certified_by_a_file() {
    let app = TestApp::start(Config::gentle()).await;
    let applicant =
        Applicant::new("www.example.com", KeyAlgorithm::Rsa2048).proving_by(ValidationMethod::File);

    let order = certify(&app, &applicant).await;

    assert_chain(&app, &applicant, &order, "www.example.com");
}

#[tokio::test]
async fn an_elliptic_curve_key_is_certified_by_a_file() {
    let app = TestApp::start(Config::gentle()).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256)
        .proving_by(ValidationMethod::File);

    let order = certify(&app, &applicant).await;

    assert_chain(&app, &applicant, &order, "www.example.com");
}

#[tokio::test]
async fn a_wildcard_name_is_certified_by_an_alias() {
    let config = Config {
        record_type: ChallengeRecord::Cname,
        ..Config::gentle()
    };
    let app = TestApp::start(config).await;
    let applicant = Applicant::new("*.example.com", KeyAlgorithm::EcdsaP256);

    let order = certify(&app, &applicant).await;

    assert_chain(&app, &applicant, &order, "anything.example.com");
}

#[tokio::test]
async fn a_difficult_cloud_certifies_by_a_dns_record() {
    let app = TestApp::start(Config::hostile()).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256);

    let order = certify(&app, &applicant).await;

    assert_chain(&app, &applicant, &order, "www.example.com");
}

#[tokio::test]
async fn a_difficult_cloud_certifies_by_a_file() {
    let app = TestApp::start(Config::hostile()).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256)
        .proving_by(ValidationMethod::File);

    let order = certify(&app, &applicant).await;

    assert_chain(&app, &applicant, &order, "www.example.com");
}

#[tokio::test]
async fn an_instance_certifies_by_a_dns_record() {
    let app = TestApp::start(Config::gentle()).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::Rsa2048).of_product("ss.dv.t");

    let order = certify(&app, &applicant).await;

    assert_chain(&app, &applicant, &order, "www.example.com");
}

#[tokio::test]
async fn an_instance_of_a_difficult_cloud_certifies_a_wildcard_name() {
    let app = TestApp::start(Config::hostile()).await;
    let applicant = Applicant::new("*.example.com", KeyAlgorithm::EcdsaP256).of_product("ss.dv.w");

    let order = certify(&app, &applicant).await;

    assert_chain(&app, &applicant, &order, "anything.example.com");
}

#[tokio::test]
async fn a_domain_whose_dns_the_cloud_hosts_is_proven_by_the_cloud() {
    let config = Config {
        hosted_dns: true,
        ..Config::gentle()
    };
    let app = TestApp::start(config).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256);
    let placed = app.place(&applicant.order).await.expect("an order");

    let mut events = app.events(&placed.id).await;
    app.simulator.advance(Duration::from_secs(60));
    app.simulator.settle().await;
    app.simulator.advance(Duration::from_secs(60));
    let issued = events
        .until(|state| matches!(state, OrderState::Issued { .. }))
        .await;

    assert_chain(&app, &applicant, &issued, "www.example.com");
}

#[tokio::test]
async fn a_record_to_publish_has_its_full_name_whichever_way_the_cloud_says_it() {
    for config in [Config::gentle(), Config::hostile()] {
        let app = TestApp::start(config).await;
        let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256);
        let placed = app.place(&applicant.order).await.expect("an order");

        let order = app.until_awaiting(&placed.id).await;

        let Challenge::DnsRecord {
            name,
            record_type,
            value,
        } = challenge(&order)
        else {
            panic!("a record")
        };
        assert_eq!(name, "_dnsauth.www.example.com");
        assert_eq!(*record_type, DnsRecordType::Txt);
        assert!(!value.is_empty());
    }
}

#[tokio::test]
async fn an_order_id_above_2_pow_53_reaches_the_client_to_the_last_digit() {
    let config = Config {
        first_order_id: Config::LARGE_ORDER_ID,
        ..Config::gentle()
    };
    let app = TestApp::start(config).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256);

    let order = app.place(&applicant.order).await.expect("an order");

    assert_eq!(order.cloud_order_id.as_deref(), Some("98987582437920968"));
    assert!(contains(
        &app.answers(),
        br#""cloudOrderId":"98987582437920968""#
    ));
}

#[tokio::test]
async fn an_order_takes_a_unit_of_its_product() {
    let app = TestApp::start(Config::gentle()).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256);
    let before = left(&app, &applicant.order.product_code).await;

    app.place(&applicant.order).await.expect("an order");

    assert_eq!(left(&app, &applicant.order.product_code).await, before - 1);
}

#[tokio::test]
async fn a_look_at_the_record_tells_whether_it_is_there_and_right() {
    let app = TestApp::start(Config::gentle()).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256);
    let placed = app.place(&applicant.order).await.expect("an order");
    let order = app.until_awaiting(&placed.id).await;
    let Challenge::DnsRecord {
        name,
        record_type,
        value,
    } = challenge(&order).clone()
    else {
        panic!("a record")
    };
    let publish = |value: &str| {
        let (name, value) = (name.clone(), value.to_owned());
        app.publish(&Challenge::DnsRecord {
            name,
            record_type,
            value,
        });
    };

    let nothing = app.check(&order.id).await.expect("a report");
    publish("another");
    let another = app.check(&order.id).await.expect("a report");
    publish(&value);
    let right = app.check(&order.id).await.expect("a report");

    assert_eq!(nothing.observation, Observation::Missing);
    assert_eq!(another.observation, Observation::Different);
    assert_eq!(right.observation, Observation::Found);
}

#[tokio::test]
async fn the_events_of_an_order_end_with_its_certificate() {
    let app = TestApp::start(Config::gentle()).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256);
    let placed = app.place(&applicant.order).await.expect("an order");
    let events = app.events(&placed.id).await;

    let awaiting = app.until_awaiting(&placed.id).await;
    let issued = app.prove(&awaiting).await;

    let states = events.rest().await;
    assert_eq!(states.last(), Some(&issued));
    assert!(states.iter().any(|order| order.state == awaiting.state));
}

#[tokio::test]
async fn a_private_key_that_the_cloud_sends_goes_nowhere() {
    keep_log();
    let config = Config {
        private_key_bait: true,
        ..Config::gentle()
    };
    let app = TestApp::start(config).await;
    let applicant = Applicant::new("www.example.com", KeyAlgorithm::EcdsaP256);

    let order = certify(&app, &applicant).await;
    let _ = app.order(&order.id).await.expect("the order");
    let _ = app.orders().await.expect("all orders");

    let bait = bait(&app.simulator, &order).await;
    let start = &bait.lines().nth(1).expect("the first line of base64")[..32];
    let places = [
        ("the proxy's answers", app.answers()),
        ("the journal", app.journal()),
        ("the log", logged()),
    ];
    for (place, bytes) in places {
        assert!(
            contains(&bytes, order.id.as_str().as_bytes()),
            "{place} has the order"
        );
        assert!(
            !contains(&bytes, b"PRIVATE KEY"),
            "{place} has a private key"
        );
        assert!(!contains(&bytes, start.as_bytes()), "{place} has the bait");
    }
}

/// Places the order, proves the domain, and answers the order as it is issued.
async fn certify(app: &TestApp, applicant: &Applicant) -> Order {
    let placed = app.place(&applicant.order).await.expect("an order");
    assert_eq!(placed.fingerprint, applicant.key.fingerprint());
    let awaiting = app.until_awaiting(&placed.id).await;
    app.prove(&awaiting).await
}

/// The chain is for the key and the host, and OpenSSL agrees.
fn assert_chain(app: &TestApp, applicant: &Applicant, order: &Order, host: &str) {
    let OrderState::Issued { chain } = &order.state else {
        panic!("no chain in {order:?}")
    };
    let parsed = CertificateChain::parse(chain).expect("a chain");
    assert!(parsed.matches(&applicant.key.fingerprint()));
    assert!(parsed.leaf().covers(&order.domain));

    let folder = tempfile::tempdir().expect("a folder");
    let chain = write(folder.path(), "chain.pem", chain);
    let root = write(folder.path(), "root.pem", app.simulator.root_pem());
    let key = write(
        folder.path(),
        "key.pem",
        applicant.key.export_pem().expect("PEM").as_bytes(),
    );
    support::verify_chain(&chain, &root, host, parsed.leaf().not_before() + 1);
    assert_eq!(
        support::public_key_of_certificate(&chain),
        support::public_key_of_key(&key, "")
    );
}

async fn left(app: &TestApp, product_code: &str) -> u64 {
    let products = app.products().await.expect("products").products;
    let product = products.iter().find(|product| product.code == product_code);
    product
        .and_then(|product| product.quota)
        .expect("a quota")
        .left
}

/// A private key that the simulator sends with the certificate of an order. It is another one each
/// time, of one kind: all begin alike.
async fn bait(simulator: &Simulator, order: &Order) -> String {
    let number = order
        .cloud_order_id
        .as_ref()
        .expect("a number")
        .parse()
        .expect("a number");
    let action = DescribeCertificateState {
        order_id: CloudOrderId(number),
    };
    let url = simulator.cas_url();
    let url = url.trim_end_matches('/');
    let host = url.trim_start_matches("http://");
    let request = Request::new(host, &action);
    let now = time::OffsetDateTime::now_utc();
    let SignedRequest {
        path_and_query,
        headers,
        body,
        ..
    } = sign::v3::sign(
        &request,
        &simulator.credentials(),
        now,
        "the nonce of this call",
    );

    let mut call = reqwest::Client::new().post(format!("{url}{path_and_query}"));
    for (name, value) in headers {
        call = call.header(name, value);
    }
    let answer = call.body(body).send().await.expect("the simulator answers");
    let answer: serde_json::Value = answer.json().await.expect("JSON");
    answer["PrivateKey"].as_str().expect("the bait").to_owned()
}
