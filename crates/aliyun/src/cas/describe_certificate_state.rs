//! `DescribeCertificateState`: how an order stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Action, CertId, OrderId, ParameterError,
    parameter::{list, required},
};

/// Asks how the order stands. [`CertificateState`](super::CertificateState) is what the answer
/// means.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-describecertificatestate>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DescribeCertificateState {
    /// The order.
    pub order_id: OrderId,
}

/// The answer as the service writes it: one flat record in which `Type` says which fields count.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeCertificateStateResponse {
    /// `domain_verify`, `process`, `verify_fail`, `certificate`, `payed` or `unknow` (so spelled).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// `DNS` or `FILE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validate_type: Option<String>,
    /// DNS: where the record goes; a full name, in the documentation a bare label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_domain: Option<String>,
    /// DNS: `TXT` or `CNAME`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_type: Option<String>,
    /// DNS: what the record says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_value: Option<String>,
    /// FILE: the host name that serves the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// FILE: the path of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// FILE: the file's whole content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// Issued: the certificate and those above it, in PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// Issued: the certificate's number, which the service writes as a string here.
    #[serde(
        default,
        deserialize_with = "CertId::read_lossy",
        serialize_with = "CertId::write_text",
        skip_serializing_if = "Option::is_none"
    )]
    pub cert_id: Option<CertId>,
    /// The service's name for this call.
    #[serde(default)]
    pub request_id: String,
}

impl Action for DescribeCertificateState {
    const NAME: &'static str = "DescribeCertificateState";

    type Response = DescribeCertificateStateResponse;

    fn parameters(&self) -> Vec<(String, String)> {
        list([("OrderId", Some(self.order_id.to_string()))])
    }

    fn from_parameters(parameters: &BTreeMap<String, String>) -> Result<Self, ParameterError> {
        Ok(Self {
            order_id: required(parameters, "OrderId")?,
        })
    }
}
