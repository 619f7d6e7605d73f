//! Orders, from quota to certificate and back.

use std::process::Command;

use keyside_aliyun::cas::{
    CancelOrderRequest, CreateCertificateWithCsrRequest, DeleteCertificateRequest,
    DescribeCertificateState, DescribePackageState, ListUserCertificateOrder, OrderId, OrderStatus,
    OrderType,
};
use keyside_core::KeyAlgorithm;
use keyside_simulator::Config;
use serde_json::{Map, Value};

use crate::service::{FREE, Service, code, order, order_with, refusal, text};

const DAY: u64 = 24 * 60 * 60;

async fn count(service: &Service, name: &str) -> i64 {
    let package = DescribePackageState {
        product_code: Some(FREE.to_owned()),
    };
    service.call(&package).await.expect("a package")[name]
        .as_i64()
        .expect("a number")
}

async fn list(service: &Service, request: &ListUserCertificateOrder) -> Map<String, Value> {
    service.call(request).await.expect("a list")
}

fn entries(list: &Map<String, Value>) -> &Vec<Value> {
    list["CertificateOrderList"].as_array().expect("a list")
}

async fn status(service: &Service) -> String {
    let list = list(service, &ListUserCertificateOrder::default()).await;
    entries(&list)[0]["Status"]
        .as_str()
        .expect("a text")
        .to_owned()
}

#[tokio::test]
async fn an_order_goes_its_way_from_payment_to_certificate() {
    let service = Service::gentle().await;

    let id = service.place(&order("www.example.com")).await;
    let paid = service.state(id).await;
    assert_eq!(text(&paid, "Type"), "payed");
    assert!(!paid.contains_key("RecordValue"));
    assert_eq!(status(&service).await, "CHECKING");

    service.pass_delay().await;
    let waiting = service.state(id).await;
    assert_eq!(text(&waiting, "Type"), "domain_verify");
    assert_eq!(text(&waiting, "ValidateType"), "DNS");
    assert_eq!(text(&waiting, "RecordDomain"), "_dnsauth.www.example.com");
    assert_eq!(text(&waiting, "RecordType"), "TXT");
    assert_eq!(status(&service).await, "CHECKING");

    service.prove(id).await;
    assert_eq!(service.state_type(id).await, "process");

    service.pass_delay().await;
    let issued = service.state(id).await;
    assert_eq!(text(&issued, "Type"), "certificate");
    assert!(text(&issued, "Certificate").starts_with("-----BEGIN CERTIFICATE-----\n"));
    assert!(!text(&issued, "CertId").is_empty());
    assert!(!issued.contains_key("PrivateKey"));
    assert_eq!(status(&service).await, "ISSUED");
    assert_eq!(count(&service, "UsedCount").await, 1);
    assert_eq!(count(&service, "IssuedCount").await, 1);
}

#[tokio::test]
async fn a_unit_comes_back_when_an_order_is_cancelled_and_then_deleted() {
    let service = Service::gentle().await;
    let order_id = service.place(&order("www.example.com")).await;
    service.pass_delay().await;
    let delete = DeleteCertificateRequest { order_id };
    assert_eq!(
        refusal(service.call(&delete).await),
        ("DeleteFail".to_owned(), 403)
    );

    service
        .call(&CancelOrderRequest { order_id })
        .await
        .expect("cancelled");
    assert_eq!(service.state_type(order_id).await, "payed");
    assert_eq!(status(&service).await, "PAYED");
    assert_eq!(count(&service, "UsedCount").await, 1);

    service.call(&delete).await.expect("deleted");
    assert_eq!(count(&service, "UsedCount").await, 0);
    let gone = service.call(&DescribeCertificateState { order_id }).await;
    assert_eq!(refusal(gone), ("NotFoundOrder".to_owned(), 404));
}

#[tokio::test]
async fn what_the_state_does_not_allow_is_refused() {
    let service = Service::gentle().await;
    let order_id = service.place(&order("www.example.com")).await;
    let cancel = CancelOrderRequest { order_id };
    let delete = DeleteCertificateRequest { order_id };

    let early = service.call(&cancel).await;
    assert_eq!(refusal(early), ("OrderStateError".to_owned(), 403));

    service.pass_delay().await;
    service.prove(order_id).await;
    service.pass_delay().await;
    assert_eq!(code(service.call(&cancel).await), "OrderStateError");
    assert_eq!(code(service.call(&delete).await), "OrderStateError");
}

#[tokio::test]
async fn an_order_under_review_can_be_cancelled_and_is_then_not_issued() {
    let service = Service::gentle().await;
    let order_id = service.place(&order("www.example.com")).await;
    service.pass_delay().await;
    service.prove(order_id).await;

    service
        .call(&CancelOrderRequest { order_id })
        .await
        .expect("cancelled");
    service.advance(DAY).await;

    assert_eq!(service.state_type(order_id).await, "payed");
}

