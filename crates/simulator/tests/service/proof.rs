//! Proofs that are really looked for.

use keyside_aliyun::cas::{CreateCertificateWithCsrRequest, OrderId, ValidateType};
use keyside_simulator::{ChallengeRecord, Config, DnsRecord, RecordName};

use crate::service::{Service, order, text};

/// An order that waits for its proof.
async fn waiting(service: &Service, create: &CreateCertificateWithCsrRequest) -> OrderId {
    let id = service.place(create).await;
    service.pass_delay().await;
    id
}

fn by_file() -> CreateCertificateWithCsrRequest {
    CreateCertificateWithCsrRequest {
        validate_type: ValidateType::File,
        ..order("www.example.com")
    }
}

/// URL and content of the file that the order asks for.
async fn wanted_file(service: &Service, id: OrderId) -> (String, String) {
    let state = service.state(id).await;
    assert_eq!(text(&state, "ValidateType"), "FILE");
    let url = format!("http://{}{}", text(&state, "Domain"), text(&state, "Uri"));
    (url, text(&state, "Content").to_owned())
}

#[tokio::test]
async fn a_record_with_another_value_is_not_accepted() {
    let service = Service::gentle().await;
    let id = waiting(&service, &order("www.example.com")).await;
    let value = text(&service.state(id).await, "RecordValue").to_owned();

    for (name, value) in [
        ("_dnsauth.www.example.com", format!("{value}x")),
        ("_dnsauth.www.example.com", value.to_uppercase()),
        ("_dnsauth.example.com", value.clone()),
        ("www.example.com", value.clone()),
    ] {
        service
            .simulator
            .publish(DnsRecord::txt(name, value))
            .expect("a record");
        service.pass_delay().await;
        assert_eq!(service.state_type(id).await, "domain_verify", "{name}");
    }

    service.prove(id).await;
    assert_eq!(service.state_type(id).await, "process");
}

#[tokio::test]
async fn a_record_in_another_zone_is_accepted_through_an_alias() {
    let service = Service::gentle().await;
    let id = waiting(&service, &order("www.example.com")).await;
    let value = text(&service.state(id).await, "RecordValue").to_owned();
    let alias = DnsRecord::cname("_dnsauth.www.example.com", "proofs.example.net");
    service.simulator.publish(alias).expect("a record");
    service.simulator.settle().await;
    assert_eq!(service.state_type(id).await, "domain_verify");

    service
        .simulator
        .publish(DnsRecord::txt("proofs.example.net", value))
        .expect("a record");
    service.simulator.settle().await;

    assert_eq!(service.state_type(id).await, "process");
}

#[tokio::test]
async fn an_order_can_ask_for_an_alias() {
    let config = Config {
        record_type: ChallengeRecord::Cname,
        ..Config::gentle()
    };
    let service = Service::start(config).await;
    let id = waiting(&service, &order("www.example.com")).await;
    let state = service.state(id).await;
    assert_eq!(text(&state, "RecordType"), "CNAME");

    let (name, target) = (text(&state, "RecordDomain"), text(&state, "RecordValue"));
    service
        .simulator
        .publish(DnsRecord::cname(name, target))
        .expect("a record");
    service.simulator.settle().await;

    assert_eq!(service.state_type(id).await, "process");
}

#[tokio::test]
async fn the_proof_of_one_order_is_none_of_another() {
    let service = Service::gentle().await;
    let first = waiting(&service, &order("www.example.com")).await;
    let second = waiting(&service, &order("www.example.com")).await;

    service.prove(first).await;

    assert_eq!(service.state_type(first).await, "process");
    assert_eq!(service.state_type(second).await, "domain_verify");
}

#[tokio::test]
async fn the_record_of_a_wildcard_is_at_its_base() {
    let service = Service::gentle().await;
    let create = CreateCertificateWithCsrRequest {
        product_code: Some("geotrust-dv-w-starter".to_owned()),
        ..order("*.example.com")
    };

    let id = waiting(&service, &create).await;

    assert_eq!(
        text(&service.state(id).await, "RecordDomain"),
        "_dnsauth.example.com"
    );
}

#[tokio::test]
async fn the_records_name_can_be_the_bare_label() {
    let config = Config {
        record_name: RecordName::Label,
        ..Config::gentle()
    };
    let service = Service::start(config).await;

    let id = waiting(&service, &order("www.example.com")).await;

    assert_eq!(text(&service.state(id).await, "RecordDomain"), "_dnsauth");
}

#[tokio::test]
async fn a_file_is_accepted_only_byte_for_byte() {
    let service = Service::gentle().await;
    let id = waiting(&service, &by_file()).await;
    let (url, content) = wanted_file(&service, id).await;

    for other in [
        format!("{content}\n"),
        format!("\u{FEFF}{content}"),
        String::new(),
    ] {
        service.simulator.put_file(&url, other).expect("a file");
        service.pass_delay().await;
        assert_eq!(service.state_type(id).await, "domain_verify");
    }
    service.simulator.put_file(&url, content).expect("a file");
    service.simulator.settle().await;

    assert_eq!(service.state_type(id).await, "process");
}

#[tokio::test]
async fn a_redirect_is_not_followed_to_the_file() {
    let service = Service::gentle().await;
    let id = waiting(&service, &by_file()).await;
    let (url, content) = wanted_file(&service, id).await;
    service
        .simulator
        .put_file("http://www.example.com/moved.txt", content)
        .expect("a file");

    let files = format!("{}/files", service.simulator.control_url());
    let redirect = serde_json::json!({"url": url, "redirectTo": "/moved.txt"});
    let answer = service
        .client
        .post(files)
        .json(&redirect)
        .send()
        .await
        .expect("an answer");

    assert_eq!(answer.status(), 204);
    assert_eq!(service.state_type(id).await, "domain_verify");
}

#[tokio::test]
async fn the_file_of_another_host_is_not_accepted() {
    let service = Service::gentle().await;
    let id = waiting(&service, &by_file()).await;
    let (url, content) = wanted_file(&service, id).await;

    service
        .simulator
        .put_file(&url.replace("www.", ""), content)
        .expect("a file");
    service.simulator.settle().await;

    assert_eq!(service.state_type(id).await, "domain_verify");
}

#[tokio::test]
async fn a_hosted_domain_is_proven_without_the_applicant() {
    for create in [order("www.example.com"), by_file()] {
        let service = Service::gentle().await;
        let id = waiting(&service, &create).await;
        service.pass_delay().await;
        assert_eq!(service.state_type(id).await, "domain_verify");

        service.simulator.set_hosted_dns(true);
        service.simulator.settle().await;

        assert_eq!(service.state_type(id).await, "process");
    }
}

#[tokio::test]
async fn records_can_be_looked_up_at_another_server() {
    let other = Service::gentle().await;
    let config = Config {
        dns_server: Some(other.simulator.dns_addr()),
        ..Config::gentle()
    };
    let service = Service::start(config).await;
    let id = waiting(&service, &order("www.example.com")).await;
    service.prove(id).await;
    assert_eq!(service.state_type(id).await, "domain_verify");
    let state = service.state(id).await;

    let record = DnsRecord::txt(text(&state, "RecordDomain"), text(&state, "RecordValue"));
    other.simulator.publish(record).expect("a record");
    service.pass_delay().await;

    assert_eq!(service.state_type(id).await, "process");
}
