//! `DeleteDomainRecord`: takes a record out of its zone.

use serde::{Deserialize, Serialize};

use crate::parameter::action;

/// Takes a record out of its zone.
///
/// <https://www.alibabacloud.com/help/en/dns/api-alidns-2015-01-09-deletedomainrecord>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DeleteDomainRecord {
    /// What the service knows it by.
    pub record_id: String,
    /// The language of messages: `en` or `zh`, which is the service's default.
    pub lang: Option<String>,
    /// The address of whoever asks for it.
    pub user_client_ip: Option<String>,
}

/// The record is gone.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeleteDomainRecordResponse {
    /// What the service knew it by.
    pub record_id: String,
    /// The service's name for this call.
    pub request_id: String,
}

action!(DeleteDomainRecord -> DeleteDomainRecordResponse {
    record_id: "RecordId",
    lang: "Lang",
    user_client_ip: "UserClientIp",
});
