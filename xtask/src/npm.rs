//! The npm package `keyside`.

mod inlined;
pub(crate) mod packaging;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::{
    engine::{self, Use},
    failure::{Failure, Result},
    node_package::{NODE_FORGE, TYPESCRIPT},
    places, steps, typescript,
};

/// What is written by hand, in the folder [`source`].
const FILES: [&str; 23] = [
    "README.md",
    "api.js",
    "browser-finder.js",
    "build-urls.js",
    "csr-node.js",
    "csr.d.ts",
    "csr.js",
    "engine.js",
    "error.js",
    "finder.js",
    "index.d.ts",
    "index.js",
    "key.js",
    "load.js",
    "node-finder.js",
    "node.js",
    "package.json",
    "primes.js",
    "refuse.js",
    "single-file.d.ts",
    "single-file.js",
    "types.d.ts",
    "worker.js",
];

/// Builds the package, packs it, and answers its folder: once in a run, in which several ask for it.
pub(crate) fn build() -> Result<PathBuf> {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();

    if let Some(folder) = BUILT.get() {
        return Ok(folder.clone());
    }
    let folder = build_anew()?;
    Ok(BUILT.get_or_init(|| folder).clone())
}

fn build_anew() -> Result<PathBuf> {
    steps::heading("Building the npm package");
    let folder = places::target()?.join("npm/keyside");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
    }
    engine::build(Use::Package, &folder)?;
    engine::build(Use::Requests, &folder)?;
    for name in FILES {
        copy(&source().join(name), &folder)?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&places::root().join(name), &folder)?;
    }
    let unused = folder.join("keyside_bg.wasm.d.ts");
    fs::remove_file(&unused).map_err(Failure::file(&unused))?;
    inlined::write(&folder)?;
    typescript::build(&folder)?;
    println!("npm package: {}", folder.display());
    pack(&folder)?;
    Ok(folder)
}

/// The tests that use the built package as a program would.
pub(crate) fn test() -> Result<Command> {
    let folder = build()?;
    let typescript = TYPESCRIPT.ensure()?;
    let mut node = Command::new("node");
    // Mostly one of them waits: for a browser, the demo, or a key that takes its time.
    node.args(["--test", "--test-reporter=tap", "--test-concurrency=3"])
        .args(["test.mjs", "proxy.test.mjs", "docs/test.mjs"].map(|name| source().join(name)));
    let proxy = places::target()?.join("debug/keyside");
    node.env("KEYSIDE_PACKAGE", &folder)
        .env("KEYSIDE_TARBALL", packaging::tarball(&folder)?)
        .env("KEYSIDE_PROXY", proxy)
        .env("KEYSIDE_FORGE", NODE_FORGE.ensure()?)
        .env("KEYSIDE_TYPESCRIPT", typescript);
    Ok(node)
}

/// Writes `keyside-VERSION.tgz` beside the folder, as it goes to a registry.
fn pack(folder: &Path) -> Result {
    if places::on_path("npm").is_none() {
        println!("npm is not installed: the package is not packed");
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["pack", "--silent", "--pack-destination", ".."]);
    steps::run(npm.current_dir(folder))
}

fn copy(path: &Path, folder: &Path) -> Result {
    let name = path.file_name().expect("it is a file's path");
    fs::copy(path, folder.join(name)).map_err(Failure::file(path))?;
    Ok(())
}

/// What is written by hand.
pub(crate) fn source() -> PathBuf {
    places::root().join("crates/wasm/npm")
}
