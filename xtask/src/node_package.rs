//! Packages of Node.js that benchmarks and tests use, fetched by npm.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    failure::{Failure, Result},
    places, steps,
};

/// One version of a package.
pub(crate) struct NodePackage {
    name: &'static str,
    version: &'static str,
    /// The folder in `target` that it is installed into, alone.
    folder: &'static str,
}

/// What the benchmarks measure keys against.
pub(crate) const NODE_FORGE: NodePackage = NodePackage {
    name: "node-forge",
    version: "1.4.3",
    folder: "bench",
};

/// What checks the types of our own package.
pub(crate) const TYPESCRIPT: NodePackage = NodePackage {
    name: "typescript",
    version: "5.9.3",
    folder: "typescript",
};

/// What makes types of the proxy's description.
pub(crate) const OPENAPI_TYPESCRIPT: NodePackage = NodePackage {
    name: "openapi-typescript",
    version: "7.13.0",
    folder: "openapi-typescript",
};

/// What makes a reference of our package's types.
pub(crate) const TYPEDOC: NodePackage = NodePackage {
    name: "typedoc",
    version: "0.28.20",
    folder: "typedoc",
};

/// The cloud's own SDK.
pub(crate) const CLOUD_SDK: NodePackage = NodePackage {
    name: "@alicloud/cas20200407",
    version: "3.0.0",
    folder: "sdk-node",
};

impl NodePackage {
    /// Installs it, unless this very version is there, and answers its folder.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        let prefix = places::target()?.join(self.folder);
        let package = prefix.join("node_modules").join(self.name);
        let wanted = format!("{}@{}", self.name, self.version);
        let done = prefix.join(format!("node_modules/{}.txt", self.name));
        if fs::read_to_string(&done).is_ok_and(|had| had == wanted) {
            return Ok(package);
        }
        if places::on_path("npm").is_none() {
            return Err(Failure::new(format!(
                "npm is missing, which fetches {wanted}: install Node.js"
            )));
        }
        steps::heading(&format!("Installing {wanted}"));
        fs::create_dir_all(&prefix).map_err(Failure::file(&prefix))?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-save", "--no-audit", "--no-fund"])
            .args(["--ignore-scripts", "--prefix"])
            .arg(&prefix)
            .arg(&wanted);
        steps::run(&mut npm)?;
        fs::write(&done, wanted).map_err(Failure::file(&done))?;
        Ok(package)
    }
}
