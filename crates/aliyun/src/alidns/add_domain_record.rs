//! `AddDomainRecord`: puts a record into a zone.

use serde::{Deserialize, Serialize};

use crate::parameter::action;

/// Puts a record into a zone of the account.
///
/// <https://www.alibabacloud.com/help/en/dns/api-alidns-2015-01-09-adddomainrecord>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct AddDomainRecord {
    /// The zone, such as `example.com`.
    pub domain_name: String,
    /// The name within the zone, such as `_dnsauth.www`; [`APEX`](super::APEX) for the zone's own.
    pub rr: String,
    /// The kind of record, such as `TXT`.
    pub record_type: String,
    /// The record's value, without quotes.
    pub value: String,
    /// For how many seconds others may keep it; the service's default is 600.
    pub ttl: Option<i64>,
    /// For a mail server alone: its turn, from 1 to 50.
    pub priority: Option<i64>,
    /// Who gets it, by place or network; the service's default is `default`, everyone.
    pub line: Option<String>,
    /// The language of messages: `en` or `zh`, which is the service's default.
    pub lang: Option<String>,
    /// The address of whoever asks for it.
    pub user_client_ip: Option<String>,
}

/// The record is there.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AddDomainRecordResponse {
    /// What the service knows it by.
    pub record_id: String,
    /// The service's name for this call.
    pub request_id: String,
}

action!(AddDomainRecord -> AddDomainRecordResponse {
    domain_name: "DomainName",
    rr: "RR",
    record_type: "Type",
    value: "Value",
    ttl: "TTL",
    priority: "Priority",
    line: "Line",
    lang: "Lang",
    user_client_ip: "UserClientIp",
});
