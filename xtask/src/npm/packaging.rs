//! The packed package in programs of every kind.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Failure, Result},
    places, steps,
};

/// The tests that install what [`build`](super::build) packed, into a copy of `tests/packaging`
/// that has what its lock file says.
pub(crate) fn test() -> Result<Command> {
    let package = super::build()?;
    let tarball = tarball(&package)?;
    let folder = install("packaging")?;
    steps::heading("Installing the package into programs");
    steps::run(
        npm("install")
            .arg("--no-save")
            .arg(&tarball)
            .current_dir(&folder),
    )?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap", "test.mjs"])
        .current_dir(folder)
        .env("KEYSIDE_TARBALL", tarball)
        .env(
            "KEYSIDE_DOMAINS",
            places::root().join("crates/core/tests/vectors/domains.json"),
        );
    Ok(node)
}

/// Copies that folder of `tests` into `target`, with what its lock file says, and answers where.
pub(crate) fn install(tests: &str) -> Result<PathBuf> {
    let folder = places::target()?.join(tests);
    copy(&places::root().join("tests").join(tests), &folder)?;
    steps::heading(&format!("Installing what tests/{tests} needs"));
    steps::run(npm("ci").current_dir(&folder))?;
    Ok(folder)
}

fn npm(task: &str) -> Command {
    let mut npm = Command::new("npm");
    npm.args([task, "--ignore-scripts", "--no-audit", "--no-fund"]);
    npm
}

/// What `npm pack` has put beside the package's folder.
pub(super) fn tarball(package: &Path) -> Result<PathBuf> {
    let folder = package.parent().expect("the package is in a folder");
    let name = format!("keyside-{}.tgz", env!("CARGO_PKG_VERSION"));
    let tarball = folder.join(name);
    if tarball.is_file() {
        Ok(tarball)
    } else {
        Err(Failure::new(format!(
            "{} was not packed: is the version in crates/wasm/npm/package.json that of Cargo.toml?",
            tarball.display()
        )))
    }
}

/// Copies a folder over another: what is in that alone stays, such as what npm has installed.
fn copy(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to).map_err(Failure::file(to))?;
    for entry in fs::read_dir(from).map_err(Failure::file(from))? {
        let path = entry.map_err(Failure::file(from))?.path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).map_err(Failure::file(&path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_what_is_in_folders_and_leaves_what_was_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        fs::create_dir_all(from.join("pages")).expect("folders");
        fs::create_dir_all(&to).expect("a folder");
        fs::write(from.join("pages/main.js"), "new").expect("a file");
        fs::write(to.join("installed"), "old").expect("a file");

        copy(&from, &to).expect("it can be copied");

        assert_eq!(fs::read(to.join("pages/main.js")).expect("a copy"), b"new");
        assert!(to.join("installed").is_file());
    }
}
