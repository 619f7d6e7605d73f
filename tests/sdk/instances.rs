//! The life of an instance.

use keyside_core::KeyAlgorithm;
use keyside_simulator::DnsRecord;
use serde_json::{Value, json};
use support::Applicant;

use crate::client::{Sdk, advance, clients, config, start};

pub(crate) const TEST: &str = "cas_dv-cn-test00000001";
pub(crate) const SINGLE: &str = "cas_dv-cn-single000001";

/// What the instance is told: a request of a new key, and whom to reach.
pub(crate) fn update(instance_id: &str, domain: &str) -> Value {
    let applicant = Applicant::new(domain, KeyAlgorithm::EcdsaP256);
    json!({
        "InstanceId": instance_id,
        "Csr": applicant.order.csr,
        "GenerateCsrMethod": "upload",
        "ValidationMethod": "DNS",
        "ContactIdList": [304_066],
        "Tags": [{ "TagKey": "env", "TagValue": "a b*" }],
    })
}

/// How many records are asked for. An SDK may make an empty list of an absent one.
fn to_publish(instance: &Value) -> usize {
    instance["DomainValidationList"]
        .as_array()
        .map_or(0, Vec::len)
}

impl Sdk {
    fn instance(&mut self, instance_id: &str) -> Value {
        let request = json!({ "InstanceId": instance_id });
        self.call("GetInstanceDetail", &request)
            .expect("an instance")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_instance_goes_from_purchase_to_certificate() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let id = json!({ "InstanceId": TEST });

        let listed = sdk.call("ListInstances", &json!({ "InstanceType": "TEST" }));
        let listed = listed.expect("a list");
        assert_eq!(listed["InstanceList"][0]["InstanceId"], TEST, "{client}");
        assert_eq!(listed["InstanceList"][0]["Status"], "inactive", "{client}");

        sdk.call("UpdateInstance", &update(TEST, "www.example.com"))
            .expect("updated");
        sdk.call("ApplyCertificate", &id).expect("applied");
        let task = json!({ "TaskId": TEST });
        let processing = sdk.call("GetTaskAttribute", &task).expect("a task");
        assert_eq!(processing["TaskStatus"], "processing", "{client}");
        let pending = sdk.instance(TEST);
        assert_eq!(pending["Status"], "pending", "{client}");
        assert_eq!(to_publish(&pending), 0, "{client}");

        advance(&simulator).await;
        let done = sdk.call("GetTaskAttribute", &task).expect("a task");
        assert_eq!(done["TaskStatus"], "success", "{client}");
        let waiting = sdk.instance(TEST);
        assert_eq!(waiting["Tags"][0]["TagValue"], "a b*", "{client}");
        let validation = &waiting["DomainValidationList"][0];
        assert_eq!(validation["RootDomain"], "example.com", "{client}");
        assert_eq!(validation["ValidationKey"], "_dnsauth.www", "{client}");
        let value = validation["ValidationValue"].as_str().expect("a value");
        simulator
            .publish(DnsRecord::txt("_dnsauth.www.example.com", value))
            .expect("a record");
        simulator.settle().await;

        advance(&simulator).await;
        let issued = sdk.instance(TEST);
        assert_eq!(issued["Status"], "normal", "{client}");
        assert_eq!(issued["CertificateStatus"], "issued", "{client}");
        assert_eq!(to_publish(&issued), 0, "{client}");

        let certificate = json!({ "CertId": issued["CertificateId"] });
        let whole = sdk
            .call("GetUserCertificateDetail", &certificate)
            .expect("a certificate");
        let pem = whole["Cert"].as_str().expect("PEM");
        assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"), "{client}");
        assert!(whole.get("Key").is_none(), "{client}");
        let certificate = json!({ "CertificateId": issued["CertificateId"] });
        let detail = sdk
            .call("GetCertificateDetail", &certificate)
            .expect("details");
        assert_eq!(
            detail["SubjectAlternativeNames"],
            json!(["www.example.com"]),
            "{client}"
        );
        let listed = sdk.call("ListCertificates", &json!({})).expect("a list");
        assert!(
            listed["CertificateList"][0]["CertificateId"].is_string(),
            "{client}"
        );

        sdk.call("RevokeCertificate", &id).expect("revoked");
        assert_eq!(
            sdk.instance(TEST)["CertificateStatus"],
            "revoked",
            "{client}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_taken_back_and_the_instance_given_back() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let id = json!({ "InstanceId": SINGLE });
        sdk.call("UpdateInstance", &update(SINGLE, "www.example.com"))
            .expect("updated");
        sdk.call("ApplyCertificate", &id).expect("applied");
        advance(&simulator).await;

        sdk.call("CancelPendingCertificate", &id)
            .expect("taken back");
        assert_eq!(sdk.instance(SINGLE)["Status"], "pending", "{client}");
        advance(&simulator).await;
        assert_eq!(sdk.instance(SINGLE)["Status"], "inactive", "{client}");

        sdk.call("RefundInstance", &id).expect("given back");
        advance(&simulator).await;
        assert_eq!(sdk.instance(SINGLE)["Status"], "refund", "{client}");
        sdk.call("DeleteInstance", &id).expect("deleted");
        let summary = sdk
            .call("GetInstanceSummary", &json!({}))
            .expect("a summary");
        assert_eq!(summary["TotalCount"], 3, "{client}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_added_changed_listed_and_forgotten() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let contact = json!({ "Name": "Li Lei", "Mobile": "13900000000" });
        let id = sdk.call("CreateContact", &contact).expect("added")["ContactId"].clone();

        let change = json!({ "ContactId": id, "Email": "lilei@example.com" });
        sdk.call("UpdateContact", &change).expect("changed");

        let listed = sdk
            .call("ListContact", &json!({ "Keyword": "lilei" }))
            .expect("a list");
        assert_eq!(listed["ContactList"][0]["ContactId"], id, "{client}");
        let id = json!({ "ContactId": id });
        let read = sdk.call("GetContact", &id).expect("the contact");
        assert_eq!(read["Name"], "Li Lei", "{client}");
        sdk.call("DeleteContact", &id).expect("forgotten");
        assert_eq!(
            sdk.call("GetContact", &id),
            Err(("NotFound".to_owned(), 400)),
            "{client}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn companies_are_added_changed_listed_and_forgotten() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let company = json!({
            "CompanyName": "Example", "CompanyType": 1, "CompanyCode": "91330000000000000X",
            "CompanyPhone": "0571-00000000", "CompanyAddress": "1 Example Road",
            "CountryCode": "CN", "Province": "Zhejiang", "City": "Hangzhou",
            "PostCode": "310000", "Lang": "en",
        });
        let id = sdk.call("CreateCompany", &company).expect("added")["CompanyId"].clone();

        let change = json!({ "CompanyId": id, "CompanyName": "Example Ltd" });
        sdk.call("UpdateCompany", &change).expect("changed");

        let listed = sdk
            .call("ListCompanies", &json!({ "Keyword": "ltd" }))
            .expect("a list");
        assert_eq!(listed["CompanyList"][0]["CompanyId"], id, "{client}");
        let id = json!({ "CompanyId": id });
        let read = sdk.call("GetCompany", &id).expect("the company");
        assert_eq!(read["City"], "Hangzhou", "{client}");
        sdk.call("DeleteCompany", &id).expect("forgotten");
    }
}
