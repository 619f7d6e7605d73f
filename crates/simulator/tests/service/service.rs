//! A running simulator and a client of it.

use std::sync::atomic::{AtomicU64, Ordering};

use getrandom::SysRng;
use keyside_aliyun::{
    ApiError, Credentials, Method, Request, SignedRequest,
    cas::{
        Action, CreateCertificateWithCsrRequest, DescribeCertificateState, OrderId, ValidateType,
    },
    sign,
};
use keyside_core::{DomainName, KeyAlgorithm, PrivateKey};
use keyside_simulator::{Config, DnsRecord, Simulator};
use rand_core::UnwrapErr;
use reqwest::Response;
use serde_json::{Map, Value};
use time::OffsetDateTime;

/// The free product.
pub(crate) const FREE: &str = "digicert-free-1-free";

/// A running simulator and a client of it.
pub(crate) struct Service {
    pub(crate) simulator: Simulator,
    pub(crate) client: reqwest::Client,
}

/// A flat answer, and whatever status it came with.
pub(crate) type Answer = Result<Map<String, Value>, ApiError>;

impl Service {
    pub(crate) async fn start(config: Config) -> Self {
        let simulator = Simulator::start(config).await.expect("free ports");
        Self {
            simulator,
            client: reqwest::Client::new(),
        }
    }

    pub(crate) async fn gentle() -> Self {
        Self::start(Config::gentle().unhurried()).await
    }

    /// The host and port of the service.
    pub(crate) fn host(&self) -> String {
        self.simulator
            .cas_url()
            .trim_start_matches("http://")
            .to_owned()
    }

    /// Calls as the official clients do: V3, `POST`, parameters in the query.
    pub(crate) async fn call(&self, action: &impl Action) -> Answer {
        self.call_signed(&self.sign(&Request::new(self.host(), action)))
            .await
    }

    /// The answer in its type.
    pub(crate) async fn read<A: Action>(&self, action: &A) -> A::Response {
        let answer = self.call(action).await.expect("done");
        let body = serde_json::to_vec(&answer).expect("JSON");
        A::read_answer(200, &body).expect("the documented form")
    }

    pub(crate) fn sign(&self, request: &Request) -> SignedRequest {
        let credentials = self.simulator.credentials();
        sign::v3::sign(request, &credentials, OffsetDateTime::now_utc(), &nonce())
    }

    pub(crate) async fn call_signed(&self, signed: &SignedRequest) -> Answer {
        let response = self.send(signed).await.expect("an answer");
        let http_status = response.status().as_u16();
        let body = response.bytes().await.expect("a body");
        if http_status == 200 {
            Ok(serde_json::from_slice(&body).expect("JSON"))
        } else {
            Err(ApiError::parse(http_status, &body))
        }
    }

    pub(crate) async fn send(&self, signed: &SignedRequest) -> reqwest::Result<Response> {
        let url = format!("{}{}", self.simulator.cas_url(), signed.path_and_query);
        let mut request = match signed.method {
            Method::Get => self.client.get(url),
            Method::Post => self.client.post(url),
        };
        for (name, value) in &signed.headers {
            request = request.header(name, value);
        }
        request.body(signed.body.clone()).send().await
    }

    /// Places an order.
    pub(crate) async fn place(&self, create: &CreateCertificateWithCsrRequest) -> OrderId {
        let answer = self.call(create).await.expect("placed");
        OrderId(answer["OrderId"].as_i64().expect("a number"))
    }

    /// How the order stands.
    pub(crate) async fn state(&self, order_id: OrderId) -> Map<String, Value> {
        self.call(&DescribeCertificateState { order_id })
            .await
            .expect("a state")
    }

    /// How the order stands, in one word.
    pub(crate) async fn state_type(&self, order_id: OrderId) -> String {
        text(&self.state(order_id).await, "Type").to_owned()
    }

    /// Moves the clock and waits until what was due is done.
    pub(crate) async fn advance(&self, seconds: u64) {
        self.simulator
            .advance(std::time::Duration::from_secs(seconds));
        self.simulator.settle().await;
    }

    /// Lets one of the delays pass that an order waits for.
    pub(crate) async fn pass_delay(&self) {
        self.advance(60 * 60).await;
    }

    /// Publishes the record that the order asks for.
    pub(crate) async fn prove(&self, order_id: OrderId) {
        let state = self.state(order_id).await;
        let record = DnsRecord::txt(text(&state, "RecordDomain"), text(&state, "RecordValue"));
        self.simulator.publish(record).expect("a record");
        self.simulator.settle().await;
    }

    /// An order that is issued.
    pub(crate) async fn issue(&self, create: &CreateCertificateWithCsrRequest) -> OrderId {
        let order_id = self.place(create).await;
        self.pass_delay().await;
        self.prove(order_id).await;
        self.pass_delay().await;
        order_id
    }
}

/// A request for the domain with a new P-256 key.
pub(crate) fn csr(domain: &str) -> String {
    order(domain).csr
}

/// A nonce that no other call has.
pub(crate) fn nonce() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("nonce-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The text in the field.
pub(crate) fn text<'a>(answer: &'a Map<String, Value>, name: &str) -> &'a str {
    answer.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// An order of the free product by DNS, with a new P-256 key.
pub(crate) fn order(domain: &str) -> CreateCertificateWithCsrRequest {
    order_with(domain, KeyAlgorithm::EcdsaP256)
}

pub(crate) fn order_with(domain: &str, algorithm: KeyAlgorithm) -> CreateCertificateWithCsrRequest {
    let mut rng = UnwrapErr(SysRng);
    let key = PrivateKey::make(algorithm, &mut rng).expect("a key");
    let domain = DomainName::parse(domain).expect("a domain");
    CreateCertificateWithCsrRequest {
        csr: key
            .create_csr(&domain, &mut rng)
            .expect("a request")
            .pem()
            .to_owned(),
        username: "Tom Zhang".to_owned(),
        phone: "13800000000".to_owned(),
        email: "admin@example.com".to_owned(),
        validate_type: ValidateType::Dns,
        product_code: Some(FREE.to_owned()),
        tags: Vec::new(),
    }
}

/// The code of a refusal.
pub(crate) fn code(answer: Answer) -> String {
    answer.expect_err("a refusal").code
}

/// Code and status of a refusal.
pub(crate) fn refusal(answer: Answer) -> (String, u16) {
    let error = answer.expect_err("a refusal");
    (error.code, error.http_status)
}

/// Credentials that the simulator does not know the secret of.
pub(crate) fn other_secret(credentials: Credentials) -> Credentials {
    Credentials::new(
        credentials.access_key_id,
        keyside_aliyun::Secret::new("other"),
        None,
    )
}
