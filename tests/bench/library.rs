//! The npm package beside other libraries, in Node and in Chromium: `tests/peers/jobs.mjs` says what.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use serde::Deserialize;

use crate::row::Row;

/// Every row, each printed as soon as it is measured.
pub(crate) fn rows() -> Vec<Row> {
    let mut node = Command::new("node")
        .arg("bench.mjs")
        .current_dir(support::target().join("peers"))
        .env("KEYSIDE_PACKAGE", support::target().join("npm/keyside"))
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js is installed");
    let lines = BufReader::new(node.stdout.take().expect("it is piped")).lines();
    let rows = lines
        .map(|line| {
            let line = line.expect("a text");
            let measured: Measured = serde_json::from_str(&line).expect("a row");
            let row = measured.row();
            println!("{row}");
            row
        })
        .collect();
    let status = node.wait().expect("it ends");
    assert!(status.success(), "the benchmark in JavaScript ends well");
    rows
}

/// Means, in milliseconds.
#[derive(Deserialize)]
struct Measured {
    id: String,
    ours: f64,
    peer: f64,
    runs: usize,
    native: bool,
}

impl Measured {
    fn row(self) -> Row {
        Row::beside(self.id, self.ours, self.peer, "ms", self.runs).native(self.native)
    }
}
