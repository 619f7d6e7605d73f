//! The virtual environments with Python programs that the tests use.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    failure::{Failure, Result},
    places, steps,
};

/// A virtual environment.
pub(crate) struct Environment {
    /// In the words of the heading.
    what: &'static str,
    /// Its folder in Cargo's target folder.
    folder: &'static str,
    /// What is in it.
    requirements: &'static str,
}

/// With the cloud's own SDK, and with `cryptography`.
pub(crate) const SDK: Environment = Environment {
    what: "the cloud's Python SDK",
    folder: "sdk-venv",
    requirements: "tests/sdk/requirements.txt",
};

/// With what validates bills of materials.
pub(crate) const SBOM: Environment = Environment {
    what: "the validator of bills of materials",
    folder: "sbom-venv",
    requirements: "tests/sbom/requirements.txt",
};

impl Environment {
    /// Its Python.
    pub(crate) fn program(&self) -> Result<PathBuf> {
        Ok(self.folder()?.join("bin/python"))
    }

    /// Makes it as its file of requirements says, unless it is as that file says.
    pub(crate) fn ensure(&self) -> Result {
        let requirements = places::root().join(self.requirements);
        let wanted = fs::read(&requirements).map_err(Failure::file(&requirements))?;
        let folder = self.folder()?;
        let done = folder.join("requirements.txt");
        if fs::read(&done).is_ok_and(|had| had == wanted) {
            return Ok(());
        }
        steps::heading(&format!("Installing {}", self.what));
        steps::run(
            Command::new("python3")
                .args(["-m", "venv", "--clear"])
                .arg(&folder),
        )?;
        let pip = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--requirement",
        ];
        steps::run(Command::new(self.program()?).args(pip).arg(&requirements))?;
        fs::write(&done, wanted).map_err(Failure::file(&done))
    }

    fn folder(&self) -> Result<PathBuf> {
        Ok(places::target()?.join(self.folder))
    }
}
