//! `CancelOrderRequest`: takes an order back before it is issued.

use super::{Done, OrderId, parameter::action};

/// Takes the order back while it waits for validation or is under review. Its unit comes back when
/// it is then deleted.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-cancelorderrequest>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CancelOrderRequest {
    /// The order.
    pub order_id: OrderId,
}

action!(CancelOrderRequest -> Done {
    order_id: "OrderId",
});
