//! `DeleteInstance`: removes an instance that was given back.

use super::{Done, parameter::action};

/// Removes an instance whose money has come back.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-deleteinstance>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DeleteInstance {
    /// The instance.
    pub instance_id: String,
    /// What makes a second call harmless.
    pub client_token: Option<String>,
}

action!(DeleteInstance -> Done {
    instance_id: "InstanceId",
    client_token: "ClientToken",
});
