//! `CancelCertificateForPackageRequest`: revokes an order's certificate.

use super::{Done, OrderId, parameter::action};

/// Revokes the certificate of an issued order, or takes a pending order back with its unit. The
/// unit of a revoked certificate comes back within 30 days of issue; for free ones other pages say
/// 28.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-cancelcertificateforpackagerequest>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CancelCertificateForPackageRequest {
    /// The order.
    pub order_id: OrderId,
}

action!(CancelCertificateForPackageRequest -> Done {
    order_id: "OrderId",
});
