//! The simulator alone.

use std::{io, net::SocketAddr, process::ExitCode};

use clap::{Parser, ValueEnum};
use keyside_aliyun::{Credentials, Secret};
use keyside_simulator::{Config, Simulator};
use tracing_subscriber::EnvFilter;

/// Alibaba Cloud's certificate service on loopback, with a test CA. For tests only.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Where the service listens; a loopback address
    #[arg(long, value_name = "ADDR")]
    listen: SocketAddr,
    /// The id of the key pair that calls must be signed with
    #[arg(long, value_name = "ID")]
    access_key_id: String,
    /// The secret of the key pair
    #[arg(long, value_name = "SECRET")]
    access_key_secret: String,
    /// The token that temporary credentials need
    #[arg(long, value_name = "TOKEN")]
    security_token: Option<String>,
    /// Where the control API listens; a loopback address [default: any free port]
    #[arg(long, value_name = "ADDR")]
    control: Option<SocketAddr>,
    /// How difficult to be
    #[arg(long, value_enum, default_value_t = Mode::Gentle)]
    mode: Mode,
    /// The DNS server that records are looked up at [default: the embedded one]
    #[arg(long, value_name = "ADDR")]
    dns_server: Option<SocketAddr>,
    /// The number of the first order
    #[arg(long, value_name = "ID")]
    first_order_id: Option<i64>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Mode {
    /// Short delays and nothing odd
    Gentle,
    /// As difficult as the contract allows
    Hostile,
    /// Slow enough to watch; records and files are published by themselves
    Demo,
}

#[tokio::main]
#[expect(
    clippy::print_stderr,
    reason = "the last word goes to whoever started this"
)]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::from_default_env())
        .with_writer(io::stderr)
        .init();
    match run(config(Arguments::parse())).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("keyside-simulator: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs until Ctrl-C.
async fn run(config: Config) -> io::Result<()> {
    let simulator = Simulator::start(config).await?;
    announce(&simulator);
    tokio::signal::ctrl_c().await
}

fn config(arguments: Arguments) -> Config {
    let config = match arguments.mode {
        Mode::Gentle => Config::gentle(),
        Mode::Hostile => Config::hostile(),
        Mode::Demo => Config::demo(),
    };
    Config {
        cas_listen: arguments.listen,
        control_listen: arguments.control.unwrap_or(config.control_listen),
        credentials: Credentials::new(
            arguments.access_key_id,
            Secret::new(arguments.access_key_secret),
            arguments.security_token.map(Secret::new),
        ),
        dns_server: arguments.dns_server,
        first_order_id: arguments.first_order_id.unwrap_or(config.first_order_id),
        ..config
    }
}

#[expect(
    clippy::print_stdout,
    reason = "whoever started this waits for these lines"
)]
fn announce(simulator: &Simulator) {
    println!("cas: {}", simulator.cas_url());
    println!("control: {}", simulator.control_url());
    println!("dns: {}", simulator.dns_addr());
    println!("web: http://{}", simulator.web_addr());
}
