//! Other libraries in JavaScript for keys, requests and containers, beside the npm package.

use std::{path::PathBuf, process::Command};

use crate::{
    failure::Result,
    npm::{self, packaging},
    places,
};

/// The tests of who reads what.
pub(crate) fn test() -> Result<Command> {
    let package = npm::build()?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap", "test.mjs"])
        .current_dir(install()?)
        .env("KEYSIDE_PACKAGE", package)
        .env(
            "KEYSIDE_TABLES",
            places::root().join("crates/wasm/npm/PEERS.md"),
        );
    Ok(node)
}

/// The libraries and the programs that use them, in a folder of their own.
pub(crate) fn install() -> Result<PathBuf> {
    packaging::install("peers")
}
