//! Every test, in named steps that can be run alone.

mod count;
mod suites;

use std::time::Instant;

use clap::ValueEnum;

use self::count::Count;
use crate::{
    debian::{self, CHROMIUM, CURL, FIREFOX, NETWORK, OPENSSL, OPINIONS, PYTHON},
    failure::{Failure, Result},
    page, python, reproduce, sbom, steps, target,
    tools::GECKODRIVER,
    web_servers,
};

/// A step of the tests.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, ValueEnum)]
pub(crate) enum Step {
    /// The source is formatted.
    Fmt,
    /// The source draws no warning, here and for the browser.
    Clippy,
    /// The documentation draws no warning.
    Doc,
    /// The dependencies are what `deny.toml` allows.
    Deny,
    /// The bills of materials are what their schema says.
    Sbom,
    /// Every test that needs neither a browser nor the cloud's SDKs.
    Unit,
    /// The search for primes, as WebAssembly in Node.
    Primes,
    /// The page can be built.
    Page,
    /// Whoever builds the page gets the same files.
    Reproduce,
    /// The cloud's own SDKs, for Python and Node.js, against the simulator.
    Sdk,
    /// The page in a browser.
    Browser,
    /// Code that got in finds no way out, in two browsers.
    Isolation,
    /// The page on hosts of every kind, in a browser.
    Hosting,
    /// The npm package can be built and used.
    Npm,
    /// The packed npm package works in programs of every kind, in a browser and without.
    Packaging,
    /// Other libraries read the npm package's files, and it reads theirs.
    Peers,
    /// All that left the source tree as it was.
    Clean,
}

/// Runs the steps, or all, and ends with a count.
pub(crate) fn run(chosen: &[Step]) -> Result {
    let steps = if chosen.is_empty() {
        Step::value_variants()
    } else {
        chosen
    };
    let before = suites::tree_state()?;
    let mut total = Count::default();
    let mut table = String::new();
    for step in steps {
        let start = Instant::now();
        let outcome = step.prepare().and_then(|()| step.perform(&before));
        let count = outcome.unwrap_or_else(|failure| {
            println!("{step:?}: {failure}");
            Count::FAILED
        });
        total += count;
        let seconds = start.elapsed().as_secs();
        let name = format!("{step:?}").to_lowercase();
        table.push_str(&format!("{name:9} {count:24} {seconds:5} s\n"));
    }
    print!("\n{table}\n{total}\n");
    if total.failed == 0 {
        Ok(())
    } else {
        Err(Failure::new("not everything passed"))
    }
}

impl Step {
    /// Installs what the step needs.
    fn prepare(self) -> Result {
        match self {
            Self::Fmt | Self::Doc | Self::Deny | Self::Clean => Ok(()),
            Self::Clippy => target::ensure(),
            Self::Unit => {
                debian::ensure(OPINIONS.iter().chain([&CURL, &OPENSSL, &PYTHON]))?;
                python::SDK.ensure()
            }
            Self::Primes | Self::Page | Self::Reproduce | Self::Peers => page::prepare(),
            Self::Npm => {
                page::prepare()?;
                debian::ensure(CHROMIUM.iter().chain([&FIREFOX, &OPENSSL]))?;
                GECKODRIVER.ensure().map(drop)
            }
            Self::Packaging => {
                page::prepare()?;
                debian::ensure(CHROMIUM.iter().chain([&OPENSSL]))
            }
            Self::Sbom => debian::ensure([&PYTHON]).and_then(|()| python::SBOM.ensure()),
            Self::Sdk => {
                debian::ensure([&PYTHON])?;
                python::SDK.ensure()?;
                suites::ensure_node_sdk()
            }
            Self::Browser => {
                page::prepare()?;
                debian::ensure(CHROMIUM.iter().chain([&FIREFOX, &OPENSSL, &PYTHON]))?;
                GECKODRIVER.ensure().map(drop)
            }
            Self::Isolation => {
                page::prepare()?;
                debian::ensure(CHROMIUM.iter().chain([&FIREFOX, &NETWORK]))?;
                GECKODRIVER.ensure().map(drop)
            }
            Self::Hosting => {
                page::prepare()?;
                debian::ensure(CHROMIUM.iter().chain([&OPENSSL, &PYTHON]))?;
                web_servers::ensure().map(drop)
            }
        }
    }

    fn perform(self, before: &str) -> Result<Count> {
        steps::heading(&format!("Test: {self:?}"));
        match self {
            Self::Fmt => suites::check(steps::cargo().args(["fmt", "--all", "--check"])),
            Self::Clippy => suites::clippy(),
            Self::Doc => suites::check(
                steps::cargo()
                    .args(["doc", "--workspace", "--no-deps", "--locked"])
                    .env("RUSTDOCFLAGS", "-D warnings"),
            ),
            Self::Deny => suites::deny(),
            Self::Sbom => sbom::validate().map(|()| Count::PASSED),
            Self::Unit => suites::unit(),
            Self::Reproduce => reproduce::test().map(|()| Count::PASSED),
            Self::Primes => suites::primes(),
            Self::Page => page::build().map(|()| Count::PASSED),
            Self::Sdk => suites::cargo_test(["--test", "sdk"]),
            Self::Browser => {
                page::build()?;
                let tests = ["browser", "survival", "integrity", "offline", "promise"];
                let tests = tests.into_iter().flat_map(|name| ["--test", name]);
                suites::cargo_test(tests.chain(["--", "--test-threads=2"]))
            }
            Self::Isolation => page::build().and_then(|()| suites::isolation()),
            Self::Hosting => {
                page::build()?;
                let programs = web_servers::ensure()?;
                let arguments = ["--test", "hosting", "--", "--test-threads=2"];
                suites::cargo_test_beside(&programs, arguments)
            }
            Self::Npm => suites::npm(),
            Self::Packaging => suites::packaging(),
            Self::Peers => suites::peers(),
            Self::Clean => suites::clean(before),
        }
    }
}
