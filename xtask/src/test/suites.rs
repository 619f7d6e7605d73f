//! How each step of the tests is run.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
};

use super::count::Count;
use crate::{
    docs,
    failure::{Failure, Result},
    node_package::CLOUD_SDK,
    npm, peers, places, steps,
    target::{self, Instructions},
    tools::{CARGO_DENY, WASM_BINDGEN},
};

/// The test files that have a step of their own.
const OWN_STEP: [&str; 9] = [
    "browser",
    "component",
    "hosting",
    "integrity",
    "isolation",
    "offline",
    "promise",
    "sdk",
    "survival",
];

/// The packages that are compiled for the browser.
const BROWSER_PACKAGES: [&str; 5] = [
    "keyside-api",
    "keyside-core",
    "keyside-room",
    "keyside-wasm",
    "keyside-web",
];

/// A command that passes or fails as a whole.
pub(super) fn check(command: &mut Command) -> Result<Count> {
    steps::run(command).map(|()| Count::PASSED)
}

/// Clippy for this machine, then for the browser.
pub(super) fn clippy() -> Result<Count> {
    let deny = ["--", "--deny=warnings"];
    let everywhere = ["clippy", "--workspace", "--all-targets", "--locked"];
    let mut count = check(steps::cargo().args(everywhere).args(deny))?;
    let mut browser = steps::cargo();
    browser.args(["clippy", "--locked", "--target", target::WASM]);
    for package in BROWSER_PACKAGES {
        browser.args(["--package", package]);
    }
    count += check(browser.args(deny))?;
    Ok(count)
}

/// What `deny.toml` demands of the dependencies, as far as it depends on this source alone: new
/// advisories are looked for by `cargo deny check advisories`, which needs the network.
pub(super) fn deny() -> Result<Count> {
    let mut deny = Command::new(CARGO_DENY.ensure()?);
    deny.args(["--workspace", "check", "licenses", "bans", "sources"]);
    check(deny.current_dir(places::root()))
}

/// Everything but the tests with a step of their own, then the examples in the documentation.
///
/// It is always the whole workspace that is named, so that every step tests one and the same
/// build of the dependencies.
pub(super) fn unit() -> Result<Count> {
    let metadata = places::metadata()?;
    let targets = metadata["packages"].as_array().into_iter().flatten();
    let tests = targets
        .flat_map(|package| package["targets"].as_array().into_iter().flatten())
        .filter(|target| target["kind"][0] == "test")
        .filter_map(|target| target["name"].as_str())
        .filter(|name| !OWN_STEP.contains(name));
    let tests = tests.flat_map(|name| ["--test", name]);
    let mut count = cargo_test(["--lib", "--bins"].into_iter().chain(tests))?;
    count += cargo_test(["--doc"])?;
    Ok(count)
}

/// Runs `cargo test` and counts the results that its runners print.
pub(super) fn cargo_test<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<Count> {
    cargo_test_beside(&[], arguments)
}

/// The same, with programs that are in these folders.
pub(super) fn cargo_test_beside<'a>(
    programs: &[PathBuf],
    arguments: impl IntoIterator<Item = &'a str>,
) -> Result<Count> {
    counted(
        steps::cargo()
            .args(["test", "--workspace", "--no-fail-fast"])
            .args(arguments)
            .env("PATH", places::path_after(programs)?),
    )
}

/// The search for primes as browsers run it: in words, and in vectors that are real.
pub(super) fn primes() -> Result<Count> {
    if places::on_path("node").is_none() {
        println!("Node.js is not installed: the search for primes is not tried in WebAssembly");
        return Ok(Count::default());
    }
    let runner = WASM_BINDGEN
        .ensure()?
        .with_file_name("wasm-bindgen-test-runner");
    let mut count = Count::default();
    for instructions in [Instructions::Plain, Instructions::Vectors] {
        let mut tests = steps::cargo();
        tests
            .args(["test", "--package=keyside-primes", "--tests"])
            .args(["--no-fail-fast", "--target", target::WASM])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner);
        count += counted(target::in_browser(&mut tests, instructions)?)?;
    }
    Ok(count)
}

/// Code that got in, in a network that nothing gets out of.
pub(super) fn isolation() -> Result<Count> {
    let secluded = places::root().join("tests/isolation/secluded.sh");
    let possible = Command::new(&secluded).arg("true").status();
    if !possible.is_ok_and(|status| status.success()) {
        println!(
            "this machine lets nobody make a network: the ways out are not tried; \
             see whether `unshare --user --map-root-user --net true` may run"
        );
        return Ok(Count::default());
    }
    let runner = format!("target.'cfg(unix)'.runner = '{}'", secluded.display());
    let test = ["--config", &runner, "--test", "isolation"];
    // Mostly it is waited for browsers: two of them use two processors well.
    cargo_test(test.into_iter().chain(["--", "--test-threads=2"]))
}

/// The npm package, used as a program uses it, and its room in a browser.
pub(super) fn npm() -> Result<Count> {
    if places::on_path("node").is_some() {
        let mut count = counted(&mut npm::test()?)?;
        count += cargo_test(["--test", "component"])?;
        count += counted(&mut docs::test()?)?;
        return Ok(count);
    }
    println!("Node.js is not installed: the npm package is built and not tried");
    npm::build().map(|_| Count::PASSED)
}

/// The packed npm package, in programs of every kind.
pub(super) fn packaging() -> Result<Count> {
    if places::on_path("npm").is_some() {
        return counted(&mut npm::packaging::test()?);
    }
    println!("npm is not installed: no program with the package is tried");
    Ok(Count::default())
}

/// The npm package beside other libraries.
pub(super) fn peers() -> Result<Count> {
    if places::on_path("npm").is_some() {
        return counted(&mut peers::test()?);
    }
    println!("npm is not installed: other libraries are not tried");
    Ok(Count::default())
}

/// Runs tests and counts the results that they print.
fn counted(command: &mut Command) -> Result<Count> {
    let line = steps::line(command);
    let failure = |what: String| Failure::new(format!("`{line}` {what}"));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failure(format!("did not start: {error}")))?;
    let mut count = Count::default();
    for text in BufReader::new(child.stdout.take().expect("it is piped")).lines() {
        let text = text.map_err(|error| failure(format!("prints what is no text: {error}")))?;
        println!("{text}");
        count += Count::of_line(&text);
    }
    let status = child
        .wait()
        .map_err(|error| failure(format!("was lost: {error}")))?;
    if !status.success() && count.failed == 0 {
        println!("`{line}` failed ({status})");
        count += Count::FAILED;
    }
    Ok(count)
}

/// Installs the cloud's SDK for Node.js where there is Node.js.
pub(super) fn ensure_node_sdk() -> Result {
    if places::on_path("node").is_some() {
        return CLOUD_SDK.ensure().map(drop);
    }
    println!("Node.js is not installed: the cloud's SDK for it is not tried");
    Ok(())
}

/// What git sees as changed.
pub(super) fn tree_state() -> Result<String> {
    steps::output(
        Command::new("git")
            .args(["status", "--porcelain"])
            .current_dir(places::root()),
    )
}

/// Whether git sees the same as before the tests.
pub(super) fn clean(before: &str) -> Result<Count> {
    let after = tree_state()?;
    if after == before {
        Ok(Count::PASSED)
    } else {
        Err(Failure::new(format!(
            "the tests changed the source tree:\n{after}"
        )))
    }
}
