//! The proxy and the simulator in this process, and a client that speaks the proxy's types.

use std::{
    fmt, fs,
    net::SocketAddr,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use keyside::{Config, Proxy, Running};
use keyside_api::{
    Challenge, CheckReport, DnsRecordType, ErrorBody, NewOrder, Order, OrderId, OrderList,
    OrderState, ProductList, Revocation, RevocationReason, paths,
};
use keyside_simulator::{Config as SimulatorConfig, DnsRecord, Simulator};
use reqwest::{Client, RequestBuilder, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;

use crate::{Events, Pace};

/// A proxy with the simulator in the cloud's place, and its journal in a folder of its own.
#[derive(Debug)]
pub struct TestApp {
    /// The cloud's side.
    pub simulator: Simulator,
    pace: Pace,
    change: Change,
    proxy: Option<Running>,
    client: Client,
    answers: Mutex<Vec<u8>>,
    folder: TempDir,
}

impl TestApp {
    /// Starts both on free ports of loopback.
    ///
    /// # Panics
    /// When one does not start.
    pub async fn start(simulator: SimulatorConfig) -> Self {
        Self::start_with(simulator, |_| {}).await
    }

    /// Starts both; the proxy with a configuration that was changed so.
    ///
    /// # Panics
    /// When one does not start.
    pub async fn start_with(
        simulator: SimulatorConfig,
        change: impl Fn(&mut Config) + Send + Sync + 'static,
    ) -> Self {
        let pace = Pace::of(&simulator);
        let simulator = Simulator::start(simulator)
            .await
            .expect("the simulator starts");
        let folder = tempfile::tempdir().expect("a folder for the journal");
        let mut app = Self {
            simulator,
            pace,
            change: Change(Box::new(change)),
            proxy: None,
            client: Client::builder().no_proxy().build().expect("a client"),
            answers: Mutex::default(),
            folder,
        };
        app.start_proxy().await;
        app
    }

    /// Starts the proxy on the journal that there is.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_proxy(&mut self) {
        let config = self.config();
        self.proxy = Some(Proxy::start(config).await.expect("the proxy starts"));
    }

    /// Host and port of the proxy.
    ///
    /// # Panics
    /// When it does not run.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        let url = self.url("");
        let address = url
            .strip_prefix("http://")
            .expect("the tests' proxy speaks HTTP");
        address.parse().expect("host and port")
    }

    /// Stops the proxy as a signal would.
    pub async fn stop_proxy(&mut self) {
        if let Some(proxy) = self.proxy.take() {
            proxy.shutdown().await;
        }
    }

    /// A copy of the journal as it is now, which is what a crash would leave of it.
    ///
    /// # Panics
    /// When it cannot be copied.
    #[must_use]
    pub fn copy_journal(&self) -> TempDir {
        let copy = tempfile::tempdir().expect("a folder for the copy");
        for file in fs::read_dir(self.folder.path()).expect("the journal's folder") {
            let file = file.expect("a file");
            fs::copy(file.path(), copy.path().join(file.file_name())).expect("a copy");
        }
        copy
    }

    /// Stops the proxy and starts it on another journal.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn restart_on(&mut self, journal: TempDir) {
        self.stop_proxy().await;
        self.folder = journal;
        self.start_proxy().await;
    }

    /// Places an order under a key that nobody used before.
    ///
    /// # Errors
    /// What the proxy says when it says no.
    pub async fn place(&self, order: &NewOrder) -> Result<Order, ErrorBody> {
        self.place_as(&unused_key(), order).await
    }

    /// Places an order under that `Idempotency-Key`.
    ///
    /// # Errors
    /// What the proxy says when it says no.
    pub async fn place_as(&self, key: &str, order: &NewOrder) -> Result<Order, ErrorBody> {
        let request = self.client.post(self.url(paths::ORDERS));
        self.ask(request.header(paths::IDEMPOTENCY_KEY, key).json(order))
            .await
    }

    /// Posts any bytes as an order, with any headers.
    ///
    /// # Errors
    /// What the proxy says when it says no.
    pub async fn post(&self, headers: &[(&str, &str)], body: &[u8]) -> Result<Order, ErrorBody> {
        let mut request = self.client.post(self.url(paths::ORDERS));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(body.to_vec())).await
    }

    /// Sends an order and does not wait for what comes of it.
    pub fn send(&self, order: &NewOrder) {
        let request = self.client.post(self.url(paths::ORDERS));
        let request = request
            .header(paths::IDEMPOTENCY_KEY, unused_key())
            .json(order);
        tokio::spawn(request.send());
    }

    /// One order.
    ///
    /// # Errors
    /// What the proxy says when it says no.
    pub async fn order(&self, id: &OrderId) -> Result<Order, ErrorBody> {
        self.ask(self.client.get(self.url(&paths::order(id)))).await
    }

    /// All orders, newest first.
    ///
    /// # Errors
    /// What the proxy says when it says no.
    pub async fn orders(&self) -> Result<Vec<Order>, ErrorBody> {
        let list: OrderList = self.ask(self.client.get(self.url(paths::ORDERS))).await?;
        Ok(list.orders)
    }

    /// What may be ordered.
    ///
    /// # Errors
    /// What the proxy says when it says no.
    pub async fn products(&self) -> Result<ProductList, ErrorBody> {
        self.ask(self.client.get(self.url(paths::PRODUCTS))).await
    }

    /// Has the proxy look at the record or file.
    ///
    /// # Errors
    /// What the proxy says when it says no.
    pub async fn check(&self, id: &OrderId) -> Result<CheckReport, ErrorBody> {
        self.ask(self.client.post(self.url(&paths::order_check(id))))
            .await
    }

    /// Gives an order up.
    ///
    /// # Errors
    /// What the proxy says when it says no.
    pub async fn cancel(&self, id: &OrderId) -> Result<Order, ErrorBody> {
        self.ask(self.client.post(self.url(&paths::order_cancel(id))))
            .await
    }

    /// Revokes the order's certificate, with its domain typed so.
    ///
    /// # Errors
    /// What the proxy says when it says no.
    pub async fn revoke(&self, id: &OrderId, typed: &str) -> Result<Order, ErrorBody> {
        let revocation = Revocation {
            domain: typed.to_owned(),
            reason: RevocationReason::Superseded,
        };
        let request = self.client.post(self.url(&paths::order_revoke(id)));
        self.ask(request.json(&revocation)).await
    }

    /// The order's states from now on.
    ///
    /// # Panics
    /// When the proxy does not tell them.
    pub async fn events(&self, id: &OrderId) -> Events<'_> {
        let request = self.client.get(self.url(&paths::order_events(id)));
        let response = request.send().await.expect("the proxy answers");
        assert_eq!(response.status(), 200);
        Events::new(response, &self.answers)
    }

    /// The order once it says what to publish.
    ///
    /// # Panics
    /// When it never does.
    pub async fn until_awaiting(&self, id: &OrderId) -> Order {
        let mut events = self.events(id).await;
        self.simulator.advance(self.pace.preparing);
        events
            .until(|state| matches!(state, OrderState::AwaitingValidation { .. }))
            .await
    }

    /// Publishes what the order asks for, and answers it once it is issued.
    ///
    /// # Panics
    /// When it asks for nothing, or is never issued.
    pub async fn prove(&self, order: &Order) -> Order {
        self.publish(challenge(order));
        let mut events = self.events(&order.id).await;
        self.simulator.advance(self.pace.looking);
        let found = |state: &OrderState| {
            matches!(state, OrderState::UnderReview | OrderState::Issued { .. })
        };
        if order.instance_id.is_some() {
            // An instance does not tell that it was found.
            self.simulator.settle().await;
        } else {
            events.until(found).await;
        }
        self.simulator.advance(self.pace.reviewing);
        events
            .until(|state| matches!(state, OrderState::Issued { .. }))
            .await
    }

    /// Has the simulator do something wrong: the body of its `POST /faults`.
    ///
    /// # Panics
    /// When the simulator does not take it.
    pub async fn fault(&self, fault: Value) {
        self.control("/faults", fault).await;
    }

    /// Has the simulator forget every order, as if someone had deleted them.
    ///
    /// # Panics
    /// When the simulator does not.
    pub async fn forget_orders(&self) {
        self.control("/reset", Value::Null).await;
    }

    /// How many calls of that operation the simulator has seen.
    #[must_use]
    pub fn calls(&self, action: &str) -> usize {
        let requests = self.simulator.requests();
        requests
            .iter()
            .filter(|request| request.action.as_deref() == Some(action))
            .count()
    }

    /// Publishes the record, or puts the file on the web server.
    ///
    /// # Panics
    /// When the simulator does not take it.
    pub fn publish(&self, challenge: &Challenge) {
        match challenge {
            Challenge::DnsRecord {
                name,
                record_type,
                value,
            } => {
                let record = match record_type {
                    DnsRecordType::Txt => DnsRecord::txt(name, value),
                    DnsRecordType::Cname => DnsRecord::cname(name, value),
                };
                self.simulator.publish(record).expect("a record");
            }
            Challenge::HttpFile { url, content } => {
                self.simulator
                    .put_file(url, content.as_str())
                    .expect("a file");
            }
        }
    }

    /// Every byte that the proxy answered.
    #[must_use]
    pub fn answers(&self) -> Vec<u8> {
        self.answers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Every byte of the journal.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn journal(&self) -> Vec<u8> {
        let files = fs::read_dir(self.folder.path()).expect("the journal's folder");
        files
            .flat_map(|file| fs::read(file.expect("a file").path()).expect("a file"))
            .collect()
    }

    async fn ask<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, ErrorBody> {
        let response = request.send().await.expect("the proxy answers");
        answer(response, &self.answers).await
    }

    async fn control(&self, path: &str, body: Value) {
        let url = format!(
            "{}{path}",
            self.simulator.control_url().trim_end_matches('/')
        );
        let answer = self
            .client
            .post(url)
            .json(&body)
            .send()
            .await
            .expect("the control API");
        assert!(answer.status().is_success(), "{path} {body}: {answer:?}");
    }

    fn url(&self, path: &str) -> String {
        let proxy = self.proxy.as_ref().expect("the proxy runs");
        format!("{}{path}", proxy.url().trim_end_matches('/'))
    }

    fn config(&self) -> Config {
        let mut config = Config::default();
        config.listen.http = ([127, 0, 0, 1], 0).into();
        config.database.path = self.folder.path().join("journal.sqlite");
        config.cloud.endpoint = self
            .simulator
            .cas_url()
            .parse()
            .expect("the simulator's address");
        config.credentials.given = Some(self.simulator.credentials());
        config.follow.interval_ms = 5;
        config.reconcile.interval_ms = 20;
        config.check.resolvers = vec![self.simulator.dns_addr()];
        config.check.public_resolvers = Vec::new();
        config.check.private_addresses = true;
        (self.change.0)(&mut config);
        config
    }
}

