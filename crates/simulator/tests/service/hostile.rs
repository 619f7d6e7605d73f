//! Difficult answers, all of them legal.

use keyside_aliyun::{
    Request,
    cas::{
        Action, CertificateState, DescribeCertificateState, DescribeCertificateStateResponse,
        DescribePackageState,
    },
};
use keyside_simulator::{Config, Hostility};

use crate::service::{Service, order, text};

fn with(hostility: Hostility) -> Config {
    Config {
        hostility,
        ..Config::gentle()
    }
}

#[tokio::test]
async fn every_so_many_calls_one_is_throttled_before_it_has_an_effect() {
    let service = Service::start(with(Hostility {
        throttle_every: 3,
        ..Default::default()
    }))
    .await;
    let mut throttled = Vec::new();
    for number in 1..=6 {
        let signed = service.sign(&Request::new(service.host(), &order("www.example.com")));
        let response = service.send(&signed).await.expect("an answer");
        if response.status() == 400 {
            assert!(response.headers().contains_key("x-acs-retry-after"));
            throttled.push(number);
        }
    }

    assert_eq!(throttled, [3, 6]);
    let package = service
        .call(&DescribePackageState { product_code: None })
        .await;
    assert_eq!(package.expect("a package")["UsedCount"], 4);
}

#[tokio::test]
async fn the_shown_state_lags_behind_by_as_many_polls() {
    let service = Service::start(with(Hostility {
        lag_polls: 2,
        ..Default::default()
    }))
    .await;
    let id = service.place(&order("www.example.com")).await;
    assert_eq!(service.state_type(id).await, "payed");
    service.pass_delay().await;

    let mut shown = Vec::new();
    for _ in 0..3 {
        shown.push(service.state_type(id).await);
    }

    assert_eq!(shown, ["payed", "payed", "domain_verify"]);
}

#[tokio::test]
async fn odd_json_can_still_be_read() {
    let service = Service::start(with(Hostility {
        odd_json: true,
        ..Default::default()
    }))
    .await;
    let order_id = service.place(&order("www.example.com")).await;
    service.pass_delay().await;
    let describe = DescribeCertificateState { order_id };

    for _ in 0..12 {
        let signed = service.sign(&Request::new(service.host(), &describe));
        let body = service
            .send(&signed)
            .await
            .expect("an answer")
            .bytes()
            .await
            .expect("a body");

        let answer: DescribeCertificateStateResponse =
            DescribeCertificateState::read_answer(200, &body).expect("readable");
        let state = CertificateState::try_from(answer).expect("a state");

        assert!(matches!(state, CertificateState::AwaitingValidation(_)));
        let body: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        assert!(body["Certificate"].is_null() && body["Features"].is_object());
    }
}

#[tokio::test]
async fn line_ends_of_pem_can_be_those_of_windows() {
    let service = Service::start(with(Hostility {
        crlf_pem: true,
        ..Default::default()
    }))
    .await;

    let id = service.issue(&order("www.example.com")).await;

    let pem = text(&service.state(id).await, "Certificate").to_owned();
    assert_eq!(pem.matches('\n').count(), pem.matches("\r\n").count());
    assert!(keyside_core::CertificateChain::parse(&pem).is_ok());
}

#[tokio::test]
async fn a_private_key_can_come_along_as_bait() {
    let service = Service::start(Config {
        private_key_bait: true,
        ..Config::gentle()
    })
    .await;
    let id = service.issue(&order("www.example.com")).await;

    let (first, second) = (service.state(id).await, service.state(id).await);

    let key = keyside_core::PrivateKey::parse(text(&first, "PrivateKey"), None).expect("a key");
    let chain = keyside_core::CertificateChain::parse(text(&first, "Certificate"));
    assert!(!chain.expect("a chain").matches(&key.fingerprint()));
    assert_ne!(first["PrivateKey"], second["PrivateKey"]);
}

#[tokio::test]
async fn all_of_it_together_still_leads_to_a_certificate() {
    let service = Service::start(Config::hostile().unhurried()).await;
    let call = async |action: &DescribeCertificateState| loop {
        match service.call(action).await {
            Ok(answer) => break answer,
            Err(error) => assert_eq!(error.code, "Throttling.User"),
        }
    };

    let order_id = service.place(&order("www.example.com")).await;
    assert_eq!(order_id.0, Config::LARGE_ORDER_ID);
    service.pass_delay().await;
    let describe = DescribeCertificateState { order_id };
    let until = async |wanted: &str, field: &str| loop {
        let state = call(&describe).await;
        if text(&state, "Type") == wanted && !text(&state, field).is_empty() {
            break state;
        }
    };
    let waiting = until("domain_verify", "RecordValue").await;
    assert_eq!(text(&waiting, "RecordDomain"), "_dnsauth");
    let record = keyside_simulator::DnsRecord::txt(
        "_dnsauth.www.example.com",
        text(&waiting, "RecordValue"),
    );
    service.simulator.publish(record).expect("a record");
    service.simulator.settle().await;
    service.pass_delay().await;

    let issued = until("certificate", "Certificate").await;

    assert!(text(&issued, "PrivateKey").contains("PRIVATE KEY"));
}

#[tokio::test]
async fn what_to_publish_can_come_after_the_word_for_it() {
    let service = Service::start(with(Hostility {
        late_fields: true,
        ..Default::default()
    }))
    .await;

    let order_id = service.place(&order("www.example.com")).await;

    let early = service.state(order_id).await;
    assert_eq!(text(&early, "Type"), "domain_verify");
    assert!(!early.contains_key("RecordValue"));
    service.pass_delay().await;
    assert!(service.state(order_id).await.contains_key("RecordValue"));
}
