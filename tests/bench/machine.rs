//! What the numbers were measured on.

use std::{fs, process::Command};

use serde_json::{Value, json};

/// Processor, number of its threads that may be used, operating system, browser.
pub(crate) fn describe() -> Value {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    json!({
        "processor": model.map_or("unknown", |(_, name)| name),
        "threads": std::thread::available_parallelism().map_or(1, usize::from),
        "system": std::env::consts::OS,
        "architecture": std::env::consts::ARCH,
        "browser": browser(),
    })
}

fn browser() -> String {
    let output = Command::new("chromium").arg("--version").output();
    let text = output.map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&text).trim().to_owned()
}
