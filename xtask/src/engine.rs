//! The engine: `crates/wasm`, once for each set of instructions, and the JavaScript that goes with all.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Failure, Result},
    steps,
    target::{self, Instructions},
    tools::{self, WASM_BINDGEN},
};

/// What the engine is for.
#[derive(Clone, Copy)]
pub(crate) enum Use {
    /// The key room, whose worker is started from a classic script.
    Room,
    /// The npm package: a module with TypeScript declarations.
    Package,
    /// The npm package's smallest entry: nothing in it is any faster with other instructions.
    Requests,
}

impl Use {
    const fn feature(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Package => "package",
            Self::Requests => "csr",
        }
    }

    const fn bindgen(self) -> &'static [&'static str] {
        match self {
            Self::Room => &["--target=no-modules", "--no-typescript"],
            Self::Package => &["--target=web", "--omit-default-module-path"],
            Self::Requests => &[
                "--target=web",
                "--omit-default-module-path",
                "--no-typescript",
            ],
        }
    }

    const fn instructions(self) -> &'static [Instructions] {
        match self {
            Self::Room | Self::Package => &Instructions::ALL,
            Self::Requests => &[Instructions::Plain],
        }
    }

    /// The name of the script, and what the name of an engine begins with.
    const fn name(self) -> &'static str {
        match self {
            Self::Room | Self::Package => "keyside",
            Self::Requests => "keyside_csr",
        }
    }

    fn file(self, instructions: Instructions) -> String {
        match self {
            Self::Room | Self::Package => file(instructions),
            Self::Requests => format!("{}.wasm", self.name()),
        }
    }
}

/// Builds the engine and writes `keyside.js`, a [`file()`] for each set of instructions and, for the
/// package, `keyside.d.ts` into the folder; for [`Use::Requests`], `keyside_csr.js` and
/// `keyside_csr.wasm`.
pub(crate) fn build(engine: Use, folder: &Path) -> Result {
    tools::check_wasm_bindgen()?;
    let mut scripts = Vec::new();
    for &instructions in engine.instructions() {
        let wasm = compile(engine, instructions)?;
        let mut bindgen = Command::new(WASM_BINDGEN.ensure()?);
        bindgen
            .arg(wasm)
            .arg("--out-dir")
            .arg(folder)
            .arg("--out-name")
            .arg(engine.name());
        steps::run(bindgen.args(engine.bindgen()))?;
        let written = folder.join(format!("{}_bg.wasm", engine.name()));
        fs::rename(&written, folder.join(engine.file(instructions)))
            .map_err(Failure::file(&written))?;
        let script = folder.join(format!("{}.js", engine.name()));
        scripts.push(fs::read(&script).map_err(Failure::file(&script))?);
    }
    all_the_same(&scripts)
}

/// The name of the engine that is made of these instructions.
pub(crate) fn file(instructions: Instructions) -> String {
    format!("keyside_{}.wasm", instructions.name())
}

/// Every engine is started by the script of the last.
fn all_the_same(scripts: &[Vec<u8>]) -> Result {
    if scripts.windows(2).all(|pair| pair[0] == pair[1]) {
        Ok(())
    } else {
        Err(Failure::new(
            "wasm-bindgen wrote another keyside.js for other instructions: no script starts them all",
        ))
    }
}

/// Only the module: what a library needs besides would be compiled for every dependency too.
fn compile(engine: Use, instructions: Instructions) -> Result<PathBuf> {
    target::ensure()?;
    let mut cargo = steps::cargo();
    cargo.args([
        "rustc",
        "--package=keyside-wasm",
        "--lib",
        "--crate-type=cdylib",
        "--profile=wasm",
        "--no-default-features",
        "--features",
        engine.feature(),
        "--target",
        target::WASM,
    ]);
    steps::run(target::in_browser(&mut cargo, instructions)?)?;
    Ok(target::folder(instructions)?
        .join(target::WASM)
        .join("wasm/keyside_wasm.wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_engines_that_one_script_cannot_start() {
        let scripts = |last: &str| ["a", "a", last].map(|script| script.as_bytes().to_vec());

        assert!(all_the_same(&scripts("a")).is_ok());
        assert!(all_the_same(&scripts("b")).is_err());
    }
}
