//! What a simulator can be told before it starts.

mod check;

use std::{
    collections::BTreeMap,
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use keyside_aliyun::{
    Credentials, Secret,
    cas::{InstanceType, Spec, SpecKind, product},
};
use serde::{Deserialize, Deserializer, Serialize, de};

/// Everything that a [`Simulator`](crate::Simulator) can be told before it starts. Begin with
/// [`Config::gentle`], [`Config::hostile`] or [`Config::demo`].
///
/// Delays are counted on the simulator's clock.
#[derive(Debug)]
pub struct Config {
    /// Where the service listens; a loopback address.
    pub cas_listen: SocketAddr,
    /// Where the control API listens; a loopback address.
    pub control_listen: SocketAddr,
    /// Where the embedded DNS server listens, by UDP and TCP; a loopback address.
    pub dns_listen: SocketAddr,
    /// Where the embedded web server listens; a loopback address.
    pub web_listen: SocketAddr,
    /// The one key pair that may sign calls.
    pub credentials: Credentials,
    /// Units bought, by product code. A product that is not here was never bought.
    pub quotas: BTreeMap<String, u64>,
    /// Instances bought.
    pub instances: Vec<NewInstance>,
    /// The first order's number; each further one is larger by one.
    pub first_order_id: i64,
    /// How long an order stays `payed` before it says what to publish.
    pub preparing_delay: Duration,
    /// How often the record or file is looked for.
    pub look_interval: Duration,
    /// How long an order waits for its record or file before it fails.
    pub token_lifetime: Duration,
    /// How long the certificate authority takes after it saw the record or file.
    pub review_delay: Duration,
    /// How long [`hosted_dns`](Self::hosted_dns) waits before it publishes.
    pub hosted_delay: Duration,
    /// How long a new application cannot be taken back, and a new instance not be given back.
    pub lock_delay: Duration,
    /// How long an instance's application takes to be taken back.
    pub withdrawal_delay: Duration,
    /// How long the money of an instance that was given back is on its way.
    pub refund_delay: Duration,
    /// Whether an instance that was told all it needs applies by itself, as those that are bought
    /// for domain validation were seen to do.
    pub auto_submit: bool,
    /// How the name of a record of an instance is written.
    pub validation_key: ValidationKey,
    /// The DNS server that records are looked up at; the embedded one when absent.
    pub dns_server: Option<SocketAddr>,
    /// Whom files are asked of.
    pub file_source: FileSource,
    /// Whether the simulator publishes the record (or puts the file) that an order asks for by
    /// itself, as the real service does for domains whose DNS it hosts.
    pub hosted_dns: bool,
    /// Whether the answer to an issued order also carries a private key: a fresh one, of nothing.
    pub private_key_bait: bool,
    /// How the name of a record is written.
    pub record_name: RecordName,
    /// The kind of record that orders ask for.
    pub record_type: ChallengeRecord,
    /// Whether paid certificates validated by DNS cover `www.` and the bare name alike.
    pub pairing: bool,
    /// Whether a browser may send V3's headers from another origin. The real gateway's list of
    /// allowed headers has not had them.
    pub preflight_allows_v3: bool,
    /// What is made harder than it needs to be.
    pub hostility: Hostility,
}

/// How the name of a record is written.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RecordName {
    /// `_dnsauth.www.example.com`
    #[default]
    Full,
    /// `_dnsauth`
    Label,
}

/// How the name of a record of an instance is written.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ValidationKey {
    /// Relative to the zone, `_dnsauth.www`, as one client takes it.
    #[default]
    Relative,
    /// `_dnsauth.www.example.com`
    Full,
}

/// An instance that is bought.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewInstance {
    /// What every operation knows it by.
    pub instance_id: String,
    /// The product, such as `ss.dv.t`.
    #[serde(deserialize_with = "read_spec")]
    pub spec: Spec,
    /// What it is bought as.
    pub instance_type: InstanceType,
}

fn read_spec<'de, D: Deserializer<'de>>(reader: D) -> Result<Spec, D::Error> {
    String::deserialize(reader)?
        .parse()
        .map_err(de::Error::custom)
}

/// The kind of record that orders ask for.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum ChallengeRecord {
    /// A text.
    #[default]
    Txt,
    /// An alias.
    Cname,
}

/// Whom files are asked of.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum FileSource {
    /// The embedded web server, by HTTP, with the domain in the `Host` header.
    #[default]
    Embedded,
    /// The domain itself, at port 443 and then 80.
    Domain,
}

