//! `GetInstanceSummary`: how many instances there are.

use serde::{Deserialize, Serialize};

use super::{InstanceType, parameter::action};

/// Asks how many instances there are.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-getinstancesummary>
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GetInstanceSummary {
    /// Only those of this type.
    pub instance_type: Option<InstanceType>,
}

/// The counts.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetInstanceSummaryResponse {
    /// Certificates that can still be applied for.
    pub certificate_count: Option<i64>,
    /// Instances that were not used yet.
    pub inactive_count: Option<i64>,
    /// Instances.
    pub total_count: Option<i64>,
    /// Instances that are about to expire.
    pub will_expire_count: Option<i64>,
    /// Instances that are renewed by themselves.
    pub auto_reissue_count: Option<i64>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(GetInstanceSummary -> GetInstanceSummaryResponse {
    instance_type: "InstanceType",
});
