//! The proxy as a whole: started with a configuration, stopped without losing anything.

mod publishing;

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use tokio::{net::TcpListener, time::timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tracing::{error, warn};

use crate::{
    Config,
    board::Board,
    calendar::Calendar,
    cas::Cas,
    check::{Checker, CheckerError},
    clock::Clock,
    config::CredentialsError,
    embedded::{Embedded, EmbeddedError},
    journal::{Journal, JournalError},
    metrics::Metrics,
    orders::{Followers, Orders},
    products::{NotOffered, Products},
    routes::{self, App},
};

/// The proxy.
#[derive(Debug)]
pub struct Proxy;

impl Proxy {
    /// Starts it: opens the journal, takes up the open orders, listens.
    ///
    /// # Errors
    /// Any [`StartError`].
    pub async fn start(mut config: Config) -> Result<Running, StartError> {
        let embedded = if config.demo {
            Some(Arc::new(Embedded::start(&mut config).await?))
        } else {
            None
        };
        if config.credentials.file_is_exposed() {
            warn!("the credentials file can be read by others than its owner: chmod 600 it");
        }
        let credentials = config
            .credentials
            .resolve(|name| std::env::var(name).ok())?;
        let clock = Clock::system();
        let metrics = Arc::new(Metrics::new());
        let cas = Cas::new(
            &config.cloud,
            credentials,
            clock.clone(),
            Arc::clone(&metrics),
        )
        .map_err(StartError::Http)?;
        let cas = Arc::new(cas);
        let products = Products::new(&config.cloud.products, Arc::clone(&cas), clock.clone())?;
        let checker = Checker::new(&config.check)?;
        let publishing = publishing::prepare(config.dns, &config.cloud, &clock, &metrics)?;
        let listener = bind(config.listen.http).await?;
        let metrics_listener = match config.listen.metrics {
            Some(address) => Some(bind(address).await?),
            None => None,
        };

        let stopping = CancellationToken::new();
        let journal = Journal::open(&config.database).await?;
        let calendar = Calendar::new(journal.clone(), clock.clone());
        let orders = Arc::new(Orders {
            journal,
            cas,
            clock,
            follow: config.follow,
            reconcile: config.reconcile,
            stopping: stopping.clone(),
            tasks: TaskTracker::new(),
            board: Board::default(),
            followers: Followers::default(),
            publishing,
        });
        orders.resume().await?;
        orders.tend_records().await?;
        let app = Arc::new(App {
            orders: Arc::clone(&orders),
            products,
            checker,
            calendar,
            metrics,
            embedded: embedded.clone(),
            stopping: stopping.clone(),
        });

        let url = url_of(&listener)?;
        let metrics_url = metrics_listener.as_ref().map(url_of).transpose()?;
        let servers = TaskTracker::new();
        let router = routes::router(Arc::clone(&app), config.page.dir.as_deref(), config.origins);
        servers.spawn(serve(listener, router, stopping.clone()));
        if let Some(listener) = metrics_listener {
            servers.spawn(serve(
                listener,
                routes::metrics_router(app),
                stopping.clone(),
            ));
        }
        let patience = config.cloud.timeout() + GRACE;
        Ok(Running {
            url,
            metrics_url,
            embedded,
            orders,
            stopping,
            servers,
            patience,
        })
    }
}

/// How much longer than a call to the cloud everything else may take when the proxy stops.
const GRACE: Duration = Duration::from_secs(5);

/// A proxy that runs. It stops when this is dropped; [`shutdown`](Self::shutdown) waits for it.
#[derive(Debug)]
pub struct Running {
    url: String,
    metrics_url: Option<String>,
    embedded: Option<Arc<Embedded>>,
    orders: Arc<Orders>,
    stopping: CancellationToken,
    servers: TaskTracker,
    patience: Duration,
}

impl Running {
    /// Where the page and its calls are, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where the metrics are, when they have a listener.
    #[must_use]
    pub fn metrics_url(&self) -> Option<&str> {
        self.metrics_url.as_deref()
    }

    /// Where the demo's simulator takes the cloud's calls.
    #[must_use]
    pub fn cas_url(&self) -> Option<String> {
        self.embedded.as_ref().map(|embedded| embedded.cas_url())
    }

    /// Where the demo's simulator is controlled.
    #[must_use]
    pub fn control_url(&self) -> Option<String> {
        self.embedded
            .as_ref()
            .map(|embedded| embedded.control_url())
    }

    /// Stops: takes no more calls, finishes those under way (what was sent to the cloud is waited
    /// for) and closes the journal.
    pub async fn shutdown(self) {
        self.stopping.cancel();
        self.servers.close();
        self.orders.tasks.close();
        let finished = async {
            self.servers.wait().await;
            self.orders.tasks.wait().await;
        };
        if timeout(self.patience, finished).await.is_err() {
            warn!("some calls were cut off");
        }
        self.orders.journal.close().await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stopping.cancel();
    }
}

async fn bind(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address)
        .await
        .map_err(|source| StartError::Listen { address, source })
}

fn url_of(listener: &TcpListener) -> Result<String, StartError> {
    let address = listener.local_addr().map_err(StartError::Socket)?;
    Ok(format!("http://{address}"))
}

async fn serve(listener: TcpListener, router: Router, stopping: CancellationToken) {
    let serving = axum::serve(listener, router).with_graceful_shutdown(stopping.cancelled_owned());
    if let Err(problem) = serving.await {
        error!(%problem, "a listener ended");
    }
}

/// Why the proxy did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// An address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Which one.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// A socket does not know its address.
    #[error("cannot tell the address that is listened on: {0}")]
    Socket(io::Error),
    /// There is no AccessKey.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// The journal cannot be used.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The machine has no usable TLS.
    #[error("cannot use TLS: {0}")]
    Http(reqwest::Error),
    /// Records and files cannot be looked for.
    #[error(transparent)]
    Check(#[from] CheckerError),
    /// A product is configured that cannot be ordered.
    #[error(transparent)]
    Products(#[from] NotOffered),
    /// The demo's simulator did not start.
    #[error(transparent)]
    Embedded(#[from] EmbeddedError),
}
