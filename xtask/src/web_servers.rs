//! The web servers that the page is tried with. To install nginx or Caddy would be to start it, on
//! port 80: their packages are only unpacked.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    debian::{self, APACHE},
    failure::{Failure, Result},
    places, steps,
};

/// A server that Debian's packages bring.
struct Server {
    packages: &'static [&'static str],
    /// Where it is in them.
    program: &'static str,
}

const UNPACKED: [Server; 2] = [
    Server {
        packages: &["nginx", "nginx-common"],
        program: "usr/sbin/nginx",
    },
    Server {
        packages: &["caddy"],
        program: "usr/bin/caddy",
    },
];

/// Sees to it that they are all there; answers the folders with those that are not installed.
pub(crate) fn ensure() -> Result<Vec<PathBuf>> {
    debian::ensure([&APACHE])?;
    let absent = UNPACKED
        .iter()
        .filter(|server| !Path::new("/").join(server.program).is_file());
    absent.map(Server::ensure).collect()
}

impl Server {
    /// The folder with the program, unpacked if it is not yet.
    fn ensure(&self) -> Result<PathBuf> {
        let name = self.packages[0];
        let folder = places::cache()?.join(format!("debian-{name}"));
        let program = folder.join(self.program);
        if !program.is_file() {
            steps::heading(&format!("Unpacking {name}"));
            self.unpack(&folder).map_err(|failure| {
                Failure::new(format!("{name} must be installed first: {failure}"))
            })?;
        }
        Ok(program.parent().map(Into::into).unwrap_or(folder))
    }

    fn unpack(&self, folder: &Path) -> Result {
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
        let mut download = Command::new("apt-get");
        download.args(["download", "--quiet"]).args(self.packages);
        steps::run(download.current_dir(folder))?;
        for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
            let package = entry.map_err(Failure::file(folder))?.path();
            if package.extension().is_some_and(|end| end == "deb") {
                let mut unpack = Command::new("dpkg-deb");
                steps::run(unpack.arg("--extract").arg(&package).arg(folder))?;
                fs::remove_file(&package).map_err(Failure::file(&package))?;
            }
        }
        Ok(())
    }
}
