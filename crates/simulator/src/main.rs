//! The simulator alone.

use std::{io, net::SocketAddr, process::ExitCode};

use clap::{Parser, ValueEnum};
use keyside_aliyun::{Credentials, Secret, cas::UnknownSpec};
use keyside_simulator::{Config, Hostility, NewInstance, Simulator};
use tracing_subscriber::EnvFilter;

/// Alibaba Cloud's certificate service on loopback, with a test CA.
///
/// Product cas, version 2020-04-07: orders (V1.0), instances (V2.0), certificates and contacts, for
/// testing clients without the cloud, its waits and its bills. Point any client's endpoint to it:
/// signatures (V3 and V1), dates and nonces are checked as the gateway checks them, DNS records and
/// files are really looked for, and certificates are really issued, by an authority nobody trusts.
#[derive(Parser)]
#[command(version, after_long_help = AFTER_HELP)]
struct Arguments {
    /// Where the service listens; a loopback address [port 0: any that is free]
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Where the control API listens; a loopback address [default: any free port]
    #[arg(long, value_name = "ADDR")]
    control: Option<SocketAddr>,
    /// Where the DNS server listens, by UDP and TCP; a loopback address [default: any free port]
    #[arg(long, value_name = "ADDR")]
    dns_listen: Option<SocketAddr>,

    /// The id of the key pair that calls must be signed with
    #[arg(
        long,
        value_name = "ID",
        env = "ALIBABA_CLOUD_ACCESS_KEY_ID",
        hide_env_values = true
    )]
    access_key_id: String,
    /// The secret of the key pair
    #[arg(
        long,
        value_name = "SECRET",
        env = "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        hide_env_values = true
    )]
    access_key_secret: String,
    /// The token that temporary credentials need
    #[arg(
        long,
        value_name = "TOKEN",
        env = "ALIBABA_CLOUD_SECURITY_TOKEN",
        hide_env_values = true
    )]
    security_token: Option<String>,

    /// How difficult to be
    #[arg(long, value_enum, default_value_t = Mode::Gentle)]
    mode: Mode,
    /// Publish the proofs of every order and instance by itself, as the cloud does where it hosts
    /// the domain's DNS
    #[arg(long)]
    hosted_dns: bool,
    /// Have paid instances apply by themselves once they were told all they need
    #[arg(long)]
    auto_submit: bool,
    /// Hold the documented limits of calls a second
    #[arg(long)]
    rate_limits: bool,
    /// Let web pages of other origins send V3's headers; the cloud was seen not to
    #[arg(long)]
    preflight_allows_v3: bool,
    /// The DNS server that records are looked up at [default: the embedded one]
    #[arg(long, value_name = "ADDR")]
    dns_server: Option<SocketAddr>,
    /// A zone that the account has in Alibaba Cloud DNS; can be repeated [default: example.com,
    /// example.org, example.net]
    #[arg(long, value_name = "NAME")]
    dns_zone: Vec<String>,
    /// The number of the first order
    #[arg(long, value_name = "ID")]
    first_order_id: Option<i64>,
    /// Buy so many units of a product, and none of those that are not named; may be repeated
    /// [default: 20 of each]
    #[arg(long, value_name = "PRODUCT=UNITS", value_parser = quota)]
    quota: Vec<(String, u64)>,
    /// Buy an instance of a product such as ss.dv.f, TEST or BUY; may be repeated [default: four]
    #[arg(long, value_name = "ID=SPEC[:TYPE]", value_parser = instance)]
    instance: Vec<NewInstance>,
}

const AFTER_HELP: &str = "\
Examples:
  keyside-simulator --listen 127.0.0.1:9000 --access-key-id id --access-key-secret secret
  keyside-simulator --mode hostile --quota digicert-free-1-free=1 \\
      --instance cas_dv-cn-1=ss.dv.w:BUY --access-key-id id --access-key-secret secret

It prints one line each for cas, control, dns and web when it is ready, and runs until Ctrl-C. Then,
with the address behind control:
  curl -X POST $control/records -d '{\"name\":\"_dnsauth.example.com\",\"type\":\"TXT\",\"value\":\"…\"}'
  curl -X POST $control/clock -d '{\"advanceSeconds\":3600}'
  curl -X POST $control/faults -d '{\"action\":\"ApplyCertificate\",\"code\":\"FlowControlError\"}'
  curl $control/requests
  curl $control/ca.pem > root.pem

