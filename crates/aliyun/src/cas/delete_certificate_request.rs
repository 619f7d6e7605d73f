//! `DeleteCertificateRequest`: removes an order and gives its unit back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Action, OrderId, ParameterError,
    parameter::{list, required},
};

/// Removes an order that failed or was cancelled, and gives its unit back to the quota.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-deletecertificaterequest>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DeleteCertificateRequest {
    /// The order.
    pub order_id: OrderId,
}

/// Done.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteCertificateRequestResponse {
    /// The service's name for this call.
    #[serde(default)]
    pub request_id: String,
}

impl Action for DeleteCertificateRequest {
    const NAME: &'static str = "DeleteCertificateRequest";

    type Response = DeleteCertificateRequestResponse;

    fn parameters(&self) -> Vec<(String, String)> {
        list([("OrderId", Some(self.order_id.to_string()))])
    }

    fn from_parameters(parameters: &BTreeMap<String, String>) -> Result<Self, ParameterError> {
        Ok(Self {
            order_id: required(parameters, "OrderId")?,
        })
    }
}
