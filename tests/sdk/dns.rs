//! A record of Alibaba Cloud DNS through the cloud's own SDK.

use keyside_simulator::DnsRecord;
use serde_json::{Value, json};

use crate::client::{Sdk, clients, config, start};

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_added_found_refused_twice_and_taken_away() {
    for client in clients().filter(|client| client.knows_dns()) {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let record = json!({"DomainName": "example.com", "RR": "_dnsauth.www", "Type": "TXT",
            "Value": "a token"});

        let added = sdk.call("AddDomainRecord", &record).expect("added");
        let search = json!({"DomainName": "example.com", "SearchMode": "COMBINATION",
            "RRKeyWord": "_dnsauth.www", "TypeKeyWord": "TXT", "ValueKeyWord": "a token"});
        let found = sdk.call("DescribeDomainRecords", &search).expect("found");

        let entry = &found["DomainRecords"]["Record"][0];
        assert_eq!(entry["RecordId"], added["RecordId"], "{client}");
        assert_eq!(entry["Value"], "a token", "{client}");
        assert_eq!(
            simulator.dns_records(),
            [DnsRecord::txt("_dnsauth.www.example.com", "a token")],
            "{client}"
        );
        let refused = |code: &str| Err((code.to_owned(), 400));
        assert_eq!(
            sdk.call("AddDomainRecord", &record),
            refused("DomainRecordDuplicate"),
            "{client}"
        );
        let elsewhere: Value = json!({"DomainName": "www.example.com", "RR": "a", "Type": "TXT",
            "Value": "a token"});
        assert_eq!(
            sdk.call("AddDomainRecord", &elsewhere),
            refused("InvalidDomainName.NoExist"),
            "{client}"
        );

        let id = json!({ "RecordId": added["RecordId"] });
        sdk.call("DeleteDomainRecord", &id).expect("taken away");
        assert_eq!(
            sdk.call("DeleteDomainRecord", &id),
            refused("DomainRecordNotBelongToUser"),
            "{client}"
        );
        assert!(simulator.dns_records().is_empty(), "{client}");
    }
}
