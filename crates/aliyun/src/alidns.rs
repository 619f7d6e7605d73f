//! The DNS service: what it takes to put one record into a zone, find it, and take it away.
//!
//! <https://www.alibabacloud.com/help/en/dns/api-alidns-2015-01-09-overview>

mod add_domain_record;
mod delete_domain_record;
mod describe_domain_records;

pub use add_domain_record::{AddDomainRecord, AddDomainRecordResponse};
pub use delete_domain_record::{DeleteDomainRecord, DeleteDomainRecordResponse};
pub use describe_domain_records::{
    DescribeDomainRecords, DescribeDomainRecordsResponse, DomainRecord, DomainRecords,
};

/// The version of the service's interface.
pub const VERSION: &str = "2015-01-09";

/// The service's host, the only one that is documented.
///
/// <https://www.alibabacloud.com/help/en/dns/api-alidns-2015-01-09-endpoint>
pub const HOST: &str = "alidns.aliyuncs.com";

/// The host record of the zone's own name.
pub const APEX: &str = "@";
