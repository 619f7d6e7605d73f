//! The answer of operations that place an order.

use serde::{Deserialize, Serialize};

use super::OrderId;

/// The order's number.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PlacedOrder {
    /// What every other operation knows the order by.
    pub order_id: OrderId,
    /// The service's name for this call.
    #[serde(default)]
    pub request_id: String,
}
