//! Other libraries in JavaScript for keys, requests and containers, beside the npm package.

use std::{path::PathBuf, process::Command};

use crate::{
    failure::Result,
    npm::{self, packaging},
    places, steps,
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

/// Copies `tests/peers` into `target`, with what its lock file says, and answers the folder.
pub(crate) fn install() -> Result<PathBuf> {
    let folder = places::target()?.join("peers");
    packaging::copy(&places::root().join("tests/peers"), &folder)?;
    steps::heading("Installing the libraries to compare with");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    steps::run(npm.current_dir(&folder))?;
    Ok(folder)
}
