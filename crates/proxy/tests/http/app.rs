//! A proxy and a simulator, started for one test.

use std::{sync::Arc, time::Duration};

use keyside::{Config, Proxy, Running, config::DatabaseConfig};
use keyside_aliyun::{Credentials, Secret};
use keyside_api::{ErrorBody, Order, OrderState};
use keyside_core::{DomainName, KeyAlgorithm, PrivateKey};
use keyside_simulator::{DnsRecord, DnsRecordType, Simulator};
use rand_core::UnwrapErr;
use reqwest::{Method, RequestBuilder, StatusCode, header::HeaderMap};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::timeout;

/// A proxy and the cloud it believes to talk to.
pub(crate) struct App {
    pub(crate) cloud: Arc<Simulator>,
    pub(crate) proxy: Running,
    pub(crate) dir: TempDir,
    http: reqwest::Client,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl App {
    /// Both, with a cloud that does not hesitate.
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}, |_| {}).await
    }

    /// Both, with settings of the test's own.
    pub(crate) async fn start_with(
        set_cloud: impl FnOnce(&mut keyside_simulator::Config),
        set_proxy: impl FnOnce(&mut Config),
    ) -> Self {
        let mut settings = keyside_simulator::Config::gentle();
        settings.preparing_delay = Duration::ZERO;
        settings.review_delay = Duration::ZERO;
        let secret = Secret::new("a secret for DNS alone");
        settings.dns_credentials = Some(Credentials::new("LTAI5tFORDNSALONE", secret, None));
        set_cloud(&mut settings);
        let cloud = Simulator::start(settings)
            .await
            .expect("loopback has free ports");
        let cloud = Arc::new(cloud);
        let dir = tempfile::tempdir().expect("a directory");
        let mut config = config(&cloud, &dir);
        set_proxy(&mut config);
        let proxy = Proxy::start(config).await.expect("a proxy");
        Self {
            cloud,
            proxy,
            dir,
            http: reqwest::Client::new(),
        }
    }

    /// Another proxy, which orders from the same cloud and has a journal of its own.
    pub(crate) async fn start_another(&self) -> Self {
        let dir = tempfile::tempdir().expect("a directory");
        let proxy = Proxy::start(config(&self.cloud, &dir))
            .await
            .expect("a proxy");
        Self {
            cloud: Arc::clone(&self.cloud),
            proxy,
            dir,
            http: self.http.clone(),
        }
    }

    /// The proxy stops and starts again, with the same
    /// database.
    pub(crate) async fn restart(self) -> Self {
        let Self {
            cloud,
            proxy,
            dir,
            http,
        } = self;
        proxy.shutdown().await;
        let proxy = Proxy::start(config(&cloud, &dir)).await.expect("a proxy");
        Self {
            cloud,
            proxy,
            dir,
            http,
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.proxy.url()))
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        Answer::to(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post(&self, path: &str) -> Answer {
        Answer::to(self.request(Method::POST, path)).await
    }

    /// Sends the body as an order under this `Idempotency-Key`.
    pub(crate) async fn send(&self, key: &str, body: &Value) -> Answer {
        let request = self.request(Method::POST, "/api/orders");
        Answer::to(request.header("idempotency-key", key).json(body)).await
    }

    /// Places the order that [`order`] describes and takes what comes back for one.
    pub(crate) async fn place(&self, domain: &str) -> Order {
        self.send("a-key-of-its-own", &order(domain)).await.order()
    }

    /// Waits until the order is in the state of that name, by its events.
    pub(crate) async fn wait_for(&self, order: &Order, state: &str) -> Order {
        let mut events = self.watch(order).await;
        loop {
            let order = events
                .next()
                .await
                .unwrap_or_else(|| panic!("it never was {state}"));
            if name(&order.state) == state {
                return order;
            }
        }
    }

    /// The order's events.
    pub(crate) async fn watch(&self, order: &Order) -> Events {
        let path = format!("/api/orders/{}/events", order.id);
        let response = self
            .request(Method::GET, &path)
            .send()
            .await
            .expect("an answer");
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Events {
            response,
            read: String::new(),
        }
    }

    /// Publishes the record that the order asks for.
    pub(crate) fn publish(&self, order: &Order) {
        let OrderState::AwaitingValidation { challenge } = &order.state else {
            panic!("the order asks for nothing: {order:?}");
        };
        let keyside_api::Challenge::DnsRecord { name, value, .. } = challenge else {
            panic!("the order asks for no record: {order:?}");
        };
        let record = DnsRecord {
            name: name.clone(),
            record_type: DnsRecordType::Txt,
            value: value.clone(),
        };
        self.cloud.publish(record).expect("a record");
    }

    /// Has something go wrong with the next call of the action.
    pub(crate) async fn break_next(&self, action: &str, fault: Value) {
        self.break_times(1, action, fault).await;
    }

    pub(crate) async fn break_times(&self, count: u32, action: &str, mut fault: Value) {
        fault["action"] = json!(action);
        fault["count"] = json!(count);
        let url = format!("{}/faults", self.cloud.control_url());
        let answer = self
            .http
            .post(url)
            .json(&fault)
            .send()
            .await
            .expect("an answer");
        assert!(answer.status().is_success(), "{:?}", answer.text().await);
    }

    /// Has nothing go wrong any more, by orders before.
    pub(crate) async fn heal(&self) {
        let url = format!("{}/faults", self.cloud.control_url());
        let answer = self.http.delete(url).send().await.expect("an answer");
        assert!(answer.status().is_success(), "{:?}", answer.text().await);
    }

    /// How many calls of the action arrived at the cloud.
    pub(crate) fn calls(&self, action: &str) -> usize {
        let seen = self.cloud.requests();
        seen.iter()
            .filter(|call| call.action.as_deref() == Some(action))
            .count()
    }
}

