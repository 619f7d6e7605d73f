//! The build tools from crates.io: which versions, and where they are kept.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Failure, Result},
    places, steps,
};

/// A program that `cargo install` makes.
pub(crate) struct Tool {
    pub(crate) package: &'static str,
    program: &'static str,
    pub(crate) version: &'static str,
}

/// Builds the page.
pub(crate) const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
};

/// Writes the JavaScript side of a wasm module. It must be of the same version as the crate.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.126",
};

/// Checks the dependencies against `deny.toml`.
pub(crate) const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
};

/// Feeds parsers what breaks them.
pub(crate) const CARGO_FUZZ: Tool = Tool {
    package: "cargo-fuzz",
    program: "cargo-fuzz",
    version: "0.13.1",
};

/// Steers Firefox.
pub(crate) const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    program: "geckodriver",
    version: "0.36.0",
};

impl Tool {
    /// The program's file; the program is installed if it is neither on `PATH` nor in the cache
    /// in this very version.
    pub(crate) fn ensure(&self) -> Result<PathBuf> {
        if let Some(file) = places::on_path(self.program).filter(|file| self.is_version_of(file)) {
            return Ok(file);
        }
        let folder = places::cache()?.join(format!("{}-{}", self.package, self.version));
        let file = folder.join("bin").join(self.program);
        if !file.is_file() {
            self.install(&folder)?;
        }
        Ok(file)
    }

    fn is_version_of(&self, file: &Path) -> bool {
        steps::output(Command::new(file).arg("--version"))
            .is_ok_and(|text| text.split_whitespace().nth(1) == Some(self.version))
    }

    fn install(&self, folder: &Path) -> Result {
        steps::heading(&format!(
            "Installing {} {} (once; some minutes)",
            self.package, self.version
        ));
        let mut install = steps::cargo();
        install.args([
            "install",
            "--locked",
            self.package,
            "--version",
            self.version,
            "--root",
        ]);
        install.arg(folder);
        install.envs(QUICKLY);
        steps::run(&mut install).map_err(|_| {
            Failure::new(format!(
                "{} {} could not be installed: with a network, run `{}`",
                self.package,
                self.version,
                steps::line(&install)
            ))
        })
    }
}

/// Tools are compiled once and run briefly: they are not worth the time that their own settings
/// take to compile them.
const QUICKLY: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// Checks that the command line tool is of the version of the crate in `Cargo.lock`.
pub(crate) fn check_wasm_bindgen() -> Result {
    let path = places::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(Failure::file(&path))?;
    let locked = locked_version(&lock, "wasm-bindgen").unwrap_or("none");
    let pinned = WASM_BINDGEN.version;
    if locked == pinned {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Cargo.lock has wasm-bindgen {locked} and xtask/src/tools.rs pins wasm-bindgen-cli \
         {pinned}: make them the same"
    )))
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_locked_version_of_a_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";

        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.126"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
