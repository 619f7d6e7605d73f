//! The cloud's own SDKs, each in a process of its own.

use std::{
    env, fmt,
    io::{BufRead, BufReader, Lines, Write},
    net::SocketAddr,
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use keyside_core::KeyAlgorithm;
use keyside_simulator::{Config, Simulator};
use serde_json::{Value, json};
use support::{Applicant, target};

pub(crate) const FREE: &str = "digicert-free-1-free";
pub(crate) const PAID: &str = "geotrust-dv-1-starter";

/// An SDK and how it signs.
#[derive(Clone, Copy)]
pub(crate) struct Client {
    language: Language,
    /// `v3` (ACS3-HMAC-SHA256) or `v1` (HMAC-SHA1).
    scheme: &'static str,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Language {
    Python,
    Node,
}

/// Every SDK with both signatures. That for Node.js is left out where there is no Node.js.
pub(crate) fn clients() -> impl Iterator<Item = Client> {
    let languages = if has_node() {
        &[Language::Python, Language::Node][..]
    } else {
        &[Language::Python]
    };
    languages.iter().flat_map(|language| {
        ["v3", "v1"].map(|scheme| Client {
            language: *language,
            scheme,
        })
    })
}

impl Client {
    /// Whether its type of a certificate's state has the certificate's number, a later addition.
    pub(crate) fn knows_cert_id(self) -> bool {
        self.language == Language::Python
    }

    /// Whether it can call the DNS service, too.
    pub(crate) fn knows_dns(self) -> bool {
        self.language == Language::Python
    }

    /// JavaScript's numbers would round an id above 2^53.
    pub(crate) fn first_order_id(self) -> i64 {
        match self.language {
            Language::Python => Config::LARGE_ORDER_ID,
            Language::Node => Config::gentle().first_order_id,
        }
    }
}

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = match self.language {
            Language::Python => "Python",
            Language::Node => "Node.js",
        };
        write!(f, "{language} {}", self.scheme)
    }
}

impl Language {
    /// What makes calls with the SDK.
    fn program(self) -> Command {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sdk");
        match self {
            Self::Python => {
                let mut program = Command::new(installed(python()));
                program.arg(format!("{folder}/client.py"));
                program
            }
            Self::Node => {
                let mut program = Command::new("node");
                program.arg(format!("{folder}/client.mjs"));
                program.arg(installed(node_package()));
                program
            }
        }
    }
}

/// Longer than any test: only [`advance`] makes it pass.
const STEP: Duration = Duration::from_secs(60 * 60);

/// A simulator on which everything stands still until its clock is moved.
pub(crate) fn config(client: Client) -> Config {
    Config {
        first_order_id: client.first_order_id(),
        ..Config::gentle().unhurried()
    }
}

pub(crate) async fn start(config: Config) -> Simulator {
    Simulator::start(config).await.expect("loopback is free")
}

/// Lets the next thing happen to everything.
pub(crate) async fn advance(simulator: &Simulator) {
    simulator.advance(STEP);
    simulator.settle().await;
}

/// The SDK in a process of its own.
pub(crate) struct Sdk {
    process: Child,
    input: Option<ChildStdin>,
    output: Lines<BufReader<ChildStdout>>,
}

impl Sdk {
    pub(crate) fn of(simulator: &Simulator, client: Client) -> Self {
        let credentials = simulator.credentials();
        let secret = credentials.access_key_secret.expose();
        Self::start(simulator, client, &credentials.access_key_id, secret)
    }

    pub(crate) fn start(simulator: &Simulator, client: Client, id: &str, secret: &str) -> Self {
        let cas_url = simulator.cas_url();
        let endpoint = cas_url
            .strip_prefix("http://")
            .expect("a plain URL")
            .trim_end_matches('/');
        endpoint.parse::<SocketAddr>().expect("host and port");
        let mut process = client
            .language
            .program()
            .args([endpoint, id, secret, client.scheme])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the SDK's program");
        let input = process.stdin.take();
        let output = BufReader::new(process.stdout.take().expect("it is piped")).lines();
        Self {
            process,
            input,
            output,
        }
    }

    /// The answer, or code and status of the refusal.
    pub(crate) fn call(
        &mut self,
        operation: &str,
        request: &Value,
    ) -> Result<Value, (String, u16)> {
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
    pub(crate) fn create(&mut self, domain: &str, product: &str) -> Result<Value, (String, u16)> {
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
    pub(crate) fn used(&mut self, product: &str) -> Value {
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
    env::var_os("KEYSIDE_SDK_PYTHON")
        .map_or_else(|| target().join("sdk-venv/bin/python"), PathBuf::from)
}

/// The folder of the SDK for Node.js.
fn node_package() -> PathBuf {
    target().join("sdk-node/node_modules/@alicloud/cas20200407")
}

fn installed(path: PathBuf) -> PathBuf {
    let place = path.display();
    assert!(
        path.exists(),
        "{place} is missing: run `cargo xtask test sdk`"
    );
    path
}

fn has_node() -> bool {
    let mut node = Command::new("node");
    node.arg("--version").output().is_ok()
}
