//! The types of `keyside/proxy`, the part of the npm package that speaks with the proxy: made from what the proxy
//! says of itself.

use std::{fs, path::Path, process::Command};

use crate::{
    failure::{Failure, Result},
    node_package::OPENAPI_TYPESCRIPT,
    steps,
};

<<<<<<< HEAD
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

=======
/// Writes them beside its source in that folder.
pub(crate) fn write_types(folder: &Path) -> Result {
>>>>>>> bbf4b5c (npm: put the key room into any site, with the site's looks)
    let mut describe = steps::cargo();
    describe.args(["run", "--quiet", "--package=keyside", "--", "openapi"]);
    let document = folder.join("openapi.json");
    fs::write(&document, steps::output(&mut describe)?).map_err(Failure::file(&document))?;
    let mut node = Command::new("node");
    node.arg(OPENAPI_TYPESCRIPT.ensure()?.join("bin/cli.js"))
        .arg(&document)
        .arg("--output")
        .arg(folder.join("openapi.d.ts"));
    steps::output(&mut node).map(drop)
}
