//! `CreateCertificateWithCsrRequest`: places an order with an own certification request.

use std::fmt;

use super::{Action, PlacedOrder, Tag, ValidateType, parameter::action};

/// Orders a certificate and takes a unit of the product's quota. There is no token that makes a
/// second call harmless: it takes a second unit.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-createcertificatewithcsrrequest>
#[derive(Clone, Eq, PartialEq)]
pub struct CreateCertificateWithCsrRequest {
    /// The request in PEM; its common name is the domain.
    pub csr: String,
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

action!(CreateCertificateWithCsrRequest -> PlacedOrder {
    csr: "Csr",
    username: "Username",
    phone: "Phone",
    email: "Email",
    validate_type: "ValidateType",
    product_code: "ProductCode",
    tags: "Tags",
});

/// Leaves the contact out.
impl fmt::Debug for CreateCertificateWithCsrRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(Self::NAME)
            .field("product_code", &self.product_code)
            .field("validate_type", &self.validate_type)
            .finish_non_exhaustive()
    }
}
