//! The page, built by Trunk into `dist`.

use std::{process::Command, sync::OnceLock};

use crate::{
    failure::Result,
    manifest, places, steps,
    target::{self, Instructions},
    tools::{self, TRUNK, WASM_BINDGEN},
};

/// Installs what building needs. The dependencies are fetched first, since Trunk runs offline: it
/// would fetch tools of its own choice.
pub(crate) fn prepare() -> Result {
    target::ensure()?;
    steps::run(steps::cargo().args(["fetch", "--quiet"]))?;
    tools::check_wasm_bindgen()?;
    TRUNK.ensure()?;
    WASM_BINDGEN.ensure().map(drop)
}

/// Builds the page: once in a run, in which several ask for it. What did not change is not compiled again.
pub(crate) fn build() -> Result {
    static BUILT: OnceLock<()> = OnceLock::new();

    if BUILT.get().is_none() {
        build_anew()?;
        BUILT.get_or_init(|| ());
    }
    Ok(())
}

fn build_anew() -> Result {
    prepare()?;
    steps::heading("Building the page");
    let wasm_bindgen = WASM_BINDGEN.ensure()?;
    let folder = wasm_bindgen.parent().map(Into::into);
    let path = places::path_after(folder.as_slice())?;
    let mut trunk = Command::new(TRUNK.ensure()?);
    trunk
        .args([
            "build",
            "--release",
            "--offline",
            "--skip-version-check",
            "--log=warn",
        ])
        .env("PATH", path)
        .env_remove("NO_COLOR") // Trunk takes `true` only, and stops at the usual `1`.
        .current_dir(places::root());
    steps::run(target::in_browser(&mut trunk, Instructions::Plain)?)?;
    manifest::announce(&places::dist())
}
