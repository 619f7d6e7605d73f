//! How long a person waits for key and request, at the real page.

use serde::Deserialize;
use serde_json::json;
use support::{ENGLISH, Visit};

use crate::row::{Row, mean};

const RUNS: usize = 10;

/// From the click, after the form was filled in at a person's pace; and from the address to the
/// request with nobody's pace, in a browser that has never seen the page.
pub(crate) async fn rows() -> Vec<Row> {
    let person = visits(600).await;
    let script = visits(0).await;
    let row = |id, times: &[Times], time: fn(&Times) -> f64| {
        let times: Vec<_> = times.iter().map(time).collect();
        Row::alone(id, mean(&times), "ms", RUNS)
    };
    vec![
        row("room.click-to-csr.rsa2048", &person, |times| {
            times.from_click
        }),
        row("room.cold.rsa2048", &script, |times| times.from_navigation),
    ]
}

/// Milliseconds until the review is shown.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Times {
    from_navigation: f64,
    from_click: f64,
}

/// Visits with a fresh profile each, at so many milliseconds an answer.
async fn visits(pace: u32) -> Vec<Times> {
    let mut all = Vec::new();
    for _ in 0..RUNS {
        all.push(visit(pace).await);
    }
    all
}

async fn visit(pace: u32) -> Times {
    let visit = Visit::prepare(&ENGLISH).await;
    let tab = &visit.browser.tab;
    let settings = json!({ "pace": pace, "review": ENGLISH.review });
    let source = format!(
        "const settings = {settings};\n{}",
        include_str!("visitor.js")
    );
    tab.cdp()
        .send_raw(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": source }),
        )
        .await
        .expect("the visitor is there before the page");
    visit.open("").await;
    let script = "const [done] = arguments; visit.then(done, (error) => done(String(error)));";
    let answer = tab.execute_async(script, vec![]).await;
    let answer = answer.expect("the visitor answers").json().clone();
    serde_json::from_value(answer.clone()).unwrap_or_else(|_| panic!("the visit failed: {answer}"))
}
