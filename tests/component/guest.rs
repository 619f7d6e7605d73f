//! Someone at a portal: its page with the npm package, a proxy that takes calls from there, and a browser of either make.

use std::path::Path;

use keyside::config::Origin;
use keyside_simulator::Config as SimulatorConfig;
use serde_json::Value;
use support::{
    Browser, ENGLISH, Make, PASSPHRASE, Person, Portal, Relay, TestApp, contains, traces, until,
};

/// All of it, with everything recorded that the browser sends to anyone but the portal.
#[derive(Debug)]
pub(crate) struct Guest {
    pub(crate) app: TestApp,
    pub(crate) browser: Browser,
    portal: String,
    to_proxy: Relay,
    elsewhere: Relay,
}

impl Guest {
    /// Opens a portal with that page.
    pub(crate) async fn at(make: Make, page: &str) -> Self {
        let guest = Self::near(make, "127.0.0.1", page).await;
        guest.open("").await;
        guest
    }

    /// A portal with that page, under that name, which was not opened yet.
    pub(crate) async fn near(make: Make, host: &str, page: &str) -> Self {
        let portal = Portal::start(page).await;
        let portal = format!("{host}:{}", portal.port());
        let origin: Origin = format!("http://{portal}").parse().expect("an origin");
        let app = TestApp::start_with(SimulatorConfig::gentle(), move |config| {
            config.origins = [origin.clone()].into();
        })
        .await;
        let to_proxy = Relay::start(Some(app.address())).await;
        let elsewhere = Relay::start(None).await;
        let near = [portal.clone(), to_proxy.address()];
        let browser = Browser::start_between(make, &near, &elsewhere.address()).await;
        // Firefox scrolls no page for the frame of another origin in it: a click must find all of it in view.
        let tall = browser.tab.set_window_rect(0, 0, 1280, 2400).await;
        tall.expect("a window");
        Self {
            app,
            browser,
            portal,
            to_proxy,
            elsewhere,
        }
    }

    /// Opens the portal's page with that query.
    pub(crate) async fn open(&self, query: &str) {
        let address = format!("http://{}/{query}", self.portal);
        let opened = self.browser.tab.goto(address).await;
        opened.expect("the page opens");
    }

    /// Where the proxy is for the browser.
    pub(crate) fn proxy(&self) -> String {
        format!("http://{}/", self.to_proxy.address())
    }

    /// Whoever sits there.
    pub(crate) const fn person(&self) -> Person<'_> {
        Person::new(&self.browser.tab, &ENGLISH)
    }

    /// What the script in the page, or in the room, returns.
    pub(crate) async fn execute(&self, script: &str) -> Value {
        let answer = self.browser.tab.execute(script, vec![]).await;
        answer.expect("an answer").json().clone()
    }

    /// The same for one that waits, in which `said` is everything that the page's window has heard.
    pub(crate) async fn run(&self, script: &str) -> Value {
        let script = format!(
            "const [done] = arguments;
             window.said ??= (() => {{
                 const said = [];
                 addEventListener('message', ({{ data }}) => said.push(data));
                 return said;
             }})();
             const run = async () => {{
                 const {{ KeyRoomError, createKeyRoom }} = await import('/keyside/room/index.js');
                 {script}
             }};
             run().then(done, (error) => done(`${{error}} ${{error.code}}`));"
        );
        let answer = self.browser.tab.execute_async(&script, vec![]).await;
        answer.expect("an answer").json().clone()
    }

    /// What the script returns, in which `part` finds a part of the element by its id, and `shown` only one that is
    /// seen, once it is neither null nor undefined.
    pub(crate) async fn seen(&self, what: &str, script: &str) -> Value {
        let script = format!(
            "const element = document.querySelector('keyside-request');
             const root = element?.shadowRoot;
             const part = (id) => root?.getElementById(id);
             const shown = (id) => part(id)?.checkVisibility() ? part(id) : null;
             {script}"
        );
        let look = async || {
            let answer = self.execute(&script).await;
            (!answer.is_null()).then_some(answer)
        };
        until(what, look).await
    }

    /// Goes into the room within the element, once it is there.
    pub(crate) async fn enter_room(&self) {
        const FRAME: &str =
            "return document.querySelector('keyside-request').shadowRoot.querySelector('iframe');";
        let find = async || {
            let answer = self.browser.tab.execute(FRAME, vec![]).await.ok()?;
            answer.element().ok()?.enter_frame().await.ok()
        };
        until("the room is there", find).await;
    }

    /// Hands the room a locked file, and opens it.
    pub(crate) async fn open_in_room(&self, key: &Path) {
        let person = self.person();
        self.enter_room().await;
        person.hand_over(key).await;
        person.fill(ENGLISH.passphrase, PASSPHRASE).await;
        person.press(ENGLISH.open).await;
        person.leave_room().await;
    }

    /// Everything that left the browser until now, but for the portal's own files.
    fn sent(&self) -> Vec<Vec<u8>> {
        [self.to_proxy.sent(), self.elsewhere.sent()].concat()
    }

    /// Whether the bytes were sent to anyone.
    pub(crate) fn sent_anything_with(&self, text: &str) -> bool {
        let sent = self.sent();
        sent.iter().any(|sent| contains(sent, text.as_bytes()))
    }

    /// The ways of writing in which the number was sent.
    pub(crate) fn traces(&self, number: &[u8]) -> Vec<&'static str> {
        let sent = self.sent();
        sent.iter().flat_map(|sent| traces(sent, number)).collect()
    }
}
