//! `DescribeDomainRecords`: the records of a zone, page by page.

use serde::{Deserialize, Serialize};

use crate::parameter::action;

/// Asks for a page of a zone's records.
///
/// <https://www.alibabacloud.com/help/en/dns/api-alidns-2015-01-09-describedomainrecords>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DescribeDomainRecords {
    /// The zone, such as `example.com`.
    pub domain_name: String,
    /// The page, from 1, which is the service's default.
    pub page_number: Option<i64>,
    /// Entries of a page, at most 500; the service's default is 20.
    pub page_size: Option<i64>,
    /// With [`COMBINATION`](Self::COMBINATION), each of the next three must be met to the letter; without, names and
    /// values need only contain it.
    pub search_mode: Option<String>,
    /// The name within the zone.
    pub rr_key_word: Option<String>,
    /// The kind of record.
    pub type_key_word: Option<String>,
    /// The record's value.
    pub value_key_word: Option<String>,
    /// For the modes `LIKE` and `EXACT`: what is looked for.
    pub key_word: Option<String>,
    /// Only those of this kind.
    pub record_type: Option<String>,
    /// Only those that are for this place or network.
    pub line: Option<String>,
    /// Only those that stand so: `Enable` or `Disable`.
    pub status: Option<String>,
    /// What they are sorted by.
    pub order_by: Option<String>,
    /// `ASC` or `DESC`, which is the service's default.
    pub direction: Option<String>,
    /// Only zones of this group.
    pub group_id: Option<i64>,
    /// The language of messages: `en` or `zh`, which is the service's default.
    pub lang: Option<String>,
}

impl DescribeDomainRecords {
    /// The [search mode](Self::search_mode) that compares whole words.
    pub const COMBINATION: &str = "COMBINATION";
}

/// A page of a zone's records.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeDomainRecordsResponse {
    /// The entries of this page.
    pub domain_records: DomainRecords,
    /// The page, from 1.
    pub page_number: Option<i64>,
    /// Entries of a full page.
    pub page_size: Option<i64>,
    /// Entries of all pages.
    pub total_count: Option<i64>,
    /// The service's name for this call.
    pub request_id: String,
}

/// A list, one level down, as this service writes lists.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DomainRecords {
    /// The entries.
    pub record: Vec<DomainRecord>,
}

/// A record of a zone.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DomainRecord {
    /// What the service knows it by.
    pub record_id: String,
    /// The zone.
    pub domain_name: Option<String>,
    /// The name within the zone.
    #[serde(rename = "RR")]
    pub rr: String,
    /// The kind of record.
    #[serde(rename = "Type")]
    pub record_type: String,
    /// The record's value.
    pub value: String,
    /// For how many seconds others may keep it.
    #[serde(rename = "TTL")]
    pub ttl: Option<i64>,
    /// For a mail server: its turn.
    pub priority: Option<i64>,
    /// Who gets it; `default` is everyone.
    pub line: Option<String>,
    /// `ENABLE` or `DISABLE`.
    pub status: Option<String>,
    /// Whether it cannot be changed.
    pub locked: Option<bool>,
    /// What the account's people wrote beside it.
    pub remark: Option<String>,
    /// When it was made, in milliseconds since 1970.
    pub create_timestamp: Option<i64>,
    /// When it was last changed, in milliseconds since 1970.
    pub update_timestamp: Option<i64>,
}

action!(DescribeDomainRecords -> DescribeDomainRecordsResponse {
    domain_name: "DomainName",
    page_number: "PageNumber",
    page_size: "PageSize",
    search_mode: "SearchMode",
    rr_key_word: "RRKeyWord",
    type_key_word: "TypeKeyWord",
    value_key_word: "ValueKeyWord",
    key_word: "KeyWord",
    record_type: "Type",
    line: "Line",
    status: "Status",
    order_by: "OrderBy",
    direction: "Direction",
    group_id: "GroupId",
    lang: "Lang",
});
