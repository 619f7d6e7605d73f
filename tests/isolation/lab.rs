//! Where walls are tried: Keyside with code that got in everywhere, the same code without walls, a
//! browser, and a host that hears what gets out.

use std::{
    fs, future,
    net::Ipv4Addr,
    sync::{LazyLock, mpsc},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use support::{Browser, Make, Tampered, Witness, until};
use tempfile::TempDir;
use thirtyfour::{By, WindowHandle};
use tokio::runtime::Runtime;

/// Where code got in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Place {
    Page,
    Frame,
    Worker,
}

/// In Keyside, or where there are none.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Walls {
    Up,
    Down,
}

/// A browser between both.
#[derive(Debug)]
pub(crate) struct Lab {
    pub(crate) browser: Browser,
    pub(crate) witness: &'static Witness,
    /// Addresses.
    keyside: String,
    plain: String,
    /// They are gone when dropped.
    _folders: (Tampered, TempDir),
}

impl Lab {
    /// Starts all of it.
    ///
    /// # Panics
    /// When this does not run in the network of its own that it needs.
    pub(crate) async fn start(make: Make) -> Self {
        let code = [WAYS, DROPS, INTRUDER].concat();
        // The ways are in the frame already: the room goes them itself when it is asked to prove itself.
        let in_frame = [DROPS, INTRUDER, IN_FRAME].concat();
        let tampered = Tampered::copy()
            .page_with(&[&code, BURGLAR].concat())
            .frame_with(&in_frame)
            .worker_with(&[&code, IN_WORKER].concat());
        let plain = tempfile::tempdir().expect("a folder");
        let write = |name: &str, content: &str| {
            fs::write(plain.path().join(name), content).expect("a file is written");
        };
        write("index.html", include_str!("plain/index.html"));
        write("frame.html", include_str!("plain/frame.html"));
        write("intruder.js", &[&code, BURGLAR].concat());
        write(
            "frame.js",
            &[include_str!("plain/frame.js"), IN_FRAME].concat(),
        );
        let worker = [include_str!("plain/worker.js"), &code, IN_WORKER].concat();
        write("worker.js", &worker);

        let networks = fs::read_to_string("/proc/net/dev").unwrap_or_default();
        assert!(
            networks.contains("far:"),
            "this needs a network of its own: `cargo xtask test isolation` makes one"
        );
        let witness = stranger();
        Self {
            browser: Browser::start(make).await,
            keyside: format!("http://{}/", witness.serve(tampered.folder()).await),
            plain: format!("http://{}/", witness.serve(plain.path()).await),
            witness,
            _folders: (tampered, plain),
        }
    }

    /// The host's name with that label, and an address there that tells it too.
    pub(crate) fn stranger(&self, label: &str) -> String {
        format!("http://{label}.stranger.test/{label}")
    }

    /// An address at the very host of the page.
    pub(crate) fn home(&self, walls: Walls, label: &str) -> String {
        format!("{}{label}", self.page(walls))
    }

    /// Opens the page in a tab of its own and goes to the place, as soon as code got in there.
    pub(crate) async fn enter(&self, walls: Walls, place: Place) -> WindowHandle {
        let tab = &self.browser.tab;
        let window = tab.new_tab().await.expect("a tab");
        self.turn_to(&window).await;
        tab.goto(self.page(walls)).await.expect("the page opens");
        if place != Place::Page {
            self.enter_frame().await;
        }
        let there = match place {
            Place::Page | Place::Frame => "return 'intruder' in globalThis",
            Place::Worker => "return globalThis.accomplice?.ready() ?? false",
        };
        until("code got in", async || {
            let answer = tab.execute(there, vec![]).await.ok()?;
            (answer.json() == &json!(true)).then_some(())
        })
        .await;
        window
    }

    /// Goes from the page to its frame.
    pub(crate) async fn enter_frame(&self) {
        let tab = &self.browser.tab;
        until("the frame is there", async || {
            let frame = tab.find(By::Tag("iframe")).await.ok()?;
            tab.execute(IN_FRONT, vec![]).await.ok()?;
            frame.enter_frame().await.ok()
        })
        .await;
    }

