//! What of the npm package is written in TypeScript: `keyside/proxy`, `keyside/room` and `keyside/element`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Failure, Result},
    node_package::TYPESCRIPT,
    places, proxy_client, room_package, steps,
};

const PARTS: [&str; 3] = ["proxy", "room", "element"];

/// Checks and compiles it into the package's folder, where there is Node.js.
pub(crate) fn build(package: &Path) -> Result {
    if places::on_path("npm").is_none() {
        println!(
            "Node.js is not installed: the package is built without what is written in TypeScript"
        );
        return Ok(());
    }
    let work = places::target()?.join("npm-typescript");
    if work.exists() {
        fs::remove_dir_all(&work).map_err(Failure::file(&work))?;
    }
    for part in PARTS {
        copy_sources(part, &work.join(part))?;
    }
    let module = work.join("package.json");
    fs::write(&module, r#"{ "type": "module" }"#).map_err(Failure::file(&module))?;
    proxy_client::write_types(&work.join("proxy"))?;
    room_package::write_parts(&work.join("room"), &package.join("room"))?;

    let entries = PARTS.map(|part| work.join(part).join("index.ts"));
    steps::run(
        compiler()?
            .args(["--declaration", "--sourceMap", "--inlineSources"])
            .arg("--rootDir")
            .arg(&work)
            .arg("--outDir")
            .arg(package)
            .args(entries),
    )?;
    steps::run(
        compiler()?
            .arg("--noEmit")
            .arg(work.join("room/samples.ts")),
    )?;
    let types = package.join("proxy/openapi.d.ts");
    fs::copy(work.join("proxy/openapi.d.ts"), &types).map_err(Failure::file(&types))?;
    Ok(())
}

fn compiler() -> Result<Command> {
    let mut node = Command::new("node");
    node.arg(TYPESCRIPT.ensure()?.join("bin/tsc"))
        .args(["--strict", "--noUncheckedIndexedAccess"])
        .args(["--exactOptionalPropertyTypes", "--noImplicitOverride"])
        .args(["--module", "nodenext", "--target", "es2022"])
        .args([
            "--lib",
            "es2022,dom,dom.iterable,dom.asynciterable,esnext.disposable",
        ])
        .args(["--moduleDetection", "force"]);
    Ok(node)
}

fn copy_sources(part: &str, folder: &Path) -> Result {
    fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    let sources = places::root().join("crates/wasm/npm").join(part);
    for entry in fs::read_dir(&sources).map_err(Failure::file(&sources))? {
        let path: PathBuf = entry.map_err(Failure::file(&sources))?.path();
        let name = path.file_name().expect("entries have names");
        fs::copy(&path, folder.join(name)).map_err(Failure::file(&path))?;
    }
    Ok(())
}
