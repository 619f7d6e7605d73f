//! What a simulator can be told before it starts.

mod check;
mod preset;

use std::{collections::BTreeMap, net::SocketAddr, time::Duration};

use keyside_aliyun::{
    Credentials,
    cas::{InstanceType, Spec},
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
    /// The key pair that may sign calls.
    pub credentials: Credentials,
    /// The key pair that alone may sign calls of the DNS service, and no others. Without it,
    /// [`credentials`](Self::credentials) may sign both.
    pub dns_credentials: Option<Credentials>,
    /// The zones that the account has in Alibaba Cloud DNS.
    pub dns_zones: Vec<String>,
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
    /// Whether the documented limits of calls a second hold.
    pub rate_limits: bool,
    /// How many polls an order's shown state is behind.
    pub lag_polls: usize,
    /// Whether it is said that there is something to publish before it is said what.
    pub late_fields: bool,
    /// Whether answers have fields that nobody knows, `null` for absent fields, and their fields
    /// in changing order.
    pub odd_json: bool,
    /// Whether PEM has CRLF line ends.
    pub crlf_pem: bool,
}
