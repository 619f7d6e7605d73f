//! The types of `keyside/proxy`, the part of the npm package that speaks with the proxy: made from what the proxy
//! says of itself.

use std::{fs, path::Path, process::Command};

use crate::{
    failure::{Failure, Result},
    node_package::OPENAPI_TYPESCRIPT,
    steps,
};

/// Writes them beside its source in that folder.
pub(crate) fn write_types(folder: &Path) -> Result {
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
