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

/// What the engine is for.
#[derive(Clone, Copy)]
pub(crate) enum Use {
    /// The key room, whose worker is started from a classic script.
    Room,
    /// The npm package: a module with TypeScript declarations.
    Package,
}

impl Use {
    const fn feature(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Package => "package",
        }
    }

    const fn bindgen(self) -> &'static [&'static str] {
        match self {
            Self::Room => &["--target=no-modules", "--no-typescript"],
            Self::Package => &["--target=web"],
        }
    }
}

/// Builds the engine and writes `keyside.js`, `keyside_bg.wasm` and, for the package,
/// `keyside.d.ts` into the folder.
pub(crate) fn build(engine: Use, folder: &Path) -> Result {
    tools::check_wasm_bindgen()?;
    let wasm = compile(engine)?;
    let mut bindgen = Command::new(WASM_BINDGEN.ensure()?);
    bindgen
        .arg(wasm)
        .arg("--out-dir")
        .arg(folder)
        .arg("--out-name=keyside");
    steps::run(bindgen.args(engine.bindgen()))
}

fn compile(engine: Use) -> Result<PathBuf> {
    target::ensure()?;
    let mut cargo = steps::cargo();
    cargo.args([
        "build",
        "--package=keyside-wasm",
        "--lib",
        "--profile=wasm",
        "--no-default-features",
        "--features",
        engine.feature(),
        "--target",
        target::WASM,
    ]);
    steps::run(target::in_browser(&mut cargo))?;
    Ok(places::target()?
        .join(target::WASM)
        .join("wasm/keyside_wasm.wasm"))
}
