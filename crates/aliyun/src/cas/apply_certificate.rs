//! `ApplyCertificate`: submits what an instance was told.

use super::{Done, parameter::action};

/// Submits the application that `UpdateInstance` prepared. The answer only says that it was taken:
/// [`GetTaskAttribute`](super::GetTaskAttribute) tells what became of it. An instance that has already
/// submitted itself refuses with `OperationDenied.StatusNotSupport`.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-applycertificate>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ApplyCertificate {
    /// The instance.
    pub instance_id: String,
}

action!(ApplyCertificate -> Done {
    instance_id: "InstanceId",
});
