//! The DNS service: records of the account's zones.

use keyside_aliyun::{
    Credentials, Request, Secret,
    alidns::{AddDomainRecord, DeleteDomainRecord, DescribeDomainRecords},
    cas::DescribePackageState,
    sign,
};
use keyside_simulator::{Config, DnsRecord};
use time::OffsetDateTime;

use crate::service::{Answer, Service, code, order, text};

fn txt(rr: &str, value: &str) -> AddDomainRecord {
    AddDomainRecord {
        domain_name: "example.com".to_owned(),
        rr: rr.to_owned(),
        record_type: "TXT".to_owned(),
        value: value.to_owned(),
        ..AddDomainRecord::default()
    }
}

fn exactly(rr: &str) -> DescribeDomainRecords {
    DescribeDomainRecords {
        domain_name: "example.com".to_owned(),
        search_mode: Some(DescribeDomainRecords::COMBINATION.to_owned()),
        rr_key_word: Some(rr.to_owned()),
        ..DescribeDomainRecords::default()
    }
}

#[tokio::test]
async fn a_record_is_added_found_and_taken_away() {
    let service = Service::gentle().await;

    let record_id = service.read(&txt("_dnsauth.www", "x")).await.record_id;
    let found = service.read(&exactly("_dnsauth.www")).await;

    assert_eq!(
        service.simulator.dns_records(),
        [DnsRecord::txt("_dnsauth.www.example.com", "x")]
    );
    let [record] = &*found.domain_records.record else {
        panic!("one record")
    };
    assert_eq!(record.record_id, record_id);
    assert_eq!(
        (&*record.rr, &*record.record_type, &*record.value),
        ("_dnsauth.www", "TXT", "x")
    );
    let delete = DeleteDomainRecord {
        record_id,
        ..DeleteDomainRecord::default()
    };
    service.read(&delete).await;
    assert!(service.simulator.dns_records().is_empty());
    assert_eq!(
        code(service.call(&delete).await),
        "DomainRecordNotBelongToUser"
    );
}

#[tokio::test]
async fn an_order_is_issued_by_a_record_that_was_added() {
    let service = Service::gentle().await;
    let order = service.place(&order("www.example.com")).await;
    service.pass_delay().await;
    let state = service.state(order).await;

    service
        .read(&txt("_dnsauth.www", text(&state, "RecordValue")))
        .await;
    service.simulator.settle().await;

    assert_eq!(service.state_type(order).await, "process");
}

#[tokio::test]
async fn a_search_for_whole_words_finds_no_others() {
    let service = Service::gentle().await;
    for rr in ["_dnsauth", "_dnsauth.www", "@"] {
        service.read(&txt(rr, "x")).await;
    }

    let whole = service.read(&exactly("_dnsauth")).await;
    let part = service
        .read(&DescribeDomainRecords {
            search_mode: None,
            ..exactly("_dnsauth")
        })
        .await;

    assert_eq!(whole.total_count, Some(1));
    assert_eq!(part.total_count, Some(2));
}

#[tokio::test]
async fn each_refusal_has_its_code() {
    let service = Service::gentle().await;
    service
        .simulator
        .publish(DnsRecord::txt("_dnsauth.example.com", "x"))
        .expect("a record");

    let alias = AddDomainRecord {
        record_type: "CNAME".to_owned(),
        value: "example.net".to_owned(),
        ..txt("_dnsauth", "")
    };
    let elsewhere = AddDomainRecord {
        domain_name: "www.example.com".to_owned(),
        ..txt("_dnsauth", "x")
    };
    for (answer, expected) in [
        (
            service.call(&txt("_dnsauth", "x")).await,
            "DomainRecordDuplicate",
        ),
        (service.call(&alias).await, "DomainRecordConflict"),
        (service.call(&elsewhere).await, "InvalidDomainName.NoExist"),
        (service.call(&txt("", "x")).await, "MissingRR"),
        (service.call(&txt("a..b", "x")).await, "InvalidRR"),
    ] {
        assert_eq!(code(answer), expected);
    }
}

#[tokio::test]
async fn a_key_for_dns_opens_dns_alone() {
    let own = || Credentials::new("LTAI5tDNS", Secret::new("dns-secret"), None);
    let service = Service::start(Config {
        dns_credentials: Some(own()),
        ..Config::gentle()
    })
    .await;
    let package = DescribePackageState { product_code: None };
    let call = async |request: Request, credentials: &Credentials| -> Answer {
        let nonce = format!("{}-{}", request.action, credentials.access_key_id);
        let signed = sign::v3::sign(&request, credentials, OffsetDateTime::now_utc(), &nonce);
        service.call_signed(&signed).await
    };

    let dns = Request::new(service.host(), &exactly("_dnsauth"));
    let certificates = Request::new(service.host(), &package);
    let other = service.simulator.credentials();

    assert!(call(dns.clone(), &own()).await.is_ok());
    assert_eq!(code(call(dns, &other).await), "Forbidden.RAM");
    assert_eq!(code(call(certificates, &own()).await), "Forbidden.RAM");
}

#[tokio::test]
async fn an_operation_is_known_in_its_own_version_alone() {
    let service = Service::gentle().await;
    let request = Request {
        version: "2020-04-07".to_owned(),
        ..Request::new(service.host(), &txt("_dnsauth", "x"))
    };

    let answer = service.call_signed(&service.sign(&request)).await;

    assert_eq!(code(answer), "InvalidAction.NotFound");
}
