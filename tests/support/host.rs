//! Web servers that are not ours, each with a configuration of its own.

mod apache;
mod caddy;
mod nginx;
mod secure;

use std::{
    env,
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use crate::{Site, until};

/// A web server that serves a site; it is gone when dropped.
#[derive(Debug)]
pub struct Host {
    process: Child,
    _settings: Option<TempDir>,
}

impl Host {
    /// `python3 -m http.server`.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn python(site: &Site) -> Self {
        let mut command = Command::new("python3");
        command
            .args(["-m", "http.server", &site.port().to_string()])
            .args(["--bind", "127.0.0.1", "--directory"])
            .arg(site.root())
            .stderr(Stdio::null());
        Self::run(command, site.port(), None).await
    }

    /// Runs the server, and waits until it takes connections.
    async fn run(mut command: Command, port: u16, settings: Option<TempDir>) -> Self {
        let process = command
            .stdout(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}: {INSTALL}"));
        let mut host = Self {
            process,
            _settings: settings,
        };
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let connects = async || {
            let ended = host.process.try_wait().expect("a process of ours");
            assert!(ended.is_none(), "{command:?} ended: {ended:?}");
            TcpStream::connect(address).ok()
        };
        until("the web server takes connections", connects).await;
        host
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It is told to end, so that it ends its own processes; there is nobody left to hear of a failure.
        let _ = Command::new("kill")
            .arg(self.process.id().to_string())
            .status();
        let _ = self.process.wait();
    }
}

const INSTALL: &str = "`cargo xtask test hosting` installs what is missing";

/// The program's file; Debian keeps servers where only root's `PATH` leads.
fn program(name: &str) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(["/usr/sbin".into()])
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .unwrap_or_else(|| panic!("{name} is missing: {INSTALL}"))
}
