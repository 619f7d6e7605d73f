//! The compilation target of everything that runs in a browser.

use std::{path::Path, process::Command};

use crate::{
    failure::{Failure, Result},
    places, steps,
};

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain in use, if it is missing.
pub(crate) fn ensure() -> Result {
    let folder =
        steps::output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if places::on_path("rustup").is_none() {
        return Err(Failure::new(format!(
            "the target {WASM} is missing and there is no rustup to add it: install it the way \
             this toolchain was installed"
        )));
    }
    steps::heading(&format!("Adding the target {WASM}"));
    steps::run(Command::new("rustup").args(["target", "add", WASM])).map_err(|_| {
        Failure::new(format!(
            "the target {WASM} is missing: run `rustup target add {WASM}`"
        ))
    })
}
