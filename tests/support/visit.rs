//! A visit to an installation, with everything recorded that the browser sends.

use std::path::PathBuf;

use keyside::Config as ProxyConfig;
use keyside_simulator::Config as SimulatorConfig;

use crate::{Chromium, Person, Relay, Site, TestApp, Words, traces};

/// An installation with its page, and a browser at it.
#[derive(Debug)]
pub struct Visit {
    /// Proxy and simulator.
    pub app: TestApp,
    /// The browser.
    pub browser: Chromium,
    words: &'static Words,
    home: String,
    to_page: Relay,
    elsewhere: Relay,
    direct: String,
}

impl Visit {
    /// Starts all of it and opens the page.
    pub async fn start(words: &'static Words) -> Self {
        let visit = Self::prepare(words).await;
        visit.open("").await;
        visit
    }

    /// Starts all of it; the browser has not been anywhere yet.
    pub async fn prepare(words: &'static Words) -> Self {
        Self::prepare_with(words, &[]).await
    }

    /// Starts all of it, the browser with these switches; it has not been anywhere yet.
    pub async fn prepare_with(words: &'static Words, switches: &[&str]) -> Self {
        Self::prepare_at(words, SimulatorConfig::gentle(), |_| {}, switches).await
    }

    /// Starts all of it, with a cloud and a proxy of the test's own; the browser has not been anywhere yet.
    pub async fn prepare_at(
        words: &'static Words,
        simulator: SimulatorConfig,
        change: impl Fn(&mut ProxyConfig) + Send + Sync + 'static,
        switches: &[&str],
    ) -> Self {
        let index = page().join("index.html");
        assert!(
            index.is_file(),
            "the page is not built: run `cargo xtask page` first"
        );
        let app = TestApp::start_with(simulator, move |config| {
            config.page.dir = Some(page());
            change(config);
        })
        .await;
        let to_page = Relay::start(Some(app.address())).await;
        let home = format!("http://{}/", to_page.address());
        Self::with(words, app, home, to_page, switches).await
    }

    /// A browser that can reach the proxy and whatever will serve the site.
    pub async fn near(words: &'static Words, app: TestApp, site: &Site) -> Self {
        let to_proxy = Relay::start(Some(app.address())).await;
        Self::with(words, app, site.url(), to_proxy, &[]).await
    }

    async fn with(
        words: &'static Words,
        app: TestApp,
        home: String,
        to_page: Relay,
        switches: &[&str],
    ) -> Self {
        let elsewhere = Relay::start(None).await;
        let direct = format!("{};{}", host_of(&home), to_page.address());
        let browser =
            Chromium::start(words.language, &direct, &elsewhere.address(), switches).await;
        Self {
            app,
            browser,
            words,
            home,
            to_page,
            elsewhere,
            direct,
        }
    }

    /// Goes to another device: a browser that has never been here.
    pub async fn change_device(&mut self) {
        let elsewhere = self.elsewhere.address();
        self.browser = Chromium::start(self.words.language, &self.direct, &elsewhere, &[]).await;
    }

    /// Where the proxy is for the browser.
    #[must_use]
    pub fn proxy(&self) -> String {
        format!("http://{}/", self.to_page.address())
    }

    /// Opens an address of the page, as in `#/orders`.
    pub async fn open(&self, address: &str) {
        self.browser
            .tab
            .goto(self.url(address))
            .await
            .expect("the page opens");
    }

    /// Loads the page anew. A question whether to leave it is answered with yes.
    pub async fn reload(&self) {
        self.browser
            .tab
            .refresh()
            .await
            .expect("the page comes back");
    }

    /// An address of the page.
    #[must_use]
    pub fn url(&self, address: &str) -> String {
        format!("{}{address}", self.home)
    }

    /// Whoever sits there.
    #[must_use]
    pub const fn person(&self) -> Person<'_> {
        Person::new(&self.browser.tab, self.words)
    }

    /// Everything that left the browser until now: each connection to the page, each connection
    /// anywhere else, byte for byte.
    #[must_use]
    pub fn sent(&self) -> Vec<Vec<u8>> {
        [self.to_page.sent(), self.elsewhere.sent()].concat()
    }

    /// Whether the bytes were sent to anyone.
    #[must_use]
    pub fn sent_anything_with(&self, text: &str) -> bool {
        self.sent()
            .iter()
            .any(|sent| crate::contains(sent, text.as_bytes()))
    }

    /// The ways of writing in which the number was sent.
    #[must_use]
    pub fn traces(&self, number: &[u8]) -> Vec<&'static str> {
        self.sent()
            .iter()
            .flat_map(|sent| traces(sent, number))
            .collect()
    }
}

/// Host and port of an address.
fn host_of(url: &str) -> &str {
    url.split('/').nth(2).expect("an address with a host")
}

/// The built page.
#[must_use]
pub fn page() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../dist"))
}