#[tokio::test]
async fn an_order_fails_when_its_proof_never_comes() {
    let service = Service::gentle().await;
    let order_id = service.place(&order("www.example.com")).await;

    service.pass_delay().await;
    service.advance(2 * DAY).await;
    assert_eq!(service.state_type(order_id).await, "domain_verify");
    service.advance(2 * DAY).await;

    assert_eq!(service.state_type(order_id).await, "verify_fail");
    assert_eq!(status(&service).await, "CHECKED_FAIL");
    assert_eq!(count(&service, "UsedCount").await, 1);
    service
        .call(&DeleteCertificateRequest { order_id })
        .await
        .expect("deleted");
    assert_eq!(count(&service, "UsedCount").await, 0);
}

#[tokio::test]
async fn operations_on_an_order_that_is_not_there_say_so() {
    let service = Service::gentle().await;
    let order_id = OrderId(1);

    let answers = [
        service.call(&DescribeCertificateState { order_id }).await,
        service.call(&CancelOrderRequest { order_id }).await,
        service.call(&DeleteCertificateRequest { order_id }).await,
    ];

    for answer in answers {
        assert_eq!(refusal(answer), ("NotFoundOrder".to_owned(), 404));
    }
}

#[tokio::test]
async fn a_product_never_bought_differs_from_one_used_up() {
    let mut config = Config::gentle().unhurried();
    config.quotas = [(FREE.to_owned(), 1)].into();
    let service = Service::start(config).await;
    let never_bought = CreateCertificateWithCsrRequest {
        product_code: Some("geotrust-dv-1-starter".to_owned()),
        ..order("www.example.com")
    };
    service.place(&order("www.example.com")).await;

    let used_up = service.call(&order("www.example.com")).await;
    let never_bought = service.call(&never_bought).await;

    assert_eq!(refusal(used_up), ("NotRemainCount".to_owned(), 404));
    assert_eq!(refusal(never_bought), ("NotFoundPackage".to_owned(), 404));
}

#[tokio::test]
async fn a_request_that_no_certificate_can_be_issued_for_takes_no_unit() {
    let service = Service::gentle().await;
    let with_product = |domain: &str, code: &str| CreateCertificateWithCsrRequest {
        product_code: Some(code.to_owned()),
        ..order(domain)
    };
    let repeated = order("www.example.com");
    service.place(&repeated).await;

    for (create, expected) in [
        (repeated, "CreateCertificateRequestFailed"),
        (
            order_with("www.example.com", KeyAlgorithm::Ed25519),
            "CreateCertificateRequestFailed",
        ),
        (
            order_with("www.example.com", KeyAlgorithm::EcdsaP384),
            "CreateCertificateRequestFailed",
        ),
        (order("*.example.com"), "CreateCertificateRequestFailed"),
        (
            order("www.example.gov.cn"),
            "CreateCertificateRequestFailed",
        ),
        (
            with_product("www.example.com", "symantec-ov-1-personal"),
            "CreateCertificateRequestFailed",
        ),
        (
            with_product("www.example.com", "acme-dv"),
            "InvalidProductCode",
        ),
        (
            CreateCertificateWithCsrRequest {
                csr: "CSR".to_owned(),
                ..order("www.example.com")
            },
            "InvalidParameter",
        ),
    ] {
        assert_eq!(code(service.call(&create).await), expected);
    }
    assert_eq!(count(&service, "UsedCount").await, 1);
}

#[tokio::test]
async fn a_request_with_a_weak_key_or_a_broken_signature_is_refused() {
    let service = Service::gentle().await;
    let openssl = Command::new("openssl")
        .args([
            "req",
            "-new",
            "-newkey",
            "rsa:1024",
            "-nodes",
            "-keyout",
            "/dev/null",
        ])
        .args(["-subj", "/CN=www.example.com"])
        .output()
        .expect("openssl");
    let weak = String::from_utf8(openssl.stdout).expect("PEM");
    let mut broken = order("www.example.com").csr;
    let last_line = broken.find("\n-----END").expect("PEM") - 12;
    let other = if broken.as_bytes()[last_line] == b'A' {
        "B"
    } else {
        "A"
    };
    broken.replace_range(last_line..=last_line, other);
    let with = |csr| CreateCertificateWithCsrRequest {
        csr,
        ..order("www.example.com")
    };

    let weak = service.call(&with(weak)).await;
    let broken = service.call(&with(broken)).await.expect_err("refused");

    assert_eq!(
        refusal(weak),
        ("CreateCertificateRequestFailed".to_owned(), 403)
    );
    assert_eq!(
        (&*broken.code, broken.http_status),
        ("InvalidParameter", 400)
    );
    assert!(broken.message.contains("签名"), "{}", broken.message);
}

#[tokio::test]
async fn the_default_product_is_the_free_one() {
    let service = Service::gentle().await;
    let create = CreateCertificateWithCsrRequest {
        product_code: None,
        ..order("www.example.com")
    };

    service.place(&create).await;

    assert_eq!(count(&service, "UsedCount").await, 1);
}

