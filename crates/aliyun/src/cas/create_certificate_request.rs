//! `CreateCertificateRequest`: places an order for which the service makes and keeps the key.

use super::{
    PlacedOrder, Tag, ValidateType,
    parameter::{action, elide_details},
};

/// Orders a certificate whose key the service makes. Keyside never sends it: it is here so that a
/// server can know it.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-createcertificaterequest>
#[derive(Clone, Eq, PartialEq)]
pub struct CreateCertificateRequest {
    /// The one domain.
    pub domain: String,
    /// The applicant's name.
    pub username: String,
    /// The applicant's telephone number.
    pub phone: String,
    /// The applicant's e-mail address.
    pub email: String,
    /// How the domain will be proven.
    pub validate_type: ValidateType,
    /// The product; the service's default is [`product::DEFAULT`](super::product::DEFAULT).
    pub product_code: Option<String>,
    /// At most 20 labels.
    pub tags: Vec<Tag>,
}

action!(CreateCertificateRequest -> PlacedOrder {
    domain: "Domain",
    username: "Username",
    phone: "Phone",
    email: "Email",
    validate_type: "ValidateType",
    product_code: "ProductCode",
    tags: "Tags",
});

elide_details!(CreateCertificateRequest);
