//! How long keys take, in a worker of a page as the room's are: ours, and the browser's own.

use std::{fs, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Deserialize;
use serde_json::json;
use support::{ENGLISH, Visit};

use crate::row::Row;

/// Each job in turn with its peer: the search for primes is a matter of luck, so there are many
/// runs, and means are compared.
pub(crate) async fn rows() -> Vec<Row> {
    let visit = Visit::start(&ENGLISH).await;
    let tab = &visit.browser.tab;
    let patience = Duration::from_secs(30 * 60);
    tab.set_script_timeout(patience).await.expect("patience");
    let folder = support::target().join("npm/keyside");
    let read = |name: &str| fs::read(folder.join(name)).expect("`cargo xtask npm` builds it");
    let module = String::from_utf8(read("keyside.js")).expect("a script");
    let script = json!(module + include_str!("worker.js"));
    let wasm = json!(STANDARD.encode(read("keyside_bg.wasm")));

    let mut rows = Vec::new();
    for (id, job, peer, runs) in [
        ("rsa2048.make/webcrypto", "rsa-2048", 2048, 60),
        ("rsa4096.make/webcrypto", "rsa-4096", 4096, 10),
        ("p256.make-and-csr", "ecdsa-p256", 0, 200),
    ] {
        let arguments = vec![script.clone(), wasm.clone(), json!([job, peer, runs])];
        let answer = tab.execute_async(include_str!("page.js"), arguments).await;
        let answer = answer.expect("the worker answers").json().clone();
        let times: Times = serde_json::from_value(answer.clone())
            .unwrap_or_else(|_| panic!("the worker failed: {answer}"));
        let ours = mean(&times.ours);
        rows.push(match times.peer.is_empty() {
            true => Row::alone(id, ours, "ms", runs),
            false => Row::beside(id, ours, mean(&times.peer), "ms", runs),
        });
    }
    rows
}

/// Milliseconds, one number a run.
#[derive(Deserialize)]
struct Times {
    ours: Vec<f64>,
    peer: Vec<f64>,
}

fn mean(times: &[f64]) -> f64 {
    times.iter().sum::<f64>() / times.len() as f64
}
