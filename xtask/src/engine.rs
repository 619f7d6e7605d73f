//! The engine: `crates/wasm` and the JavaScript that goes with it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Result,
    places, steps, target,
    tools::{self, WASM_BINDGEN},
};

/// How the JavaScript side is to be loaded.
#[derive(Clone, Copy)]
pub(crate) enum Loading {
    /// As a classic script, which a worker in a sandboxed frame can be started from.
    Script,
    /// As a module.
    Module,
}

impl Loading {
    const fn target(self) -> &'static str {
        match self {
            Self::Script => "no-modules",
            Self::Module => "web",
        }
    }
}

/// Builds the engine and writes `keyside.js`, `keyside_bg.wasm` and, for a module, the TypeScript
/// declarations into the folder.
pub(crate) fn build(loading: Loading, folder: &Path) -> Result {
    tools::check_wasm_bindgen()?;
    let mut bindgen = Command::new(WASM_BINDGEN.ensure()?);
    let wasm = compile()?;
    bindgen.arg(wasm).arg("--out-dir").arg(folder);
    bindgen.args(["--out-name", "keyside", "--target", loading.target()]);
    if matches!(loading, Loading::Script) {
        bindgen.arg("--no-typescript");
    }
    steps::run(&mut bindgen)
}

fn compile() -> Result<PathBuf> {
    target::ensure()?;
    steps::run(steps::cargo().args([
        "build",
        "--package=keyside-wasm",
        "--lib",
        "--profile=wasm",
        "--target",
        target::WASM,
    ]))?;
    Ok(places::target()?
        .join(target::WASM)
        .join("wasm/keyside_wasm.wasm"))
}
