//! Where things are.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{
    failure::{Failure, Result},
    steps,
};

/// The top of the source tree.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is a folder of the workspace")
}

/// Where Trunk puts the page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target folder.
pub(crate) fn target() -> Result<PathBuf> {
    metadata()?["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| Failure::new("`cargo metadata` names no target folder"))
}

/// What cargo says about the workspace itself.
pub(crate) fn metadata() -> Result<Value> {
    let json = steps::output(steps::cargo().args([
        "metadata",
        "--format-version=1",
        "--no-deps",
        "--offline",
    ]))?;
    serde_json::from_str(&json)
        .map_err(|error| Failure::new(format!("`cargo metadata` is unreadable: {error}")))
}

/// Where Cargo keeps what it downloads.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .ok_or_else(|| Failure::new("there is no home folder of Cargo: set CARGO_HOME"))
}

/// Where tools are kept between builds.
pub(crate) fn cache() -> Result<PathBuf> {
    let caches = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .ok_or_else(|| Failure::new("there is no home folder to keep tools in: set HOME"))?;
    Ok(caches.join("keyside"))
}

/// The program's file, if it is on `PATH`.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// `PATH` with the folders before it.
pub(crate) fn path_after(folders: &[PathBuf]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&path)))
        .map_err(|error| Failure::new(format!("PATH cannot be extended: {error}")))
}

/// Whether the command runs and succeeds; it says nothing.
pub(crate) fn works(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}
