//! A running simulator.

use std::{
    fmt, io,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use keyside_aliyun::{Credentials, Secret};
use time::OffsetDateTime;
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

use crate::{
    Config, DnsRecord, FileError, NewInstance, RecordError, SeenRequest, authority, ca::TestCa,
    clock::Clock, cloud::Cloud, control, dns, lock::Lock, rpc, server::serve,
    validation::Validator, web,
};

/// A running simulator: the service, its control API, a DNS server and a web server, all on
/// loopback. It stops when it is dropped.
pub struct Simulator {
    cloud: Arc<Cloud>,
    cas: SocketAddr,
    control: SocketAddr,
    dns: SocketAddr,
    web: SocketAddr,
    stop: watch::Sender<bool>,
    _tasks: JoinSet<()>,
}

impl Simulator {
    /// Starts a simulator with new keys.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidInput`] for an address that is not on loopback or a setting that
    /// makes no sense; what binding says for an address that is taken.
    pub async fn start(config: Config) -> io::Result<Self> {
        config.check()?;
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        let (zone, files) = (Arc::default(), Arc::<Mutex<web::Files>>::default());
        let dns = dns::serve(config.dns_listen, Arc::clone(&zone), &mut tasks).await?;
        let web_listener = TcpListener::bind(config.web_listen).await?;
        let control_listener = TcpListener::bind(config.control_listen).await?;
        let cas_listener = TcpListener::bind(config.cas_listen).await?;
        let web = web_listener.local_addr()?;
        let control = control_listener.local_addr()?;
        let cas = cas_listener.local_addr()?;

        let clock = Clock::new(OffsetDateTime::now_utc);
        let issuing_url = format!("http://{control}/issuing.der");
        let ca =
            TestCa::make(clock.now(), issuing_url, &mut Cloud::rng()).map_err(io::Error::other)?;
        let validator = Validator::new(&config, dns, web)?;
        let cloud = Arc::new(Cloud::new(config, clock, ca, zone, Arc::clone(&files)));

        serve(web_listener, web::router(files), stopped.clone());
        serve(
            control_listener,
            control::router(Arc::clone(&cloud)),
            stopped.clone(),
        );
        serve(cas_listener, rpc::router(Arc::clone(&cloud)), stopped);
        tasks.spawn(authority::work(Arc::clone(&cloud), validator));
        Ok(Self {
            cloud,
            cas,
            control,
            dns,
            web,
            stop,
            _tasks: tasks,
        })
    }

    /// Where the service is: the URL to give clients as its endpoint.
    #[must_use]
    pub fn cas_url(&self) -> String {
        format!("http://{}", self.cas)
    }

    /// Where the control API is.
    #[must_use]
    pub fn control_url(&self) -> String {
        format!("http://{}", self.control)
    }

    /// Where the embedded DNS server is, by UDP and TCP.
    #[must_use]
    pub const fn dns_addr(&self) -> SocketAddr {
        self.dns
    }

    /// Where the embedded web server is, by HTTP.
    #[must_use]
    pub const fn web_addr(&self) -> SocketAddr {
        self.web
    }

    /// A copy of the credentials that calls must be signed with.
    #[must_use]
    pub fn credentials(&self) -> Credentials {
        copy(&self.cloud.config.credentials)
    }

    /// A copy of the credentials that calls of the DNS service must be signed with.
    #[must_use]
    pub fn dns_credentials(&self) -> Credentials {
        let config = &self.cloud.config;
        copy(
            config
                .dns_credentials
                .as_ref()
                .unwrap_or(&config.credentials),
        )
    }

    /// The zones that the account has in Alibaba Cloud DNS.
    #[must_use]
    pub fn dns_zones(&self) -> &[String] {
        &self.cloud.config.dns_zones
    }

    /// The records of those zones, as whole names.
    #[must_use]
    pub fn dns_records(&self) -> Vec<DnsRecord> {
        self.cloud.hosted.locked().records()
    }

    /// Whether the simulator publishes what orders ask for by itself.
    #[must_use]
    pub fn hosted_dns(&self) -> bool {
        self.cloud.settings.locked().hosted_dns
    }

    /// Has the simulator publish what orders ask for by itself, or not.
    pub fn set_hosted_dns(&self, hosted: bool) {
        self.cloud.settings.locked().hosted_dns = hosted;
        self.cloud.wake.look_anew();
    }

    /// Buys an instance, in place of one of the same name.
    pub fn buy(&self, instance: &NewInstance) {
        self.cloud
            .book
            .locked()
            .buy(instance, self.cloud.clock.now());
    }

    /// Moves the simulator's clock forward; what is due is then done. See [`Self::settle`].
    pub fn advance(&self, by: Duration) {
        self.cloud.advance(by);
    }

    /// Publishes a record in the embedded DNS; orders that wait are then looked at. See
    /// [`Self::settle`].
    ///
    /// # Errors
    /// [`RecordError`], for each reason.
    pub fn publish(&self, record: DnsRecord) -> Result<(), RecordError> {
        self.cloud.publish(&record)?;
        self.cloud.wake.look_anew();
        Ok(())
    }

    /// Takes a record away; false when it was not there.
    ///
    /// # Errors
    /// [`RecordError`] when it is no record.
    pub fn withdraw(&self, record: &DnsRecord) -> Result<bool, RecordError> {
        self.cloud.withdraw(record)
    }

    /// Puts a file on the embedded web server; orders that wait are then looked at. See
    /// [`Self::settle`].
    ///
    /// # Errors
    /// [`FileError::InvalidUrl`]
    pub fn put_file(&self, url: &str, content: impl Into<Vec<u8>>) -> Result<(), FileError> {
        self.cloud.files.locked().put(url, content)?;
        self.cloud.wake.look_anew();
        Ok(())
    }

    /// Waits until every order was looked at once more: what was published and advanced before
    /// has then had its effect.
    pub async fn settle(&self) {
        self.cloud.wake.settle().await;
    }

    /// The test root in PEM. It is new at each start.
    #[must_use]
    pub fn root_pem(&self) -> String {
        self.cloud.ca.root_pem().to_owned()
    }

    /// The calls that arrived, oldest first, without their secrets.
    #[must_use]
    pub fn requests(&self) -> Vec<SeenRequest> {
        self.cloud.seen.locked().all()
    }
}

fn copy(credentials: &Credentials) -> Credentials {
    let Credentials {
        access_key_id,
        access_key_secret,
        security_token,
    } = credentials;
    Credentials::new(
        access_key_id.clone(),
        Secret::new(access_key_secret.expose()),
        security_token
            .as_ref()
            .map(|token| Secret::new(token.expose())),
    )
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}

impl fmt::Debug for Simulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Simulator(cas {}, control {})", self.cas, self.control)
    }
}
