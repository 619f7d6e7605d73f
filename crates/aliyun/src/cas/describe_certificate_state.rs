//! `DescribeCertificateState`: how an order stands.

use serde::{Deserialize, Serialize};

use super::{CertId, OrderId, lenient, parameter::action};

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
#[serde(rename_all = "PascalCase", default)]
pub struct DescribeCertificateStateResponse {
    /// `domain_verify`, `process`, `verify_fail`, `certificate`, `payed` or `unknow` (so spelled).
    pub r#type: Option<String>,
    /// `DNS` or `FILE`.
    pub validate_type: Option<String>,
    /// DNS: where the record goes; a full name, in the documentation a bare label.
    pub record_domain: Option<String>,
    /// DNS: `TXT` or `CNAME`.
    pub record_type: Option<String>,
    /// DNS: what the record says.
    pub record_value: Option<String>,
    /// FILE: the host name that serves the file.
    pub domain: Option<String>,
    /// FILE: the path of the file.
    pub uri: Option<String>,
    /// FILE: the file's whole content.
    pub content: Option<String>,
    /// Issued: the certificate and those above it, in PEM.
    pub certificate: Option<String>,
    /// Issued: the certificate's number, which the service writes as a string here.
    #[serde(
        deserialize_with = "lenient::read",
        serialize_with = "lenient::write_text"
    )]
    pub cert_id: Option<CertId>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(DescribeCertificateState -> DescribeCertificateStateResponse {
    order_id: "OrderId",
});
