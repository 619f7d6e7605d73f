//! A copy of the built page, to be hosted in some way.

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use keyside::page::prepare;
use keyside_api::ProxyAddress;
use tempfile::TempDir;

use crate::page;

/// A folder that a web server is to serve on a port that is chosen for it, with the page in it or
/// under a path.
#[derive(Debug)]
pub struct Site {
    folder: TempDir,
    path: &'static str,
    port: u16,
}

impl Site {
    /// The page at the top.
    #[must_use]
    pub fn new() -> Self {
        Self::under("")
    }

    /// The page under that path, as in `certs/`.
    #[must_use]
    pub fn under(path: &'static str) -> Self {
        let index = page().join("index.html");
        assert!(
            index.is_file(),
            "the page is not built: run `cargo xtask page` first"
        );
        let folder = tempfile::tempdir().expect("a folder for the site");
        // Web servers give up their rights, and then read what everyone may.
        let everyone = fs::Permissions::from_mode(0o755);
        fs::set_permissions(folder.path(), everyone).expect("a folder of ours");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let site = Self { folder, path, port };
        fs::create_dir_all(site.page()).expect("a folder for the page");
        for file in fs::read_dir(page()).expect("the page's folder") {
            let file = file.expect("a file");
            fs::copy(file.path(), site.page().join(file.file_name())).expect("a copy");
        }
        site
    }

    /// What the web server serves.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of the page.
    #[must_use]
    pub fn page(&self) -> PathBuf {
        self.folder.path().join(self.path)
    }

    /// Where the page is below the web server's address.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The web server's port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The page's address. Its host is none of the proxy's.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/{}", self.origin(), self.path)
    }

    /// The page's origin.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Says where the proxy is, as `keyside page` does.
    pub fn point(&self, proxy: &str) {
        let proxy = ProxyAddress::parse(proxy).expect("an address");
        prepare::point(&self.page(), proxy).expect("the page is pointed at the proxy");
    }

    /// Writes the files for hosts, as `keyside page` does, and answers their folder.
    #[must_use]
    pub fn host_files(&self) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder for the hosts' files");
        prepare::write_host_files(&self.page(), folder.path()).expect("the hosts' files");
        folder
    }

    /// Writes something else into `config.json`, or takes it away.
    pub fn write_config(&self, text: Option<&str>) {
        let path = self.page().join("config.json");
        match text {
            Some(text) => fs::write(path, text).expect("the file is written"),
            None => fs::remove_file(path).expect("the file is there"),
        }
    }

    /// The names of the page's files, without those for a host.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.page()).expect("the page's folder");
        entries
            .map(|entry| entry.expect("a file").file_name())
            .map(|name| name.into_string().expect("a name of text"))
            .filter(|name| !name.starts_with('.'))
            .collect()
    }
}

impl Default for Site {
    fn default() -> Self {
        Self::new()
    }
}
