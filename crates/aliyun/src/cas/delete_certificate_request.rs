//! `DeleteCertificateRequest`: removes an order and gives its unit back.

use super::{Done, OrderId, parameter::action};

/// Removes an order that failed or was cancelled, and gives its unit back to the quota.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-deletecertificaterequest>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DeleteCertificateRequest {
    /// The order.
    pub order_id: OrderId,
}

action!(DeleteCertificateRequest -> Done {
    order_id: "OrderId",
});