/// What a test wants otherwise in the proxy's configuration.
struct Change(Box<dyn Fn(&mut Config) + Send + Sync>);

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Change")
    }
}

/// What the order asks to publish.
///
/// # Panics
/// When it asks for nothing.
#[must_use]
pub fn challenge(order: &Order) -> &Challenge {
    match &order.state {
        OrderState::AwaitingValidation { challenge } => challenge,
        state => panic!("no challenge in {state:?}"),
    }
}

/// Writes a text into a file of that name in the folder, and answers its path.
///
/// # Panics
/// When it cannot be written.
#[must_use]
pub fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> std::path::PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("a file");
    path
}

/// The answer as it should be, or the proxy's error under its own status.
async fn answer<T: DeserializeOwned>(
    response: Response,
    answers: &Mutex<Vec<u8>>,
) -> Result<T, ErrorBody> {
    let status = response.status();
    let body = response.bytes().await.expect("a whole answer");
    answers
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .extend_from_slice(&body);
    if status.is_success() {
        return Ok(serde_json::from_slice(&body).expect("the documented answer"));
    }
    let error: ErrorBody = serde_json::from_slice(&body).expect("the documented error");
    assert_eq!(status.as_u16(), error.code.status(), "{}", error.code);
    Err(error)
}

fn unused_key() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);

    format!("test-order-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
