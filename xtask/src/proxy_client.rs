//! `keyside/proxy`, the part of the npm package that speaks with the proxy: TypeScript, its types made from what the
//! proxy says of itself.

use std::{fs, path::Path, process::Command};

use crate::{
    failure::{Failure, Result},
    node_package::{OPENAPI_TYPESCRIPT, TYPESCRIPT},
    places, steps,
};

/// Builds it into that folder, where there is Node.js.
pub(crate) fn build(folder: &Path) -> Result {
    if places::on_path("npm").is_none() {
        println!("Node.js is not installed: the package is built without `keyside/proxy`");
        return Ok(());
    }
    let work = places::target()?.join("proxy-client");
    fs::create_dir_all(&work).map_err(Failure::file(&work))?;
    let sources = places::root().join("crates/wasm/npm/proxy");
    for entry in fs::read_dir(&sources).map_err(Failure::file(&sources))? {
        let path = entry.map_err(Failure::file(&sources))?.path();
        let name = path.file_name().expect("entries have names");
        fs::copy(&path, work.join(name)).map_err(Failure::file(&path))?;
    }

    let module = work.join("package.json");
    fs::write(&module, r#"{ "type": "module" }"#).map_err(Failure::file(&module))?;

    let mut describe = steps::cargo();
    describe.args(["run", "--quiet", "--package=keyside", "--", "openapi"]);
    let document = work.join("openapi.json");
    fs::write(&document, steps::output(&mut describe)?).map_err(Failure::file(&document))?;
    let mut describe = node(&OPENAPI_TYPESCRIPT.ensure()?.join("bin/cli.js"));
    steps::output(
        describe
            .arg(&document)
            .arg("--output")
            .arg(work.join("openapi.d.ts")),
    )?;

    let mut compile = node(&TYPESCRIPT.ensure()?.join("bin/tsc"));
    steps::run(
        compile
            .args(["--strict", "--noUncheckedIndexedAccess"])
            .args(["--exactOptionalPropertyTypes", "--noImplicitOverride"])
            .args(["--declaration", "--sourceMap", "--inlineSources"])
            .args(["--module", "nodenext", "--target", "es2022"])
            .args(["--lib", "es2022,dom,dom.iterable,dom.asynciterable"])
            .args(["--moduleDetection", "force"])
            .arg("--outDir")
            .arg(folder)
            .arg(work.join("index.ts")),
    )?;
    let types = folder.join("openapi.d.ts");
    fs::copy(work.join("openapi.d.ts"), &types).map_err(Failure::file(&types))?;
    Ok(())
}

fn node(script: &Path) -> Command {
    let mut node = Command::new("node");
    node.arg(script);
    node
}
