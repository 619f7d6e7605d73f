//! Every refusal that is documented.

use keyside_aliyun::error_code;
use keyside_simulator::Config;
use serde_json::{Value, json};

use crate::{
    client::{FREE, PAID, Sdk, advance, clients, config, start},
    instances::{SINGLE, TEST, update},
};

#[tokio::test(flavor = "multi_thread")]
async fn each_refusal_has_its_documented_code_and_status() {
    for client in clients() {
        let simulator = start(Config {
            quotas: [(FREE.to_owned(), 1)].into(),
            ..config(client)
        })
        .await;
        let mut sdk = Sdk::of(&simulator, client);
        let refused = |code: &str, status: u16| Err((code.to_owned(), status));

        let unknown = json!({ "OrderId": 1 });
        for operation in [
            "DescribeCertificateState",
            "CancelOrderRequest",
            "DeleteCertificateRequest",
        ] {
            let answer = sdk.call(operation, &unknown);
            assert_eq!(
                answer,
                refused("NotFoundOrder", 404),
                "{client} {operation}"
            );
        }
        assert_eq!(
            sdk.create("www.example.com", PAID),
            refused("NotFoundPackage", 404),
            "{client}"
        );

        let created = sdk.create("www.example.com", FREE).expect("the only unit");
        assert_eq!(
            sdk.create("b.example.com", FREE),
            refused("NotRemainCount", 404),
            "{client}"
        );

        let order = json!({ "OrderId": created["OrderId"] });
        let early = sdk.call("CancelOrderRequest", &order);
        assert_eq!(early, refused("OrderStateError", 403), "{client}");
        advance(&simulator).await;
        let pending = sdk.call("DeleteCertificateRequest", &order);
        assert_eq!(pending, refused("DeleteFail", 403), "{client}");

        let nothing = sdk.call(
            "CreateCertificateWithCsrRequest",
            &json!({ "Username": "Tom" }),
        );
        assert_eq!(nothing, refused("MissingCsr", 400), "{client}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_is_refused_by_name() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let package = json!({ "ProductCode": FREE });

        let credentials = simulator.credentials();
        let (id, secret) = (&credentials.access_key_id, &credentials.access_key_secret);

        let mut wrong_secret = Sdk::start(&simulator, client, id, "wrong");
        let answer = wrong_secret.call("DescribePackageState", &package);
        assert_eq!(
            answer,
            Err(("SignatureDoesNotMatch".to_owned(), 400)),
            "{client}"
        );

        let mut wrong_id = Sdk::start(&simulator, client, "LTAI5tNOBODY", secret.expose());
        let answer = wrong_id.call("DescribePackageState", &package);
        assert_eq!(
            answer,
            Err(("InvalidAccessKeyId.NotFound".to_owned(), 404)),
            "{client}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_documented_error_arrives_with_its_code_and_status() {
    let http = reqwest::Client::new();
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let faults = format!("{}/faults", simulator.control_url());
        let package = json!({ "ProductCode": FREE });

        for error in error_code::all() {
            let fault = json!({ "code": error.code });
            let ordered = http
                .post(&faults)
                .json(&fault)
                .send()
                .await
                .expect("an answer");
            assert_eq!(ordered.status(), 204, "{}", error.code);

            let answer = sdk.call("DescribePackageState", &package);

            let refused = Err((error.code.to_owned(), error.http_status));
            assert_eq!(answer, refused, "{client}");
        }
        sdk.call("DescribePackageState", &package)
            .expect("no fault is left");
    }
}

impl Sdk {
    fn refuses(&mut self, operation: &str, request: &Value, code: &str, status: u16) {
        let answer = self.call(operation, request);
        let refused = Err((code.to_owned(), status));
        assert_eq!(answer, refused, "{operation} {request}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_refusal_of_an_instance_is_provoked_by_what_deserves_it() {
    for client in clients() {
        let simulator = start(config(client)).await;
        let mut sdk = Sdk::of(&simulator, client);
        let id = |instance_id: &str| json!({ "InstanceId": instance_id });
        let with = |name: &str, value: Value| {
            let mut request = update(TEST, "www.example.com");
            request[name] = value;
            request
        };

        sdk.refuses("GetInstanceDetail", &json!({}), "MissingInstanceId", 400);
        sdk.refuses("GetInstanceDetail", &id("nothing"), "NotFound", 400);
        sdk.refuses(
            "ListInstances",
            &json!({ "ShowSize": 101 }),
            "InvalidShowSize",
            400,
        );
        sdk.refuses("ListCert", &json!({}), "InvalidAction.NotFound", 404);
        sdk.refuses("ApplyCertificate", &id(TEST), "MissingParameter", 400);
        sdk.refuses(
            "UpdateInstance",
            &with("Csr", json!("no CSR")),
            "InvalidParameter",
            400,
        );
        let contact = with("ContactIdList", json!([1]));
        sdk.refuses("UpdateInstance", &contact, "NotFound", 400);
        let wildcard = update(TEST, "*.example.com");
        sdk.refuses("UpdateInstance", &wildcard, "DomainAndProductNotMatch", 400);
        let twice = json!({ "InstanceId": TEST, "Domain": "a.example.com,a.example.com" });
        sdk.refuses("UpdateInstance", &twice, "DomainRepeat", 400);
        let phone = json!({ "Name": "Li Lei", "Mobile": "phone" });
        sdk.refuses(
            "CreateContact",
            &phone,
            "InvalidParameter.MobileIllegal",
            400,
        );
        sdk.refuses(
            "RefundInstance",
            &id(SINGLE),
            "CouldNotRefund.NotSupport",
            400,
        );
        sdk.refuses(
            "DeleteInstance",
            &id(SINGLE),
            "InvalidStatus.DeleteProtection",
            400,
        );
        let not_support = "OperationDenied.StatusNotSupport";
        sdk.refuses("CancelPendingCertificate", &id(TEST), not_support, 400);
        sdk.refuses("RevokeCertificate", &id(TEST), not_support, 400);

        sdk.call("UpdateInstance", &update(TEST, "www.example.com"))
            .expect("updated");
        sdk.call("ApplyCertificate", &id(TEST)).expect("applied");
        sdk.refuses("ApplyCertificate", &id(TEST), not_support, 400);
        let again = update(TEST, "www.example.com");
        sdk.refuses(
            "UpdateInstance",
            &again,
            "InvalidStatus.UpdateProtection",
            400,
        );
        simulator.advance(std::time::Duration::from_secs(8 * 24 * 60 * 60));
        simulator.settle().await;
        sdk.refuses(
            "RefundInstance",
            &id(SINGLE),
            "CouldNotRefund.OverTime",
            400,
        );
    }
}
