//! How long keys take, in a worker of a page as the room's are: ours, the browser's own, and those
//! of a library in JavaScript.

use std::{fs, path::Path, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Deserialize;
use serde_json::json;
use support::{Chromium, ENGLISH, Visit};

use crate::row::{Row, mean};

/// Keys of one kind, made by a build of the engine.
struct Job {
    row: &'static str,
    algorithm: &'static str,
    build: &'static str,
    peer: Option<&'static str>,
    runs: usize,
}

/// The jobs of a browser as it is: it runs the engine with vectors. The plain one is that of
/// browsers before 2023.
const JOBS: [Job; 5] = [
    Job::beside(
        "rsa2048.make/webcrypto",
        "rsa-2048",
        "vectors",
        "webcrypto",
        200,
    ),
    Job::beside(
        "rsa4096.make/webcrypto",
        "rsa-4096",
        "vectors",
        "webcrypto",
        30,
    ),
    Job::beside(
        "rsa2048.make/node-forge",
        "rsa-2048",
        "vectors",
        "node-forge",
        20,
    ),
    Job {
        row: "p256.make-and-csr",
        algorithm: "ecdsa-p256",
        build: "vectors",
        peer: None,
        runs: 200,
    },
    Job::beside(
        "rsa2048.make.plain/webcrypto",
        "rsa-2048",
        "plain",
        "webcrypto",
        100,
    ),
];

/// The jobs of a browser with wide arithmetic.
const WIDE_JOBS: [Job; 2] = [
    Job::beside(
        "rsa2048.make.wide/webcrypto",
        "rsa-2048",
        "wide",
        "webcrypto",
        200,
    ),
    Job::beside(
        "rsa4096.make.wide/webcrypto",
        "rsa-4096",
        "wide",
        "webcrypto",
        30,
    ),
];

pub(crate) async fn rows() -> Vec<Row> {
    let wide = [Chromium::WITH_WIDE_ARITHMETIC];
    [measure(&JOBS, &[]).await, measure(&WIDE_JOBS, &wide).await].concat()
}

impl Job {
    const fn beside(
        row: &'static str,
        algorithm: &'static str,
        build: &'static str,
        peer: &'static str,
        runs: usize,
    ) -> Self {
        Self {
            row,
            algorithm,
            build,
            peer: Some(peer),
            runs,
        }
    }
}

/// Each job in turn with its peer: the search for primes is a matter of luck, so there are many
/// runs, and means are compared.
async fn measure(jobs: &[Job], switches: &[&str]) -> Vec<Row> {
    let visit = Visit::prepare_with(&ENGLISH, switches).await;
    visit.open("").await;
    let tab = &visit.browser.tab;
    let patience = Duration::from_secs(30 * 60);
    tab.set_script_timeout(patience).await.expect("patience");
    let script = json!(script());

    let mut rows = Vec::new();
    for job in jobs {
        let wasm = read(format!("npm/keyside/keyside_{}.wasm", job.build));
        let task = json!({ "algorithm": job.algorithm, "peer": job.peer, "runs": job.runs });
        let arguments = vec![script.clone(), json!(STANDARD.encode(wasm)), task];
        let answer = tab.execute_async(include_str!("page.js"), arguments).await;
        let answer = answer.expect("the worker answers").json().clone();
        let times: Times = serde_json::from_value(answer.clone())
            .unwrap_or_else(|_| panic!("the worker failed: {answer}"));
        let ours = mean(&times.ours);
        rows.push(match job.peer {
            None => Row::alone(job.row, ours, "ms", job.runs),
            Some(_) => Row::beside(job.row, ours, mean(&times.peer), "ms", job.runs),
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
