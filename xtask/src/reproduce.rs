//! Whether the page, built again from nothing by somebody else, comes out the same to the byte.

use std::{fs, io, path::Path, process::Command};

use crate::{
    failure::{Failure, Result},
    page, places, steps, verify,
};

/// Builds the page of this source where every folder has another name, Cargo's home too, and
/// compares it with the page that is built here.
pub(crate) fn test() -> Result {
    page::build()?;
    let elsewhere = places::target()?.join("reproduce");
    let (source, home) = (elsewhere.join("of/somebody-else"), elsewhere.join("home"));
    remove(&elsewhere)?;
    copy_source(&source)?;
    another_name(&places::cargo_home()?, &home).map_err(Failure::file(&home))?;
    steps::run(
        steps::cargo()
            .args(["xtask", "page"])
            .current_dir(&source)
            .env("CARGO_HOME", &home)
            .env("CARGO_TARGET_DIR", elsewhere.join("target")),
    )?;
    let site = source.join("dist").display().to_string();
    verify::run(&site, &places::dist(), None)?;
    remove(&elsewhere)
}

/// Copies what git has and what it would add.
fn copy_source(folder: &Path) -> Result {
    let list = [
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let names = steps::output(Command::new("git").args(list).current_dir(places::root()))?;
    for name in names.split_terminator('\0') {
        let (from, to) = (places::root().join(name), folder.join(name));
        if !from.exists() {
            continue; // Git had it, and it was deleted.
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(Failure::file(parent))?;
        }
        fs::copy(&from, &to).map_err(Failure::file(&from))?;
    }
    Ok(())
}

#[cfg(unix)]
fn another_name(folder: &Path, name: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(folder, name)
}

#[cfg(windows)]
fn another_name(folder: &Path, name: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(folder, name)
}

fn remove(folder: &Path) -> Result {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Failure::file(folder))?;
    }
    Ok(())
}
