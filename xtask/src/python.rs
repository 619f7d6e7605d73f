//! The virtual environment with the cloud's own Python SDK, and with `cryptography`.

use std::{fs, process::Command};

use crate::{
    failure::{Failure, Result},
    places, steps,
};

/// Makes `target/sdk-venv` as `tests/sdk/requirements.txt` says, unless it is as that file says.
pub(crate) fn ensure() -> Result {
    let requirements = places::root().join("tests/sdk/requirements.txt");
    let wanted = fs::read(&requirements).map_err(Failure::file(&requirements))?;
    let folder = places::target()?.join("sdk-venv");
    let done = folder.join("requirements.txt");
    if fs::read(&done).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    steps::heading("Installing the cloud's Python SDK");
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
    steps::run(
        Command::new(folder.join("bin/python"))
            .args(pip)
            .arg(&requirements),
    )?;
    fs::write(&done, wanted).map_err(Failure::file(&done))
}
