//! A headless browser of either make, on the network as it is, with a profile of its own.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::{PATIENCE, until};

/// Whose browser it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Make {
    /// Google's, as Debian builds it.
    Chromium,
    /// Mozilla's, as Debian builds it.
    Firefox,
}

/// A browser; it is gone when dropped.
#[derive(Debug)]
pub struct Browser {
    /// Steers the tab that is in front.
    pub tab: WebDriver,
    _driver: Driver,
    folder: TempDir,
}

impl Make {
    /// Each.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];
}

impl Browser {
    /// Starts a browser.
    pub async fn start(make: Make) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the browser");
        let driver = Driver::start(make);
        let capabilities: Capabilities =
            serde_json::from_value(make.capabilities(&folder)).expect("an object");
        let tab = WebDriver::new(&driver.url, capabilities)
            .await
            .expect("the browser starts");
        Self {
            tab,
            _driver: driver,
            folder,
        }
    }

    /// The names of what was saved until now.
    #[must_use]
    pub fn everything_saved(&self) -> Vec<String> {
        let files = fs::read_dir(self.folder.path().join("saved"));
        let names = files.into_iter().flatten().flatten();
        names
            .map(|file| file.file_name().to_string_lossy().into_owned())
            .collect()
    }

    /// The file that was saved under a name that ends so, once it is whole.
    pub async fn saved(&self, end: &str) -> PathBuf {
        let folder = self.folder.path().join("saved");
        let find = async || {
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            let mut paths = entries.map(|entry| entry.path());
            paths.find(|path| path.to_string_lossy().ends_with(end))
        };
        until(&format!("a file …{end} is saved"), find).await
    }
}

/// The process that starts and steers the browser.
#[derive(Debug)]
struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    fn start(make: Make) -> Self {
        let (mut command, said) = match make {
            Make::Chromium => (Command::new("chromedriver"), "successfully on port "),
            Make::Firefox => (Command::new(geckodriver()), "Listening on 127.0.0.1:"),
        };
        let mut process = command
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the driver is missing: `cargo xtask test isolation` installs it");
        let output = BufReader::new(process.stdout.take().expect("it is piped"));
        let mut lines = output.lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once(said)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        // A driver that nobody listens to stops.
        thread::spawn(move || lines.for_each(drop));
        let port = port.expect("the driver tells its port");
        Self {
            process,
            url: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The browser was closed before; there is nobody left to hear of a failure.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Make {
    fn capabilities(self, folder: &TempDir) -> Value {
        let saved = folder.path().join("saved");
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "pageLoadStrategy": "eager",
                "timeouts": { "script": PATIENCE.as_millis() },
                "goog:chromeOptions": {
                    "args": [
                        "--headless=new",
                        "--disable-dev-shm-usage",
                        "--disable-popup-blocking",
                        "--no-first-run",
                        "--no-sandbox",
                        format!("--user-data-dir={}", folder.path().join("profile").display()),
                    ],
                    "excludeSwitches": ["disable-background-networking"],
                    "prefs": { "download.default_directory": saved },
                },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "pageLoadStrategy": "eager",
                "timeouts": { "script": PATIENCE.as_millis() },
                "unhandledPromptBehavior": "accept",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {
                        "browser.download.dir": saved,
                        "browser.download.folderList": 2,
                        "dom.disable_open_during_load": false,
                        "dom.max_chrome_script_run_time": 0,
                        "dom.max_script_run_time": 0,
                        "network.trr.mode": 5,
                        "security.warn_submit_secure_to_insecure": false,
                    },
                },
            }),
        }
    }
}

/// Where `cargo xtask` keeps it.
fn geckodriver() -> PathBuf {
    let caches = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .expect("a home folder");
    let kept = fs::read_dir(caches.join("keyside"))
        .into_iter()
        .flatten()
        .flatten();
    kept.map(|entry| entry.path().join("bin/geckodriver"))
        .find(|file| file.is_file())
        .expect("geckodriver is missing: `cargo xtask test isolation` installs it")
}
