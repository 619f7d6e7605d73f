//! The key room in the page of someone else, out of the npm package, which must have been built.

mod element;
mod policy;
mod room;

use keyside::config::Origin;
use keyside_simulator::Config as SimulatorConfig;
use serde_json::Value;
use support::{ENGLISH, Portal, TestApp, Visit};

/// A portal with that page, a proxy that takes calls from there, and a browser at it.
pub(crate) async fn visit(page: &str) -> Visit {
    let portal = Portal::start(page).await;
    let origin: Origin = portal.origin().parse().expect("an origin");
    let app = TestApp::start_with(SimulatorConfig::gentle(), move |config| {
        config.origins = [origin.clone()].into();
    });
    let visit = Visit::beside(&ENGLISH, app.await, portal.url()).await;
    visit.open("").await;
    visit
}

/// What the script in the page returns, in which `said` is everything that its window has heard.
pub(crate) async fn run(visit: &Visit, script: &str) -> Value {
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
    let answer = visit.browser.tab.execute_async(&script, vec![]).await;
    answer.expect("an answer").json().clone()
}
