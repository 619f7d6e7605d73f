//! The cloud's own Python SDK against the simulator, with both of its signatures.

use std::{
    env,
    io::{BufRead, BufReader, Lines, Write},
    net::SocketAddr,
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use keyside_core::KeyAlgorithm;
use keyside_simulator::{Config, DnsRecord, Simulator};
use serde_json::{Value, json};
use support::{Applicant, target};

const FREE: &str = "digicert-free-1-free";
const PAID: &str = "geotrust-dv-1-starter";

/// The signatures: ACS3-HMAC-SHA256 and HMAC-SHA1.
const SCHEMES: [&str; 2] = ["v3", "v1"];

#[tokio::test(flavor = "multi_thread")]
async fn an_order_goes_from_quota_to_certificate() {
    for scheme in SCHEMES {
        let simulator = start(config()).await;
        let mut sdk = Sdk::of(&simulator, scheme);

        let created = sdk.create("www.example.com", FREE).expect("an order");
        assert_eq!(
            created["OrderId"],
            json!(Config::LARGE_ORDER_ID),
            "{scheme}"
        );
        let order = json!({ "OrderId": created["OrderId"] });

        let preparing_state = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(preparing_state["Type"], "payed", "{scheme}");

        advance(&simulator).await;
        let waiting = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(waiting["Type"], "domain_verify", "{scheme}");
        assert_eq!(waiting["ValidateType"], "DNS", "{scheme}");
        assert_eq!(
            waiting["RecordDomain"], "_dnsauth.www.example.com",
            "{scheme}"
        );
        assert_eq!(waiting["RecordType"], "TXT", "{scheme}");

        let value = waiting["RecordValue"].as_str().expect("a value");
        simulator
            .publish(DnsRecord::txt("_dnsauth.www.example.com", value))
            .expect("a record");
        simulator.settle().await;
        let reviewed = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(reviewed["Type"], "process", "{scheme}");
        assert!(reviewed.get("RecordValue").is_none(), "{scheme}");

        advance(&simulator).await;
        let issued = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(issued["Type"], "certificate", "{scheme}");
        let certificate = issued["Certificate"].as_str().expect("PEM");
        assert!(
            certificate.starts_with("-----BEGIN CERTIFICATE-----"),
            "{scheme}"
        );
        assert!(issued["CertId"].is_string(), "{scheme}");
        assert!(issued.get("PrivateKey").is_none(), "{scheme}");

        let package = sdk.call("DescribePackageState", &json!({ "ProductCode": FREE }));
        let package = package.expect("a quota");
        assert_eq!(package["TotalCount"], 20, "{scheme}");
        assert_eq!(package["UsedCount"], 1, "{scheme}");
        assert_eq!(package["IssuedCount"], 1, "{scheme}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_cancelled_then_deleted_and_its_unit_comes_back() {
    for scheme in SCHEMES {
        let simulator = start(config()).await;
        let mut sdk = Sdk::of(&simulator, scheme);
        let created = sdk.create("www.example.com", PAID).expect("an order");
        let order = json!({ "OrderId": created["OrderId"] });
        advance(&simulator).await;
        assert_eq!(sdk.used(PAID), 1, "{scheme}");

        sdk.call("CancelOrderRequest", &order)
            .expect("a pending order");
        let cancelled = sdk
            .call("DescribeCertificateState", &order)
            .expect("a state");
        assert_eq!(cancelled["Type"], "payed", "{scheme}");
        assert_eq!(sdk.used(PAID), 1, "{scheme}");

        sdk.call("DeleteCertificateRequest", &order)
            .expect("a cancelled order");
        assert_eq!(sdk.used(PAID), 0, "{scheme}");
        let gone = sdk.call("DescribeCertificateState", &order);
        assert_eq!(gone, Err(("NotFoundOrder".to_owned(), 404)), "{scheme}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_has_every_order_page_by_page() {
    for scheme in SCHEMES {
        let simulator = start(config()).await;
        let mut sdk = Sdk::of(&simulator, scheme);
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
            assert_eq!(answer["TotalCount"], 3, "{scheme}");
            let entries = answer["CertificateOrderList"]
                .as_array()
                .expect("entries")
                .clone();
            assert!(
                entries.iter().all(|entry| entry["Status"] == "CHECKING"),
                "{scheme}"
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
        assert_eq!(listed, placed, "{scheme}");
        assert_eq!(found["TotalCount"], 1, "{scheme}");
        assert_eq!(
            found["CertificateOrderList"][0]["Domain"], "c.example.org",
            "{scheme}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_refusal_has_its_documented_code_and_status() {
    for scheme in SCHEMES {
        let simulator = start(Config {
            quotas: [(FREE.to_owned(), 1)].into(),
            ..config()
        })
        .await;
        let mut sdk = Sdk::of(&simulator, scheme);
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
                "{scheme} {operation}"
            );
        }
        assert_eq!(
            sdk.create("www.example.com", PAID),
            refused("NotFoundPackage", 404),
            "{scheme}"
        );

        let created = sdk.create("www.example.com", FREE).expect("the only unit");
        assert_eq!(
            sdk.create("b.example.com", FREE),
            refused("NotRemainCount", 404),
            "{scheme}"
        );

        let order = json!({ "OrderId": created["OrderId"] });
        let early = sdk.call("CancelOrderRequest", &order);
        assert_eq!(early, refused("OrderStateError", 403), "{scheme}");
        advance(&simulator).await;
        let pending = sdk.call("DeleteCertificateRequest", &order);
        assert_eq!(pending, refused("DeleteFail", 403), "{scheme}");

        let nothing = sdk.call(
            "CreateCertificateWithCsrRequest",
            &json!({ "Username": "Tom" }),
        );
        assert_eq!(nothing, refused("MissingCsr", 400), "{scheme}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_is_refused_by_name() {
    for scheme in SCHEMES {
        let simulator = start(config()).await;
        let package = json!({ "ProductCode": FREE });

        let credentials = simulator.credentials();
        let (id, secret) = (&credentials.access_key_id, &credentials.access_key_secret);

        let mut wrong_secret = Sdk::start(&simulator, scheme, id, "wrong");
        let answer = wrong_secret.call("DescribePackageState", &package);
        assert_eq!(
            answer,
            Err(("SignatureDoesNotMatch".to_owned(), 400)),
            "{scheme}"
        );

        let mut wrong_id = Sdk::start(&simulator, scheme, "LTAI5tNOBODY", secret.expose());
        let answer = wrong_id.call("DescribePackageState", &package);
        assert_eq!(
            answer,
            Err(("InvalidAccessKeyId.NotFound".to_owned(), 404)),
            "{scheme}"
        );
    }
}

/// Longer than any test: only [`advance`] makes it pass.
const STEP: Duration = Duration::from_secs(60 * 60);

/// A simulator whose orders stand still until its clock is moved.
fn config() -> Config {
    Config {
        first_order_id: Config::LARGE_ORDER_ID,
        preparing_delay: STEP,
        look_interval: STEP,
        review_delay: STEP,
        ..Config::gentle()
    }
}

async fn start(config: Config) -> Simulator {
    Simulator::start(config).await.expect("loopback is free")
}

/// Moves every order by one step.
async fn advance(simulator: &Simulator) {
    simulator.advance(STEP);
    simulator.settle().await;
}

/// The SDK in a process of its own.
struct Sdk {
    process: Child,
    input: Option<ChildStdin>,
    output: Lines<BufReader<ChildStdout>>,
}

impl Sdk {
    fn of(simulator: &Simulator, scheme: &str) -> Self {
        let credentials = simulator.credentials();
        let secret = credentials.access_key_secret.expose();
        Self::start(simulator, scheme, &credentials.access_key_id, secret)
    }

    fn start(simulator: &Simulator, scheme: &str, id: &str, secret: &str) -> Self {
        let cas_url = simulator.cas_url();
        let endpoint = cas_url
            .strip_prefix("http://")
            .expect("a plain URL")
            .trim_end_matches('/');
        endpoint.parse::<SocketAddr>().expect("host and port");
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/sdk/client.py");
        let mut process = Command::new(python())
            .args([program, endpoint, id, secret, scheme])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the Python of the virtual environment");
        let input = process.stdin.take();
        let output = BufReader::new(process.stdout.take().expect("it is piped")).lines();
        Self {
            process,
            input,
            output,
        }
    }

    /// The answer, or code and status of the refusal.
    fn call(&mut self, operation: &str, request: &Value) -> Result<Value, (String, u16)> {
        let input = self.input.as_mut().expect("it is piped");
        writeln!(
            input,
            "{}",
            json!({ "operation": operation, "request": request })
        )
        .expect("the SDK listens");
        let line = self
            .output
            .next()
            .expect("the SDK answers")
            .expect("the SDK writes text");
        let mut answer: Value = serde_json::from_str(&line).expect("a line of JSON");
        let error = &answer["error"];
        if error.is_null() {
            return Ok(answer["answer"].take());
        }
        let code = error["code"].as_str().expect("a code").to_owned();
        let status = error["status"].as_u64().expect("a status");
        Err((code, u16::try_from(status).expect("an HTTP status")))
    }

    /// Orders a certificate for a new key.
    fn create(&mut self, domain: &str, product: &str) -> Result<Value, (String, u16)> {
        let applicant = Applicant::new(domain, KeyAlgorithm::EcdsaP256);
        let request = json!({
            "Csr": applicant.order.csr,
            "Email": "admin@example.com",
            "Phone": "13800000000",
            "ProductCode": product,
            "Username": "Tom Zhang",
            "ValidateType": "DNS",
        });
        self.call("CreateCertificateWithCsrRequest", &request)
    }

    /// How many units of the product are used.
    fn used(&mut self, product: &str) -> Value {
        let request = json!({ "ProductCode": product });
        self.call("DescribePackageState", &request)
            .expect("a quota")["UsedCount"]
            .clone()
    }
}

impl Drop for Sdk {
    fn drop(&mut self) {
        // The end of its input ends it; there is nobody left to hear of a failure.
        self.input = None;
        let _ = self.process.wait();
    }
}

/// The Python of the virtual environment that has the SDK.
fn python() -> PathBuf {
    let python = env::var_os("KEYSIDE_SDK_PYTHON")
        .map_or_else(|| target().join("sdk-venv/bin/python"), PathBuf::from);
    let path = python.display();
    assert!(
        python.exists(),
        "the SDK's Python {path} is missing: run `cargo xtask test`"
    );
    python
}
