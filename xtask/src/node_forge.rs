//! node-forge, which the benchmarks measure keys against.

use std::{fs, process::Command};

use crate::{
    failure::{Failure, Result},
    places, steps,
};

const PACKAGE: &str = "node-forge@1.4.3";

/// Installs it into `target/bench`, unless this very version is there.
pub(crate) fn ensure() -> Result {
    let folder = places::target()?.join("bench");
    let done = folder.join("node_modules/node-forge.txt");
    if fs::read_to_string(&done).is_ok_and(|had| had == PACKAGE) {
        return Ok(());
    }
    if places::on_path("npm").is_none() {
        return Err(Failure::new(
            "npm is missing, which fetches node-forge to compare with: install Node.js",
        ));
    }
    steps::heading(&format!("Installing {PACKAGE}"));
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund"])
        .args(["--ignore-scripts", "--prefix"])
        .arg(&folder)
        .arg(PACKAGE);
    steps::run(&mut npm)?;
    fs::write(&done, PACKAGE).map_err(Failure::file(&done))
}
