//! Measures what `cargo xtask bench` names and writes `target/bench/report.json`.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod keys;
mod library;
mod machine;
mod page;
mod room;
mod row;

use std::{env, fs};

use serde_json::json;

use crate::row::Row;

/// Names of groups come from the command line; cargo adds `--bench`.
#[tokio::main]
async fn main() {
    println!("{}", Row::HEAD);
    let mut rows = Vec::new();
    for group in env::args().skip(1).filter(|argument| argument != "--bench") {
        match group.as_str() {
            "keys" => {
                print_into(&mut rows, keys::rows().await);
                print_into(&mut rows, room::rows().await);
            }
            "library" => rows.extend(library::rows()),
            "page" => print_into(&mut rows, page::rows()),
            _ => panic!("no group of benchmarks is called `{group}`"),
        }
    }
    let folder = support::target().join("bench");
    fs::create_dir_all(&folder).expect("a folder for the report");
    let report = json!({ "machine": machine::describe(), "rows": rows });
    let text = serde_json::to_string_pretty(&report).expect("plain data");
    fs::write(folder.join("report.json"), text).expect("the report is written");
}

fn print_into(rows: &mut Vec<Row>, measured: Vec<Row>) {
    for row in &measured {
        println!("{row}");
    }
    rows.extend(measured);
}