fn config(cloud: &Simulator, dir: &TempDir) -> Config {
    let mut config = Config::default();
    config.listen.http.set_port(0);
    config.database = DatabaseConfig {
        path: dir.path().join("journal.sqlite"),
    };
    config.cloud.endpoint = cloud.cas_url().parse().expect("loopback");
    config.cloud.timeout_ms = 1500;
    config.credentials.given = Some(cloud.credentials());
    config.follow.interval_ms = 5;
    config.reconcile.looks = 1;
    config.reconcile.interval_ms = 5;
    config.dns.zones = vec!["example.com".to_owned()];
    config.dns.endpoint = config.cloud.endpoint.clone();
    config.dns.given = Some(cloud.dns_credentials());
    config.check.resolvers = vec![cloud.dns_addr()];
    config.check.public_resolvers = Vec::new();
    config.check.web_server = Some(cloud.web_addr());
    config.check.private_addresses = true;
    config
}

/// A request for a certificate of the domain, with a fresh key.
pub(crate) fn csr(domain: &str) -> String {
    let mut rng = UnwrapErr(getrandom::SysRng);
    let key = PrivateKey::make(KeyAlgorithm::EcdsaP256, &mut rng).expect("a key");
    let domain = DomainName::parse(domain).expect("a domain");
    key.create_csr(&domain, &mut rng)
        .expect("a request")
        .pem()
        .to_owned()
}

/// The body of an order for the domain, with a fresh key.
pub(crate) fn order(domain: &str) -> Value {
    json!({
        "csr": csr(domain),
        "productCode": "digicert-free-1-free",
        "contact": {"name": "Tom Zhang", "phone": "13800000000", "email": "tom@example.com"},
        "validation": "dns",
    })
}

/// The same with one field set to something else.
pub(crate) fn with(mut body: Value, pointer: &str, value: impl Into<Value>) -> Value {
    *body.pointer_mut(pointer).expect("a field") = value.into();
    body
}

/// A state's name in JSON.
pub(crate) fn name(state: &OrderState) -> String {
    serde_json::to_value(state).expect("plain data")["name"]
        .as_str()
        .expect("a name")
        .to_owned()
}

impl Answer {
    pub(crate) async fn to(request: RequestBuilder) -> Self {
        let response = request.send().await.expect("an answer");
        Self {
            status: response.status(),
            headers: response.headers().clone(),
            body: response.bytes().await.expect("a whole answer").to_vec(),
        }
    }

    pub(crate) fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The text in it.
    pub(crate) fn text(&self) -> String {
        assert!(self.status.is_success(), "{}", self.status);
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    /// The order in it.
    pub(crate) fn order(&self) -> Order {
        assert!(
            self.status.is_success(),
            "{}",
            String::from_utf8_lossy(&self.body)
        );
        self.json()
    }

    /// The error in it: its code and field.
    pub(crate) fn error(&self) -> (String, Option<String>) {
        let ErrorBody {
            code,
            field,
            request_id,
            ..
        } = self.json();
        assert_eq!(self.status.as_u16(), code.status());
        assert_eq!(self.headers["x-request-id"], request_id);
        (code.name().to_owned(), field)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .get(name)
            .map(|value| value.to_str().expect("ASCII"))
    }
}

/// An order's events, one after the other.
pub(crate) struct Events {
    response: reqwest::Response,
    read: String,
}

impl Events {
    /// The next state of the order, or nothing when the stream has ended.
    pub(crate) async fn next(&mut self) -> Option<Order> {
        /// More than anything here takes, so that a test that hangs ends.
        const PATIENCE: Duration = Duration::from_secs(30);

        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let data = event.lines().find_map(|line| line.strip_prefix("data: "));
                let order = data.map(|data| serde_json::from_str(data).expect("an order"));
                self.read = rest.to_owned();
                match order {
                    Some(order) => return Some(order),
                    None => continue,
                }
            }
            let chunk = timeout(PATIENCE, self.response.chunk())
                .await
                .expect("an event in time");
            let chunk = chunk.expect("an unbroken stream")?;
            self.read
                .push_str(std::str::from_utf8(&chunk).expect("UTF-8"));
        }
    }
}
