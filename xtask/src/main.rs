//! Set-up, build, demo, test, bench, fuzz: the only place that knows about tools.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it speaks to a terminal"
)]

mod bench;
mod debian;
mod demo;
mod digest;
mod engine;
mod failure;
mod fuzz;
mod html;
mod node_forge;
mod npm;
mod page;
mod places;
mod python;
mod room;
mod seal;
mod steps;
mod target;
mod test;
mod tools;

use std::{net::SocketAddr, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::test::Step;

/// Set-up, build, demo, test, bench, fuzz.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Runs the page, the proxy and a simulated cloud on this machine; installs what is missing.
    Demo {
        /// Where the page is to be found.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
    /// Runs every test, or the steps named; installs what is missing.
    Test {
        /// The steps to run, in the order of the list.
        steps: Vec<Step>,
    },
    /// Measures sizes and speed, or the groups named: `page`, `keys`.
    Bench {
        /// The groups to measure.
        groups: Vec<String>,
    },
    /// Runs the fuzz targets, or those named, and says how many runs there were.
    Fuzz {
        /// The targets to run.
        targets: Vec<String>,
        /// How long to run each.
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Builds the page into `dist`.
    Page,
    /// Builds the npm package into `target/npm/keyside`.
    Npm,
    /// Finishes a build of Trunk: run by Trunk itself.
    #[command(hide = true)]
    Seal,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::Demo { listen } => demo::run(listen),
        Task::Test { steps } => test::run(&steps),
        Task::Bench { groups } => bench::run(&groups),
        Task::Fuzz { targets, seconds } => fuzz::run(&targets, seconds),
        Task::Page => page::build(),
        Task::Npm => npm::build().map(drop),
        Task::Seal => seal::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
