//! Where a DNS record has to go.

use serde::{Deserialize, Serialize};

/// The answer of `GET /api/orders/{id}/zone`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ZoneReport {
    /// The zone, where it can be found.
    pub zone: Option<Zone>,
}

/// The zone that a record belongs in: the one whose servers answer for its name (RFC 1034, section
/// 4.2).
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Zone {
    /// Its name, such as `example.com`.
    pub name: String,
    /// The record's name inside it, such as `_dnsauth.www`.
    pub relative_name: String,
    /// Who runs its servers.
    pub provider: DnsProvider,
    /// The names of its servers.
    pub servers: Vec<String>,
}

/// Who runs a zone's servers, as far as their names tell.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum DnsProvider {
    /// Alibaba Cloud DNS.
    AlibabaCloud,
    /// Microsoft Azure DNS.
    Azure,
    /// Cloudflare.
    Cloudflare,
    /// Tencent Cloud's `DNSPod`.
    Dnspod,
    /// `GoDaddy`.
    GoDaddy,
    /// Google Cloud DNS.
    GoogleCloud,
    /// Huawei Cloud DNS.
    HuaweiCloud,
    /// Namecheap.
    Namecheap,
    /// Amazon Route 53.
    Route53,
    /// Someone else.
    Other,
}
