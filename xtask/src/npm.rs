//! The npm package `keyside`.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    engine::{self, Loading},
    failure::{Failure, Result},
    places, steps,
};

/// Builds the package and, where there is Node.js, tries it.
pub(crate) fn build() -> Result<PathBuf> {
    steps::heading("Building the npm package");
    let folder = places::target()?.join("npm/keyside");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
    }
    engine::build(Loading::Module, &folder)?;
    let source = places::root().join("crates/wasm/npm");
    for name in ["package.json", "README.md"] {
        let path = source.join(name);
        fs::copy(&path, folder.join(name)).map_err(Failure::file(&path))?;
    }
    println!("{}", folder.display());
    Ok(folder)
}

/// Makes a certification request with the package, as a program of its users would.
pub(crate) fn check() -> Result {
    let folder = build()?;
    steps::heading("Trying the npm package");
    steps::run(
        Command::new("node")
            .arg("--test")
            .arg(places::root().join("crates/wasm/npm/test.mjs"))
            .env("KEYSIDE_PACKAGE", folder),
    )
}