/// Ways to be difficult without breaking the contract.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Hostility {
    /// Every how many calls one is refused as throttled; 0 for never. At least 2.
    pub throttle_every: u32,
    /// How many polls an order's shown state is behind.
    pub lag_polls: usize,
    /// Whether answers have fields that nobody knows, `null` for absent fields, and their fields
    /// in changing order.
    pub odd_json: bool,
    /// Whether PEM has CRLF line ends.
    pub crlf_pem: bool,
}

impl Config {
    /// The documented sample's order id: above 2^53, so a JavaScript number would round it.
    pub const LARGE_ORDER_ID: i64 = 98_987_582_437_920_968;

    /// Short delays and nothing odd.
    #[must_use]
    pub fn gentle() -> Self {
        let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self {
            cas_listen: any_port,
            control_listen: any_port,
            dns_listen: any_port,
            web_listen: any_port,
            credentials: Credentials::new(
                "LTAI5tKEYSIDESIMULATOR00",
                Secret::new("simulator-secret-of-30-letters"),
                None,
            ),
            quotas: product::ALL
                .iter()
                .map(|product| (product.code.to_owned(), 20))
                .collect(),
            instances: Self::instances(),
            first_order_id: 14_933_279,
            preparing_delay: Duration::from_secs(1),
            look_interval: Duration::from_secs(5),
            token_lifetime: Duration::from_secs(3 * 24 * 60 * 60),
            review_delay: Duration::from_secs(2),
            hosted_delay: Duration::from_secs(3),
            lock_delay: Duration::from_secs(3),
            withdrawal_delay: Duration::from_secs(3),
            refund_delay: Duration::from_secs(3),
            auto_submit: false,
            validation_key: ValidationKey::Relative,
            dns_server: None,
            file_source: FileSource::Embedded,
            hosted_dns: false,
            private_key_bait: false,
            record_name: RecordName::Full,
            record_type: ChallengeRecord::Txt,
            pairing: true,
            preflight_allows_v3: false,
            hostility: Hostility::default(),
        }
    }

    /// As difficult as the contract allows.
    #[must_use]
    pub fn hostile() -> Self {
        Self {
            first_order_id: Self::LARGE_ORDER_ID,
            private_key_bait: true,
            record_name: RecordName::Label,
            lock_delay: Duration::from_secs(6),
            withdrawal_delay: Duration::from_secs(3 * 60),
            auto_submit: true,
            validation_key: ValidationKey::Full,
            hostility: Hostility {
                throttle_every: 5,
                lag_polls: 2,
                odd_json: true,
                crlf_pem: true,
            },
            ..Self::gentle()
        }
    }

    /// Slow enough to watch, and [`hosted_dns`](Self::hosted_dns), so that every order completes.
    #[must_use]
    pub fn demo() -> Self {
        Self {
            preparing_delay: Duration::from_secs(2),
            review_delay: Duration::from_secs(5),
            hosted_delay: Duration::from_secs(15),
            hosted_dns: true,
            ..Self::gentle()
        }
    }

    /// The same with delays of an hour, which no test takes: only
    /// [`Simulator::advance`](crate::Simulator::advance) moves orders.
    #[must_use]
    pub fn unhurried(self) -> Self {
        const DELAY: Duration = Duration::from_secs(60 * 60);
        Self {
            preparing_delay: DELAY,
            look_interval: DELAY,
            review_delay: DELAY,
            hosted_delay: DELAY,
            lock_delay: DELAY,
            withdrawal_delay: DELAY,
            refund_delay: DELAY,
            ..self
        }
    }

    /// Four instances: a free test, and a single name, a wildcard and several names that were paid
    /// for.
    fn instances() -> Vec<NewInstance> {
        let instance = |instance_id: &str, kind, instance_type| NewInstance {
            instance_id: instance_id.to_owned(),
            spec: Spec {
                kind,
                ..Spec::FREE_TEST
            },
            instance_type,
        };
        vec![
            instance("cas_dv-cn-test00000001", SpecKind::Test, InstanceType::Test),
            instance(
                "cas_dv-cn-single000001",
                SpecKind::Single,
                InstanceType::Buy,
            ),
            instance(
                "cas_dv-cn-wildcard0001",
                SpecKind::Wildcard,
                InstanceType::Buy,
            ),
            instance(
                "cas_dv-cn-multiple0001",
                SpecKind::Multiple,
                InstanceType::Buy,
            ),
        ]
    }
}
