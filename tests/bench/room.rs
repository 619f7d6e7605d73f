//! How long a person waits for key and request, at the real page.

use serde::Deserialize;
use serde_json::{Value, json};
use support::{ENGLISH, Visit};
use thirtyfour::WebDriver;

use crate::row::{Row, mean};

const RUNS: usize = 10;

/// A way to come to the page and fill in its form.
#[derive(Clone, Copy)]
struct Manner {
    /// Milliseconds between two answers.
    pace: u32,
    /// How many times slower than it is the page's processor seems.
    slowness: u32,
    /// Whether another tab is before the page, so that its timers wait for a second each.
    hidden: bool,
}

/// Somebody who types, in a browser that has never seen the page.
const PERSON: Manner = Manner {
    pace: 600,
    slowness: 1,
    hidden: false,
};
/// Nobody is as fast.
const SCRIPT: Manner = Manner { pace: 0, ..PERSON };
/// What the protocol can slow down is the page's own thread: neither workers, nor the room's frame,
/// which runs in a process of its own.
const SLOWNESS: u32 = 4;

/// From the click, after the form was filled in at a person's pace; and from the address to the
/// request with nobody's pace.
pub(crate) async fn rows() -> Vec<Row> {
    let slowly = |manner| Manner {
        slowness: SLOWNESS,
        ..manner
    };
    let hidden = Manner {
        hidden: true,
        ..PERSON
    };
    let from_click: fn(&Times) -> f64 = |times| times.from_click;
    let from_navigation: fn(&Times) -> f64 = |times| times.from_navigation;
    let mut rows = Vec::new();
    for (id, manner, time) in [
        ("room.click-to-csr.rsa2048", PERSON, from_click),
        ("room.cold.rsa2048", SCRIPT, from_navigation),
        (
            "room.click-to-csr.rsa2048.throttled",
            slowly(PERSON),
            from_click,
        ),
        (
            "room.cold.rsa2048.throttled",
            slowly(SCRIPT),
            from_navigation,
        ),
        ("room.click-to-csr.rsa2048.hidden", hidden, from_click),
    ] {
        let mut times = Vec::new();
        for _ in 0..RUNS {
            times.push(time(&visit(manner).await));
        }
        rows.push(Row::alone(id, mean(&times), "ms", RUNS));
    }
    rows
}

/// Milliseconds until the review is shown.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Times {
    from_navigation: f64,
    from_click: f64,
}

/// One visit, with a fresh profile.
async fn visit(manner: Manner) -> Times {
    let visit = Visit::prepare(&ENGLISH).await;
    let tab = &visit.browser.tab;
    let Manner {
        pace,
        slowness,
        hidden,
    } = manner;
    if hidden {
        let before = json!({ "url": "about:blank" });
        devtools(tab, "Target.createTarget", before).await;
    }
    devtools(
        tab,
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": slowness }),
    )
    .await;
    let settings = json!({ "pace": pace, "hidden": hidden, "review": ENGLISH.review });
    let source = format!(
        "const settings = {settings};\n{}",
        include_str!("visitor.js")
    );
    let script = json!({ "source": source });
    devtools(tab, "Page.addScriptToEvaluateOnNewDocument", script).await;
    visit.open("").await;
    let script = "const [done] = arguments; visit.then(done, (error) => done(String(error)));";
    let answer = tab.execute_async(script, vec![]).await;
    let answer = answer.expect("the visitor answers").json().clone();
    serde_json::from_value(answer.clone()).unwrap_or_else(|_| panic!("the visit failed: {answer}"))
}

async fn devtools(tab: &WebDriver, command: &str, parameters: Value) {
    tab.cdp()
        .send_raw(command, parameters)
        .await
        .expect(command);
}
