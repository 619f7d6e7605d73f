//! `CancelPendingCertificate`: takes an instance's application back.

use super::{Done, parameter::action};

/// Takes the application back. It is refused for some seconds after the application, and takes
/// minutes.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-cancelpendingcertificate>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CancelPendingCertificate {
    /// The instance.
    pub instance_id: String,
}

action!(CancelPendingCertificate -> Done {
    instance_id: "InstanceId",
});
