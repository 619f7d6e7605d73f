//! How long keys take, in a worker of a page as the room's are: ours, the browser's own, and those
//! of a library in JavaScript.

use std::{fs, path::Path, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Deserialize;
use serde_json::json;
use support::{ENGLISH, Visit};

use crate::row::{Row, mean};

/// Each job in turn with its peer: the search for primes is a matter of luck, so there are many
/// runs, and means are compared.
pub(crate) async fn rows() -> Vec<Row> {
    let visit = Visit::start(&ENGLISH).await;
    let tab = &visit.browser.tab;
    let patience = Duration::from_secs(30 * 60);
    tab.set_script_timeout(patience).await.expect("patience");
    let script = json!(script());
    let wasm = json!(STANDARD.encode(read("npm/keyside/keyside_bg.wasm")));

    let mut rows = Vec::new();
    for (id, algorithm, peer, runs) in [
        ("rsa2048.make/webcrypto", "rsa-2048", Some("webcrypto"), 200),
        ("rsa4096.make/webcrypto", "rsa-4096", Some("webcrypto"), 30),
        (
            "rsa2048.make/node-forge",
            "rsa-2048",
            Some("node-forge"),
            20,
        ),
        ("p256.make-and-csr", "ecdsa-p256", None, 200),
    ] {
        let task = json!({ "algorithm": algorithm, "peer": peer, "runs": runs });
        let arguments = vec![script.clone(), wasm.clone(), task];
        let answer = tab.execute_async(include_str!("page.js"), arguments).await;
        let answer = answer.expect("the worker answers").json().clone();
        let times: Times = serde_json::from_value(answer.clone())
            .unwrap_or_else(|_| panic!("the worker failed: {answer}"));
        let ours = mean(&times.ours);
        rows.push(match peer {
            None => Row::alone(id, ours, "ms", runs),
            Some(_) => Row::beside(id, ours, mean(&times.peer), "ms", runs),
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

/// What the worker runs. node-forge looks for a `window`, which a worker has not.
fn script() -> String {
    let forge = read("bench/node_modules/node-forge/dist/forge.min.js");
    let keyside = read("npm/keyside/keyside.js");
    let text = |bytes| String::from_utf8(bytes).expect("a script");
    [
        "self.window = self;",
        &text(forge),
        &text(keyside),
        include_str!("worker.js"),
    ]
    .join("\n")
}

fn read(path: impl AsRef<Path>) -> Vec<u8> {
    fs::read(support::target().join(path)).expect("`cargo xtask bench` brings it")
}
