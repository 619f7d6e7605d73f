//! `RefundInstance`: gives an instance back.

use super::{Done, parameter::action};

/// Gives an unused instance back within seven days of its purchase.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-refundinstance>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RefundInstance {
    /// The instance.
    pub instance_id: String,
}

action!(RefundInstance -> Done {
    instance_id: "InstanceId",
});
