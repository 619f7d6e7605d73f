//! The command line.

use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};
use keyside_api::ProxyAddress;
use tokio::signal;
use tracing_subscriber::EnvFilter;

use crate::{Config, Proxy, Running, page::prepare, preflight, routes};

/// Certificates whose private keys never leave the browser: the proxy to Alibaba Cloud.
#[derive(Debug, Parser)]
#[command(name = "keyside", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Take calls, and serve the page if there is one.
    Serve(Serve),
    /// Test configuration, database, credentials and cloud, and say what is wrong.
    Check {
        /// The configuration to test.
        #[arg(long)]
        config: PathBuf,
    },
    /// Print the description of all calls, as OpenAPI 3.1: the same as `/api/openapi.json`.
    Openapi,
    /// Make a built page ready for where it will be served.
    Page(Page),
}

#[derive(Debug, Args)]
struct Page {
    /// The built page: the folder with `index.html`.
    dir: PathBuf,
    /// Where the page will find the proxy, such as `https://proxy.example.com/`; `./` is where the page
    /// itself is. Writes `config.json`, and allows the address in the policy of `index.html`.
    #[arg(long, required_unless_present = "hosts")]
    proxy: Option<ProxyAddress>,
    /// A folder to write files into that tell web servers and hosts which headers to send.
    #[arg(long)]
    hosts: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Serve {
    /// The configuration.
    #[arg(long, required_unless_present = "demo")]
    config: Option<PathBuf>,
    /// Run with a simulator in the cloud's place: no account, no cost, nothing kept.
    #[arg(long, conflicts_with = "config")]
    demo: bool,
    /// Where to listen, instead of what the configuration says.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// The built page, instead of what the configuration says.
    #[arg(long)]
    page: Option<PathBuf>,
}

/// Does what the command line asks for. The log goes to standard error; `KEYSIDE_LOG` filters it.
pub async fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_env("KEYSIDE_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .init();
    match arguments.command {
        Command::Serve(serve) => run_proxy(serve).await,
        Command::Check { config } => check(config).await,
        Command::Openapi => {
            say(routes::description());
            ExitCode::SUCCESS
        }
        Command::Page(page) => prepare_page(page),
    }
}

async fn run_proxy(serve: Serve) -> ExitCode {
    let config = match &serve.config {
        Some(path) => Config::read(path),
        None => Ok(Config::demo()),
    };
    let mut config = match config {
        Ok(config) => config,
        Err(error) => return fail(&error),
    };
    config.listen.http = serve.listen.unwrap_or(config.listen.http);
    config.page.dir = serve.page.or(config.page.dir);
    match Proxy::start(config).await {
        Ok(running) => {
            announce(&running);
            asked_to_stop().await;
            running.shutdown().await;
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error),
    }
}

fn announce(running: &Running) {
    say(format_args!("page: {}", running.url()));
    if let Some(url) = running.metrics_url() {
        say(format_args!("metrics: {url}/metrics"));
    }
    if let Some(url) = running.cas_url() {
        say(format_args!("cas: {url}"));
    }
    if let Some(url) = running.control_url() {
        say(format_args!("control: {url}"));
    }
}

async fn check(path: PathBuf) -> ExitCode {
    let config = match Config::read(&path) {
        Ok(config) => config,
        Err(error) => return fail(&error),
    };
    let findings = preflight::run(config).await;
    for finding in &findings {
        say(finding);
    }
    if findings.iter().any(preflight::Finding::is_problem) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn prepare_page(page: Page) -> ExitCode {
    if let Some(proxy) = page.proxy
        && let Err(error) = prepare::point(&page.dir, proxy)
    {
        return fail(&error);
    }
    let Some(folder) = page.hosts else {
        return ExitCode::SUCCESS;
    };
    match prepare::write_host_files(&page.dir, &folder) {
        Ok(files) => {
            for (path, whereto) in files {
                say(format_args!("{}: {whereto}", path.display()));
            }
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error),
    }
}

/// Waits for Ctrl-C, or for the system to end the program.
async fn asked_to_stop() {
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending();
    tokio::select! {
        _ = signal::ctrl_c() => {}
        () = terminated => {}
    }
}

fn fail(error: &dyn Display) -> ExitCode {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(io::stderr(), "keyside: {error}");
    ExitCode::FAILURE
}

fn say(line: impl Display) {
    // A closed standard output leaves nobody to tell.
    let _ = writeln!(io::stdout(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parses(line: &str) -> bool {
        Arguments::try_parse_from(line.split(' ')).is_ok()
    }

    #[test]
    fn serves_a_configuration_or_the_demo_but_not_both() {
        assert!(parses("keyside serve --config keyside.toml"));
        assert!(parses(
            "keyside serve --demo --listen 127.0.0.1:0 --page dist"
        ));
        assert!(!parses("keyside serve"));
        assert!(!parses("keyside serve --demo --config keyside.toml"));
    }

    #[test]
    fn makes_a_page_ready_for_something() {
        assert!(parses("keyside page dist --proxy https://a.example"));
        assert!(parses("keyside page dist --hosts hosts"));
        assert!(parses("keyside page dist --proxy ./ --hosts hosts"));
        assert!(!parses("keyside page dist"));
        assert!(!parses("keyside page dist --proxy a.example"));
    }

    #[test]
    fn checks_a_configuration() {
        assert!(parses("keyside check --config keyside.toml"));
        assert!(!parses("keyside check"));
    }
}
