//! Caddy.

use std::{fs, process::Command};

use super::{Host, program};
use crate::Site;

impl Host {
    /// Caddy with the file for it.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn caddy(site: &Site) -> Self {
        let settings = site.host_files();
        let port = site.port();
        let (root, folder) = (site.root().display(), settings.path().display());
        let text = format!(
            "{{
                 admin off
                 log {{
                     level ERROR
                 }}
             }}
             http://localhost:{port} {{
                 bind 127.0.0.1
                 root * {root}
                 import {folder}/Caddyfile
                 file_server
             }}"
        );
        let file = settings.path().join("site.caddy");
        fs::write(&file, text).expect("a configuration");
        let mut command = Command::new(program("caddy"));
        command
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(file)
            .env("HOME", settings.path());
        Self::run(command, site.port(), Some(settings)).await
    }
}
