//! `DeleteCsr`: removes a request that the service keeps.

use super::{CsrId, Done, parameter::action};

/// Removes a request that the service keeps.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-deletecsr>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DeleteCsr {
    /// The request.
    pub csr_id: CsrId,
}

action!(DeleteCsr -> Done {
    csr_id: "CsrId",
});
