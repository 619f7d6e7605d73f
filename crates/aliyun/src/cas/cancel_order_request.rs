//! `CancelOrderRequest`: takes an order back before it is issued.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Action, OrderId, ParameterError,
    parameter::{list, required},
};

/// Takes the order back while it waits for validation or is under review. Its unit comes back when it isn/// deleted.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-cancelorderrequest>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CancelOrderRequest {
    /// The order.
    pub order_id: OrderId,
}

/// Done.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CancelOrderRequestResponse {
    /// The service's name for this call.
    #[serde(default)]
    pub request_id: String,
}

impl Action for CancelOrderRequest {
    const NAME: &'static str = "CancelOrderRequest";

    type Response = CancelOrderRequestResponse;

    fn parameters(&self) -> Vec<(String, String)> {
        list([("OrderId", Some(self.order_id.to_string()))])
    }

    fn from_parameters(parameters: &BTreeMap<String, String>) -> Result<Self, ParameterError> {
        Ok(Self {
            order_id: required(parameters, "OrderId")?,
        })
    }
}
