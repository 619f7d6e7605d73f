//! The life of an order.

use std::time::Duration;

use keyside_core::KeyAlgorithm;
use keyside_simulator::DnsRecord;
use serde_json::{Value, json};
use support::Applicant;

use crate::client::{FREE, PAID, Sdk, advance, clients, config, start};

#[tokio::test(flavor = "multi_thread")]
async fn an_order_goes_from_quota_to_certificate() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);

        let created = sdk.create("www.example.com", FREE).expect("an order");
        assert_eq!(created["OrderId"], client.first_order_id(), "{client}");
        let order = json!({ "OrderId": created["OrderId"] });

        let preparing_state = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(preparing_state["Type"], "payed", "{client}");

        advance(&simulator).await;
        let waiting = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(waiting["Type"], "domain_verify", "{client}");
        assert_eq!(waiting["ValidateType"], "DNS", "{client}");
        assert_eq!(
            waiting["RecordDomain"], "_dnsauth.www.example.com",
            "{client}"
        );
        assert_eq!(waiting["RecordType"], "TXT", "{client}");

        let value = waiting["RecordValue"].as_str().expect("a value");
        simulator
            .publish(DnsRecord::txt("_dnsauth.www.example.com", value))
            .expect("a record");
        simulator.settle().await;
        let reviewed = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(reviewed["Type"], "process", "{client}");
        assert!(reviewed.get("RecordValue").is_none(), "{client}");

        advance(&simulator).await;
        let issued = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(issued["Type"], "certificate", "{client}");
        let certificate = issued["Certificate"].as_str().expect("PEM");
        assert!(
            certificate.starts_with("-----BEGIN CERTIFICATE-----"),
            "{client}"
        );
        if client.knows_cert_id() {
            assert!(issued["CertId"].is_string(), "{client}");
        }
        assert!(issued.get("PrivateKey").is_none(), "{client}");

        let package = sdk.call("DescribePackageState", &json!({ "ProductCode": FREE }));
        let package = package.expect("a quota");
        assert_eq!(package["TotalCount"], 20, "{client}");
        assert_eq!(package["UsedCount"], 1, "{client}");
        assert_eq!(package["IssuedCount"], 1, "{client}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_cancelled_then_deleted_and_its_unit_comes_back() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let created = sdk.create("www.example.com", PAID).expect("an order");
        let order = json!({ "OrderId": created["OrderId"] });
        advance(&simulator).await;
        assert_eq!(sdk.used(PAID), 1, "{client}");

        sdk.call("CancelOrderRequest", &order)
            .expect("a pending order");
        let cancelled = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(cancelled["Type"], "payed", "{client}");
        assert_eq!(sdk.used(PAID), 1, "{client}");

        sdk.call("DeleteCertificateRequest", &order)
            .expect("a cancelled order");
        assert_eq!(sdk.used(PAID), 0, "{client}");
        let gone = sdk.call("DescribeCertificateState", &order);
        assert_eq!(gone, Err(("NotFoundOrder".to_owned(), 404)), "{client}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_has_every_order_page_by_page() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let mut placed: Vec<Value> = Vec::new();
        for name in ["a.example.com", "b.example.com", "c.example.org"] {
            placed.push(sdk.create(name, FREE).expect("an order")["OrderId"].clone());
        }

        let mut listed = Vec::new();
        for page in 1..=2 {
            let request = json!({ "OrderType": "CPACK", "CurrentPage": page, "ShowSize": 2 });
            let answer = sdk
                .call("ListUserCertificateOrder", &request)
                .expect("a page");
            assert_eq!(answer["TotalCount"], 3, "{client}");
            let entries = answer["CertificateOrderList"]
                .as_array()
                .expect("entries")
                .clone();
            assert!(
                entries.iter().all(|entry| entry["Status"] == "CHECKING"),
                "{client}"
            );
            listed.extend(entries.into_iter().map(|entry| entry["OrderId"].clone()));
        }
        let found = sdk
            .call(
                "ListUserCertificateOrder",
                &json!({ "Keyword": "example.org" }),
            )
            .expect("a page");

        listed.sort_by_key(Value::as_i64);
        assert_eq!(listed, placed, "{client}");
        assert_eq!(found["TotalCount"], 1, "{client}");
        assert_eq!(
            found["CertificateOrderList"][0]["Domain"], "c.example.org",
            "{client}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issued_order_is_renewed_and_revoked() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let package = json!({
            "ProductCode": "symantec-ov-1-personal",
            "Csr": request("www.example.com"),
            "Tags": [{ "Key": "env", "Value": "a b*" }],
        });
        let created = sdk.call("CreateCertificateForPackageRequest", &package);
        let order = json!({ "OrderId": created.expect("an order")["OrderId"] });
        advance(&simulator).await;
        advance(&simulator).await;
        let issued = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(issued["Type"], "certificate", "{client}");

        let renewal = json!({ "OrderId": order["OrderId"], "Csr": request("www.example.com") });
        let early = sdk.call("RenewCertificateOrderForPackageRequest", &renewal);
        assert_eq!(early, Err(("OrderStateError".to_owned(), 403)), "{client}");
        simulator.advance(Duration::from_secs(180 * 24 * 60 * 60));
        simulator.settle().await;
        let renewed = sdk.call("RenewCertificateOrderForPackageRequest", &renewal);
        assert_ne!(
            renewed.expect("an order")["OrderId"],
            order["OrderId"],
            "{client}"
        );

        sdk.call("CancelCertificateForPackageRequest", &order)
            .expect("revoked");
        let list = json!({ "Status": "REVOKED" });
        let revoked = sdk.call("ListUserCertificateOrder", &list).expect("a list");
        let entry = &revoked["CertificateOrderList"][0];
        assert_eq!(entry["OrderId"], order["OrderId"], "{client}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_keeps_the_key_of_an_order_without_a_request() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let create = json!({
            "Domain": "www.example.com",
            "Email": "admin@example.com",
            "Phone": "13800000000",
            "Username": "Tom Zhang",
            "ValidateType": "DNS",
        });
        let created = sdk
            .call("CreateCertificateRequest", &create)
            .expect("an order");
        let order = json!({ "OrderId": created["OrderId"] });
        simulator.set_hosted_dns(true);
        for _ in 0..3 {
            advance(&simulator).await;
        }

        let issued = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");

        let key = issued["PrivateKey"].as_str().expect("PEM");
        assert!(key.starts_with("-----BEGIN PRIVATE KEY-----"), "{client}");
        let list = json!({ "OrderType": "CERT" });
        let listed = sdk.call("ListUserCertificateOrder", &list).expect("a list");
        let certificate = json!({ "CertId": listed["CertificateOrderList"][0]["CertificateId"] });
        let filtered = json!({ "CertId": certificate["CertId"], "CertFilter": true });
        let whole = sdk
            .call("GetUserCertificateDetail", &certificate)
            .expect("a certificate");
        let filtered = sdk
            .call("GetUserCertificateDetail", &filtered)
            .expect("a certificate");
        assert_eq!(whole["Key"], key, "{client}");
        assert!(filtered.get("Key").is_none(), "{client}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_keeps_requests_with_and_without_their_keys() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let create = json!({
            "Algorithm": "ECC", "KeySize": 256, "CommonName": "www.example.com",
            "CountryCode": "CN", "Province": "Zhejiang", "Locality": "Hangzhou",
        });
        let made = sdk.call("CreateCsr", &create).expect("a request")["CsrId"].clone();
        let upload = json!({ "Csr": request("b.example.com") });
        let uploaded = sdk.call("UploadCsr", &upload).expect("kept")["CsrId"].clone();

        for (id, has_key) in [(made, true), (uploaded, false)] {
            let id = json!({ "CsrId": id });
            let detail = sdk.call("GetCsrDetail", &id).expect("a request");
            assert_eq!(detail.get("PrivateKey").is_some(), has_key, "{client}");
        }
        let listed = sdk
            .call("ListCsr", &json!({ "KeyWord": "b.ex" }))
            .expect("a list");
        let id = json!({ "CsrId": listed["CsrList"][0]["CsrId"] });
        sdk.call("DeleteCsr", &id).expect("forgotten");
        assert_eq!(
            sdk.call("GetCsrDetail", &id),
            Err(("NotFound".to_owned(), 400)),
            "{client}"
        );
    }
}

/// A request of a new key.
fn request(domain: &str) -> String {
    Applicant::new(domain, KeyAlgorithm::EcdsaP256).order.csr
}
