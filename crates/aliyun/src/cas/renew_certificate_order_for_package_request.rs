//! `RenewCertificateOrderForPackageRequest`: places an order that follows one about to expire.

use super::{OrderId, PlacedOrder, Tag, parameter::action};

/// Orders the next certificate of an order that is about to expire. It is a new order.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-renewcertificateorderforpackagerequest>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RenewCertificateOrderForPackageRequest {
    /// The order that is about to expire.
    pub order_id: OrderId,
    /// The request in PEM; without it the service makes the key.
    pub csr: Option<String>,
    /// At most 20 labels.
    pub tags: Vec<Tag>,
}

action!(RenewCertificateOrderForPackageRequest -> PlacedOrder {
    order_id: "OrderId",
    csr: "Csr",
    tags: "Tags",
});
