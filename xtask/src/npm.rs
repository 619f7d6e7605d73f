//! The npm package `keyside`.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    engine::{self, Use},
    failure::{Failure, Result},
    node_package::TYPESCRIPT,
    places, proxy_client, steps,
};

/// Builds the package and answers its folder.
pub(crate) fn build() -> Result<PathBuf> {
    steps::heading("Building the npm package");
    let folder = places::target()?.join("npm/keyside");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
    }
    engine::build(Use::Package, &folder)?;
    for name in ["package.json", "README.md", "index.js", "index.d.ts"] {
        let path = source().join(name);
        fs::copy(&path, folder.join(name)).map_err(Failure::file(&path))?;
    }
    proxy_client::build(&folder.join("proxy"))?;
    println!("npm package: {}", folder.display());
    Ok(folder)
}

/// The tests that use the built package as a program would.
pub(crate) fn test() -> Result<Command> {
    let folder = build()?;
    let typescript = TYPESCRIPT.ensure()?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap"])
        .args(["test.mjs", "proxy.test.mjs"].map(|name| source().join(name)));
    let proxy = places::target()?.join("debug/keyside");
    node.env("KEYSIDE_PACKAGE", folder)
        .env("KEYSIDE_PROXY", proxy)
        .env("KEYSIDE_TYPESCRIPT", typescript);
    Ok(node)
}

fn source() -> PathBuf {
    places::root().join("crates/wasm/npm")
}
