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
mod docs;
mod engine;
mod failure;
mod fuzz;
mod html;
mod manifest;
mod node_package;
mod npm;
mod page;
mod peers;
mod places;
mod proxy_client;
mod python;
mod reproduce;
mod room;
mod room_package;
mod room_parts;
mod sbom;
mod seal;
mod signature;
mod single_file;
mod steps;
mod target;
mod test;
mod tools;
mod typescript;
mod verify;
mod web_servers;

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

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
    /// Builds the page as one HTML file into `target/single-file`, for machines without a network.
    SingleFile,
    /// Compares a page that stands somewhere with the one built here, file by file.
    Verify {
        /// The page's address, or its folder.
        site: String,
        /// The folder of the build to compare with [default: dist].
        #[arg(long)]
        build: Option<PathBuf>,
        /// Compares with what the holder of this public key signed instead of with a build.
        #[arg(long, conflicts_with = "build")]
        key: Option<PathBuf>,
    },
    /// Signs the list of a built page.
    Sign {
        /// The folder of the build [default: dist].
        folder: Option<PathBuf>,
        /// The Ed25519 key to sign with, in PKCS#8.
        #[arg(long)]
        key: PathBuf,
    },
    /// Builds the npm package into `target/npm/keyside`.
    Npm,
    /// Builds the guides and the reference of the npm package into `target/docs`, for any host.
    Docs,
    /// Writes what page and proxy are made of into `target/sbom`, as `CycloneDX`.
    Sbom,
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
        Task::SingleFile => single_file::build(),
        Task::Verify { site, build, key } => {
            verify::run(&site, &build.unwrap_or_else(places::dist), key.as_deref())
        }
        Task::Sign { folder, key } => signature::sign(&folder.unwrap_or_else(places::dist), &key),
        Task::Npm => npm::build().map(drop),
        Task::Docs => docs::build().map(drop),
        Task::Sbom => sbom::build().map(drop),
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
