//! A headless Chromium with a profile and a download folder of its own.

use std::{
    fs,
    io::{BufRead, BufReader},
    iter, mem,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Mutex,
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::{target, until};

/// How long an answer is waited for: the driver has limits of its own, and a benchmark moves them.
const LONGEST_SCRIPT: Duration = Duration::from_hours(1);

/// A browser with one tab; it is gone when dropped.
#[derive(Debug)]
pub struct Chromium {
    /// Steers the tab.
    pub tab: WebDriver,
    driver: Driver,
    capabilities: Capabilities,
    folder: TempDir,
    /// The saved files that a test has.
    found: Mutex<Vec<PathBuf>>,
}

impl Chromium {
    /// The switch for products of 64-bit words in WebAssembly, which no browser has unasked yet.
    pub const WITH_WIDE_ARITHMETIC: &str = "--js-flags=--wasm-wide-arithmetic";
    /// The switch for a processor of x86 as old as those without vectors for WebAssembly.
    pub const WITHOUT_VECTORS: &str = "--js-flags=--no-enable-sse4-1";

    /// Starts a browser of that language, as in `zh-CN`, which goes to `page` (host and port, or
    /// several with semicolons between) directly and anywhere else by the HTTP proxy, with these
    /// switches besides.
    pub async fn start(language: &str, page: &str, proxy: &str, switches: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the browser");
        let mut arguments = arguments(language, page, proxy, folder.path());
        arguments.extend(switches.iter().copied().map(str::to_owned));
        let capabilities = capabilities(language, &arguments, folder.path());
        let (tab, driver) = open(&capabilities).await;
        Self {
            tab,
            driver,
            capabilities,
            folder,
            found: Mutex::default(),
        }
    }

    /// Kills the browser from one moment to the next, and starts it again with what its profile holds
    /// then.
    pub async fn crash(&mut self) {
        let profile = profile_argument(self.folder.path());
        let running = processes_with(&profile);
        assert_ne!(running.len(), 0, "the browser does not run");
        let killed = Command::new("kill").arg("-KILL").args(&running).status();
        assert!(killed.is_ok_and(|status| status.success()));
        let over = async || processes_with(&profile).is_empty().then_some(());
        until("the browser is gone", over).await;

        let (tab, driver) = open(&self.capabilities).await;
        let before = mem::replace(&mut self.tab, tab);
        before.leak().expect("a tab that nobody closed");
        self.driver = driver;
    }

    /// The next file that is saved under a name that ends so, once it is whole.
    pub async fn saved(&self, end: &str) -> PathBuf {
        let folder = self.folder.path().join("saved");
        let find = async || {
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            let mut paths = entries.map(|entry| entry.path());
            let found = self.found.lock().expect("no test panicked here");
            paths.find(|path| path.to_string_lossy().ends_with(end) && !found.contains(path))
        };
        let file = until(&format!("a file …{end} is saved"), find).await;
        let mut found = self.found.lock().expect("no test panicked here");
        found.push(file.clone());
        file
    }

    /// What the `DevTools` protocol told of the tab and its network since this was last asked: one
    /// JSON message each.
    pub async fn events(&self) -> Vec<String> {
        let entries = self
            .tab
            .get_log("performance")
            .await
            .expect("the tab's log");
        entries.into_iter().map(|entry| entry.message).collect()
    }

    /// What the console says since this was last asked: errors, warnings and violated policies.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.tab.browser_log().await.expect("the console's log");
        entries
            .into_iter()
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect()
    }

    /// Writes a picture of the whole page to `target/screenshots`, so many CSS pixels wide, light
    /// or dark.
    pub async fn picture(&self, name: &str, width: u32, scheme: &str) {
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.devtools("Emulation.setEmulatedMedia", media).await;
        self.view(width, 900).await;
        // What is outside of the view is not drawn, a frame of another origin above all.
        let height = self
            .ask("done(document.documentElement.scrollHeight)")
            .await;
        self.view(width, height).await;
        self.ask("requestAnimationFrame(() => requestAnimationFrame(() => done(0)))")
            .await;
        let answer = self.devtools("Page.captureScreenshot", json!({})).await;
        self.devtools("Emulation.clearDeviceMetricsOverride", json!({}))
            .await;

        let png = STANDARD
            .decode(answer["data"].as_str().expect("a picture"))
            .expect("base64");
        let folder = target().join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for pictures");
        fs::write(folder.join(format!("{name}.png")), png).expect("the picture is written");
    }

    async fn view(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Runs a script that calls `done` with a number.
    async fn ask(&self, script: &str) -> u32 {
        let script = format!("const [done] = arguments; {script}");
        let answer = self
            .tab
            .execute_async(&script, vec![])
            .await
            .expect("an answer");
        answer.convert().expect("a number")
    }

    /// Sends a command of the `DevTools` protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.tab
            .cdp()
            .send_raw(command, parameters)
            .await
            .expect(command)
    }
}

async fn open(capabilities: &Capabilities) -> (WebDriver, Driver) {
    let driver = Driver::start();
    let tab = WebDriver::builder(&driver.url, capabilities.clone())
        .request_timeout(LONGEST_SCRIPT)
        .await
        .expect("Chromium starts");
    (tab, driver)
}

/// The numbers of the processes with this argument.
fn processes_with(argument: &str) -> Vec<String> {
    let number = |folder: fs::DirEntry| {
        let command = fs::read(folder.path().join("cmdline")).ok()?;
        let mut arguments = command.split(|byte| *byte == 0);
        let has_it = arguments.any(|found| found == argument.as_bytes());
        has_it.then(|| folder.file_name().to_string_lossy().into_owned())
    };
    let folders = fs::read_dir("/proc").expect("a system that tells its processes");
    folders.flatten().filter_map(number).collect()
}

/// The process that starts and steers the browser.
#[derive(Debug)]
struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    /// It takes a free port of IPv4 and fails if the same of IPv6 is in use: then once more.
    fn start() -> Self {
        iter::repeat_with(Self::try_start)
            .take(5)
            .flatten()
            .next()
            .expect("chromedriver finds a port")
    }

    fn try_start() -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("chromedriver is missing: `cargo xtask test browser` installs it");
        let output = BufReader::new(process.stdout.take().expect("it is piped"));
        let port = output.lines().map_while(Result::ok).find_map(|line| {
            let port = line.strip_prefix("ChromeDriver was started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let driver = Self {
            process,
            url: format!("http://127.0.0.1:{}", port.unwrap_or_default()),
        };
        port.is_some().then_some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The tab was closed before; there is nobody left to hear of a failure.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn arguments(language: &str, page: &str, proxy: &str, folder: &Path) -> Vec<String> {
    [
        "--headless=new",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-sandbox",
        &format!("--lang={language}"),
        &format!("--proxy-server={proxy}"),
        &format!("--proxy-bypass-list=<-loopback>;{page}"),
        &profile_argument(folder),
    ]
    .map(str::to_owned)
    .to_vec()
}

fn profile_argument(folder: &Path) -> String {
    format!("--user-data-dir={}", folder.join("profile").display())
}

fn capabilities(language: &str, arguments: &[String], folder: &Path) -> Capabilities {
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "args": arguments,
            "prefs": {
                "download.default_directory": folder.join("saved"),
                "download.prompt_for_download": false,
                "intl.accept_languages": language,
                "profile.default_content_setting_values.automatic_downloads": 1,
            },
        },
        "goog:loggingPrefs": { "browser": "WARNING", "performance": "ALL" },
    });
    serde_json::from_value(capabilities).expect("an object")
}
