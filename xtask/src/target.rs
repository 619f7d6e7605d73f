//! The compilation target of everything that runs in a browser.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

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

/// Vector instructions, by which RSA primes are found four at a time. Every browser of 2023 has them.
///
/// <https://webassembly.org/features/>
const VECTORS: &str = "-Ctarget-feature=+simd128";

/// Has the command compile for the browser: with [`VECTORS`], and without the names of this
/// machine's folders, so that the same source makes the same bytes for everyone.
pub(crate) fn in_browser(command: &mut Command) -> &mut Command {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut flags: Vec<_> = registries
        .into_iter()
        .flatten()
        .flatten()
        .map(|registry| format!("--remap-path-prefix={}=", registry.path().display()))
        .filter(|flag| !flag.contains(char::is_whitespace)) // It would be two flags.
        .collect();
    flags.sort();
    flags.push(VECTORS.to_owned());
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        flags.join(" "),
    )
}