    /// What there is for code that got in to do, by groups.
    pub(crate) async fn plans<const N: usize>(&self, groups: [&str; N]) -> [Vec<String>; N] {
        self.enter(Walls::Down, Place::Page).await;
        let plans = self.ask("done(intruder.plans())", vec![]).await;
        self.leave().await;
        groups.map(|group| serde_json::from_value(plans[group].clone()).expect("names"))
    }

    /// Turns to the page in that tab.
    pub(crate) async fn turn_to(&self, window: &WindowHandle) {
        let turned = self.browser.tab.switch_to_window(window.clone()).await;
        turned.expect("the tab");
    }

    /// Has the code at the place do something.
    pub(crate) async fn have(&self, place: Place, act: &str, errands: &[(&str, String)]) {
        let whose = match place {
            Place::Page | Place::Frame => "intruder",
            Place::Worker => "accomplice",
        };
        let script = format!("const [errands, number] = arguments; {whose}.{act}(errands, number)");
        let arguments = vec![json!(errands), json!(STRANGER)];
        let answer = self.browser.tab.execute(&script, arguments).await;
        answer.expect("the code is there");
    }

    /// Has the code in frames of their own in the page go one way each.
    pub(crate) async fn send_frames(&self, errands: &[(&str, String)]) {
        let send = "burglar.sendFrames(arguments[0], arguments[1]).then(done)";
        self.ask(send, vec![json!(errands), json!(STRANGER)]).await;
    }

    /// Has the window show what is in it, so that pictures and fonts are asked for.
    pub(crate) async fn draw(&self) {
        self.ask(
            "requestAnimationFrame(() => requestAnimationFrame(() => done()))",
            vec![],
        )
        .await;
    }

    /// Runs a script that calls `done`.
    pub(crate) async fn ask(&self, script: &str, arguments: Vec<Value>) -> Value {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        let answer = self.browser.tab.execute_async(&script, arguments).await;
        answer.expect("the script answers").json().clone()
    }

    /// Closes every tab but the first.
    pub(crate) async fn leave(&self) {
        let tab = &self.browser.tab;
        let windows = tab.windows().await.expect("the tabs");
        for window in &windows[1..] {
            // Some close by themselves.
            if tab.switch_to_window(window.clone()).await.is_ok() {
                let _ = tab.close_window().await;
            }
        }
        self.turn_to(&windows[0]).await;
    }

    fn page(&self, walls: Walls) -> &str {
        match walls {
            Walls::Up => &self.keyside,
            Walls::Down => &self.plain,
        }
    }
}

/// The one host that everything which gets out arrives at. It outlives each test.
fn stranger() -> &'static Witness {
    static STANDING: LazyLock<Witness> = LazyLock::new(|| {
        let witness = Witness::default();
        let (host, (told, standing)) = (witness.clone(), mpsc::channel());
        thread::spawn(move || {
            let runtime = Runtime::new().expect("a runtime");
            runtime.block_on(host.stand_at(STRANGER));
            let _ = told.send(());
            runtime.block_on(future::pending::<()>());
        });
        standing.recv().expect("the host stands");
        witness
    });
    &STANDING
}

/// Looks until it is so; that it does not become so is for others to judge.
pub(crate) async fn settled(so: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !so() && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// How long a browser is given to do what it should.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// What `secluded.sh` calls this machine.
const STRANGER: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 1);

/// What is out of sight is not drawn.
const IN_FRONT: &str = "Object.assign(document.querySelector('iframe').style,
    { position: 'fixed', inset: '0', width: '100%', height: '100%', zIndex: '9' });";

const WAYS: &str = include_str!("../../web/room/ways.js");
const DROPS: &str = include_str!("../../web/room/drops.js");
const INTRUDER: &str = include_str!("intruder.js");
const BURGLAR: &str = include_str!("burglar.js");
const IN_FRAME: &str = include_str!("intruder_in_frame.js");
const IN_WORKER: &str = include_str!("intruder_in_worker.js");