#[tokio::test]
async fn order_ids_above_2_pow_53_keep_every_digit() {
    let config = Config {
        first_order_id: Config::LARGE_ORDER_ID,
        ..Config::gentle()
    };
    let service = Service::start(config).await;

    let first = service.place(&order("www.example.com")).await;
    let second = service.place(&order("www.example.com")).await;

    assert_eq!(
        (first.0, second.0),
        (Config::LARGE_ORDER_ID, Config::LARGE_ORDER_ID + 1)
    );
    assert_eq!(service.state_type(first).await, "payed");
}

#[tokio::test]
async fn the_list_comes_page_by_page_newest_first() {
    let service = Service::gentle().await;
    let mut placed = Vec::new();
    for number in 0..5 {
        placed.push(
            service
                .place(&order(&format!("www{number}.example.com")))
                .await
                .0,
        );
    }
    let page = |current_page| ListUserCertificateOrder {
        current_page: Some(current_page),
        show_size: Some(2),
        ..Default::default()
    };

    let mut listed = Vec::new();
    for number in 1..=4 {
        let list = list(&service, &page(number)).await;
        assert_eq!(list["TotalCount"], 5);
        listed.extend(
            entries(&list)
                .iter()
                .filter_map(|entry| entry["OrderId"].as_i64()),
        );
    }

    placed.reverse();
    assert_eq!(listed, placed);
}

#[tokio::test]
async fn an_order_in_the_list_says_all_that_is_known_of_it() {
    let service = Service::gentle().await;
    let create = CreateCertificateWithCsrRequest {
        product_code: Some("geotrust-dv-w-starter".to_owned()),
        ..order("*.example.com")
    };
    let id = service.issue(&create).await;

    let list = list(&service, &ListUserCertificateOrder::default()).await;

    let entry = &entries(&list)[0];
    for (name, value) in [
        ("Status", "ISSUED"),
        ("Domain", "*.example.com"),
        ("ProductCode", "geotrust-dv-w-starter"),
        ("RootBrand", "GeoTrust"),
        ("CertType", "DV"),
        ("DomainType", "WILDCARD"),
        ("Algorithm", "ECC"),
        ("SourceType", "cpack"),
        ("TrusteeStatus", "unTrustee"),
    ] {
        assert_eq!(entry[name], value);
    }
    assert_eq!(entry["OrderId"], id.0);
    assert_eq!(
        (&entry["DomainCount"], &entry["WildDomainCount"]),
        (&0.into(), &1.into())
    );
    let days = entry["CertEndTime"]
        .as_i64()
        .zip(entry["CertStartTime"].as_i64());
    assert_eq!(
        days.map(|(end, start)| (end - start) / 1000 + 1),
        Some(199 * 24 * 60 * 60)
    );
}

#[tokio::test]
async fn the_list_can_be_narrowed() {
    let service = Service::gentle().await;
    service.place(&order("shop.example.com")).await;
    service.issue(&order("www.example.org")).await;
    let total = async |request: ListUserCertificateOrder| {
        list(&service, &request).await["TotalCount"].as_i64()
    };
    let by_keyword = |keyword: &str| ListUserCertificateOrder {
        keyword: Some(keyword.to_owned()),
        ..Default::default()
    };
    let by_status = |status| ListUserCertificateOrder {
        status: Some(status),
        ..Default::default()
    };

    assert_eq!(total(by_keyword("SHOP")).await, Some(1));
    assert_eq!(total(by_keyword("example")).await, Some(2));
    assert_eq!(total(by_keyword("nothing")).await, Some(0));
    assert_eq!(total(by_status(OrderStatus::Issued)).await, Some(1));
    assert_eq!(total(by_status(OrderStatus::Checking)).await, Some(1));
    assert_eq!(total(by_status(OrderStatus::Revoked)).await, Some(0));
}

#[tokio::test]
async fn a_certificate_is_listed_until_it_runs_out() {
    let service = Service::gentle().await;
    service.place(&order("shop.example.com")).await;
    service.issue(&order("www.example.org")).await;
    let certificates = |status| ListUserCertificateOrder {
        order_type: Some(OrderType::Cert),
        status,
        ..Default::default()
    };

    let valid = list(&service, &certificates(None)).await;
    let entry = &entries(&valid)[0];
    assert_eq!(valid["TotalCount"], 1);
    assert_eq!(entry["CommonName"], "www.example.org");
    assert_eq!(entry["Sans"], "www.example.org");
    assert_eq!(entry["Issuer"], "Keyside TEST DV CA");
    assert!(entry["CertificateId"].is_i64());
    assert_eq!(entry["SerialNo"].as_str().map(str::len), Some(32));
    assert_eq!(entry["Expired"], false);

    service.advance(75 * DAY).await;
    assert_eq!(
        status_of(&list(&service, &certificates(None)).await),
        "WILLEXPIRED"
    );
    service.advance(30 * DAY).await;
    assert_eq!(list(&service, &certificates(None)).await["TotalCount"], 0);
    let expired = list(&service, &certificates(Some(OrderStatus::Expired))).await;
    assert_eq!(status_of(&expired), "EXPIRED");
    assert_eq!(entries(&expired)[0]["Expired"], true);
}

fn status_of(list: &Map<String, Value>) -> &str {
    entries(list)[0]["Status"].as_str().expect("a text")
}