It is for tests only: it keeps nothing, and listens on loopback addresses alone. RUST_LOG=info tells
of every call.";

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
        dns_listen: arguments.dns_listen.unwrap_or(config.dns_listen),
        credentials: Credentials::new(
            arguments.access_key_id,
            Secret::new(arguments.access_key_secret),
            arguments.security_token.map(Secret::new),
        ),
        hosted_dns: arguments.hosted_dns || config.hosted_dns,
        auto_submit: arguments.auto_submit || config.auto_submit,
        preflight_allows_v3: arguments.preflight_allows_v3 || config.preflight_allows_v3,
        dns_server: arguments.dns_server,
        dns_zones: if arguments.dns_zone.is_empty() {
            config.dns_zones
        } else {
            arguments.dns_zone
        },
        first_order_id: arguments.first_order_id.unwrap_or(config.first_order_id),
        quotas: if arguments.quota.is_empty() {
            config.quotas
        } else {
            arguments.quota.into_iter().collect()
        },
        instances: if arguments.instance.is_empty() {
            config.instances
        } else {
            arguments.instance
        },
        hostility: Hostility {
            rate_limits: arguments.rate_limits || config.hostility.rate_limits,
            ..config.hostility
        },
        ..config
    }
}

fn quota(text: &str) -> Result<(String, u64), String> {
    let (product, units) = text
        .split_once('=')
        .ok_or("a product and its units have = between them")?;
    let units = units
        .parse()
        .map_err(|_| format!("`{units}` is no number of units"))?;
    Ok((product.to_owned(), units))
}

fn instance(text: &str) -> Result<NewInstance, String> {
    let (id, product) = text
        .split_once('=')
        .ok_or("an instance and its product have = between them")?;
    let (spec, instance_type) = product.split_once(':').unwrap_or((product, "BUY"));
    Ok(NewInstance {
        instance_id: id.to_owned(),
        spec: spec
            .parse()
            .map_err(|error: UnknownSpec| error.to_string())?,
        instance_type: instance_type
            .parse()
            .map_err(|_| format!("`{instance_type}` is neither TEST nor BUY"))?,
    })
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn configured(arguments: &[&str]) -> Config {
        let common = [
            "simulator",
            "--access-key-id",
            "id",
            "--access-key-secret",
            "secret",
        ];
        let arguments = common.iter().chain(arguments);
        config(Arguments::try_parse_from(arguments).expect("arguments"))
    }

    #[test]
    fn the_arguments_agree_with_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn what_is_bought_takes_the_place_of_what_would_be() {
        let config = configured(&[
            "--quota=digicert-free-1-free=1",
            "--instance=a=ss.dv.t:TEST",
            "--instance=b=geo.ov.w",
        ]);

        assert_eq!(
            config.quotas,
            [("digicert-free-1-free".to_owned(), 1)].into()
        );
        let bought: Vec<_> = config
            .instances
            .iter()
            .map(|new| {
                (
                    &*new.instance_id,
                    new.spec.to_string(),
                    new.instance_type.as_str(),
                )
            })
            .collect();
        assert_eq!(
            bought,
            [
                ("a", "ss.dv.t".to_owned(), "TEST"),
                ("b", "geo.ov.w".to_owned(), "BUY")
            ]
        );
    }

    #[test]
    fn an_option_adds_to_its_mode() {
        let gentle = configured(&["--auto-submit", "--rate-limits"]);
        let hostile = configured(&["--mode=hostile"]);

        assert!(gentle.auto_submit && gentle.hostility.rate_limits);
        assert!(!gentle.hosted_dns && gentle.hostility.throttle_every == 0);
        assert!(hostile.auto_submit && hostile.hostility.late_fields);
    }

    #[test]
    fn refuses_what_is_no_quota_and_no_instance() {
        for text in ["", "digicert-free-1-free", "digicert-free-1-free=many"] {
            assert!(quota(text).is_err(), "{text}");
        }
        for text in ["", "a", "a=ss.dv", "a=ss.dv.t:GIFT"] {
            assert!(instance(text).is_err(), "{text}");
        }
    }
}
