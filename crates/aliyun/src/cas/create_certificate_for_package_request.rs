//! `CreateCertificateForPackageRequest`: places an order of any grade.

use super::{
    PlacedOrder, Tag, ValidateType,
    parameter::{action, elide_details},
};

/// Orders a certificate of any product and takes a unit of its quota. Domain or request must be
/// there; of both, the request's common name counts. Without a request the service makes the key.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-createcertificateforpackagerequest>
#[derive(Clone, Default, Eq, PartialEq)]
pub struct CreateCertificateForPackageRequest {
    /// The product; the service's default is [`product::DEFAULT`](super::product::DEFAULT).
    pub product_code: Option<String>,
    /// Up to five domains, separated by commas: all of them wildcards, or none.
    pub domain: Option<String>,
    /// The request in PEM.
    pub csr: Option<String>,
    /// How the domain will be proven.
    pub validate_type: Option<ValidateType>,
    /// The applicant's name; the service's default is that of the newest contact.
    pub username: Option<String>,
    /// The applicant's telephone number; likewise.
    pub phone: Option<String>,
    /// The applicant's e-mail address; likewise.
    pub email: Option<String>,
    /// The organisation, where the product validates one; the service's default is the newest.
    pub company_name: Option<String>,
    /// At most 20 labels.
    pub tags: Vec<Tag>,
}

action!(CreateCertificateForPackageRequest -> PlacedOrder {
    product_code: "ProductCode",
    domain: "Domain",
    csr: "Csr",
    validate_type: "ValidateType",
    username: "Username",
    phone: "Phone",
    email: "Email",
    company_name: "CompanyName",
    tags: "Tags",
});

elide_details!(CreateCertificateForPackageRequest);
