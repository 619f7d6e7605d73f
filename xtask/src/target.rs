//! The compilation target of everything that runs in a browser.

use std::{
    fs,
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

/// The instructions that a build is made of. Each set has those before it, and a browser runs what
/// it knows every instruction of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Instructions {
    /// What every browser has that can show the page.
    Plain,
    /// Vectors of 128 bits, as browsers of 2023 and later have.
    ///
    /// <https://webassembly.org/features/>
    Vectors,
    /// Products of 64-bit words, for the day that browsers have them: Chromium does with
    /// `--js-flags=--wasm-wide-arithmetic`.
    ///
    /// <https://github.com/WebAssembly/wide-arithmetic>
    Wide,
}

impl Instructions {
    pub(crate) const ALL: [Self; 3] = [Self::Plain, Self::Vectors, Self::Wide];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Vectors => "vectors",
            Self::Wide => "wide",
        }
    }

    /// rustc warns, once for each crate, that wide arithmetic may still change. Then browsers have
    /// other instructions, and take this build for one that they do not run.
    const fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &[],
            Self::Vectors => &["-Ctarget-feature=+simd128"],
            Self::Wide => &["-Ctarget-feature=+simd128,+wide-arithmetic", "-Awarnings"],
        }
    }
}

/// Where Cargo keeps what is made of these instructions. It does not tell builds apart by flags that
/// remap folders: in one place, each would be made anew after another.
pub(crate) fn folder(instructions: Instructions) -> Result<PathBuf> {
    let target = places::target()?;
    Ok(match instructions {
        Instructions::Plain => target,
        Instructions::Vectors | Instructions::Wide => target.join(instructions.name()),
    })
}

/// Has the command compile for browsers with these instructions, and without the names of this
/// machine's folders, so that the same source makes the same bytes for everyone.
pub(crate) fn in_browser(
    command: &mut Command,
    instructions: Instructions,
) -> Result<&mut Command> {
    let registries = places::cargo_home()
        .ok()
        .and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut flags: Vec<_> = registries
        .into_iter()
        .flatten()
        .flatten()
        .map(|registry| format!("--remap-path-prefix={}=", registry.path().display()))
        .filter(|flag| !flag.contains(char::is_whitespace)) // It would be two flags.
        .collect();
    flags.sort();
    flags.extend(instructions.flags().iter().copied().map(str::to_owned));
    Ok(command.env("CARGO_TARGET_DIR", folder(instructions)?).env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        flags.join(" "),
    ))
}
