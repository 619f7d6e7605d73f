//! A headless browser of either make, on the network as it is, with a profile of its own.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    iter,
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

/// A test of each claim, an asynchronous function of a [`Make`], in each browser.
#[macro_export]
macro_rules! in_both_browsers {
    ($($claim:ident)*) => {
        mod chromium {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $claim() {
                super::$claim($crate::Make::Chromium).await;
            })*
        }

        mod firefox {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $claim() {
                super::$claim($crate::Make::Firefox).await;
            })*
        }
    };
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
        let capabilities = make.capabilities(&folder);
        Self::open(make, folder, capabilities).await
    }

    /// Starts a browser that goes to `near` (hosts with ports) directly, and anywhere else by the HTTP proxy `elsewhere`.
    /// Every name in `test` is this machine's.
    pub async fn start_between(make: Make, near: &[String], elsewhere: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the browser");
        let mut capabilities = make.capabilities(&folder);
        make.send_elsewhere(&mut capabilities, near, elsewhere);
        Self::open(make, folder, capabilities).await
    }

    async fn open(make: Make, folder: TempDir, capabilities: Value) -> Self {
        let driver = Driver::start(make);
        let capabilities: Capabilities = serde_json::from_value(capabilities).expect("an object");
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
            // Firefox writes into another file first, and holds the name with an empty one.
            let whole = |path: &PathBuf| fs::metadata(path).is_ok_and(|file| file.len() > 0);
            paths.find(|path| path.to_string_lossy().ends_with(end) && whole(path))
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
    /// The driver takes a port that is free, and may find that somebody else took it first.
    fn start(make: Make) -> Self {
        iter::repeat_with(|| Self::try_start(make))
            .take(5)
            .flatten()
            .next()
            .expect("the driver finds a port")
    }

    fn try_start(make: Make) -> Option<Self> {
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
        let driver = Self {
            process,
            url: format!("http://127.0.0.1:{}", port.unwrap_or_default()),
        };
        port.is_some().then_some(driver)
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

impl Make {
    fn send_elsewhere(self, capabilities: &mut Value, near: &[String], elsewhere: &str) {
        match self {
            Self::Chromium => {
                let arguments = &mut capabilities["goog:chromeOptions"]["args"];
                let near = near.join(";");
                arguments.as_array_mut().expect("a list").extend([
                    json!("--disable-background-networking"),
                    json!("--disable-component-update"),
                    json!("--host-resolver-rules=MAP *.test 127.0.0.1"),
                    json!(format!("--proxy-server={elsewhere}")),
                    json!(format!("--proxy-bypass-list=<-loopback>;{near}")),
                ]);
            }
            Self::Firefox => {
                let (host, port) = elsewhere.split_once(':').expect("host and port");
                let port: u16 = port.parse().expect("a port");
                let settings = &mut capabilities["moz:firefoxOptions"]["prefs"];
                for (name, value) in [
                    ("network.proxy.type", json!(1)),
                    ("network.proxy.http", json!(host)),
                    ("network.proxy.http_port", json!(port)),
                    ("network.proxy.ssl", json!(host)),
                    ("network.proxy.ssl_port", json!(port)),
                    ("network.proxy.allow_hijacking_localhost", json!(true)),
                    ("network.proxy.no_proxies_on", json!(near.join(", "))),
                ] {
                    settings[name] = value;
                }
            }
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
