//! `CreateCertificateWithCsrRequest`: places an order with an own certification request.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::{
    Action, OrderId, ParameterError, ValidateType,
    parameter::{list, optional, required},
};

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
}

/// The order's number.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateCertificateWithCsrRequestResponse {
    /// What every other operation knows the order by.
    pub order_id: OrderId,
    /// The service's name for this call.
    #[serde(default)]
    pub request_id: String,
}

impl Action for CreateCertificateWithCsrRequest {
    const NAME: &'static str = "CreateCertificateWithCsrRequest";

    type Response = CreateCertificateWithCsrRequestResponse;

    fn parameters(&self) -> Vec<(String, String)> {
        list([
            ("Csr", Some(self.csr.clone())),
            ("Username", Some(self.username.clone())),
            ("Phone", Some(self.phone.clone())),
            ("Email", Some(self.email.clone())),
            ("ValidateType", Some(self.validate_type.as_str().to_owned())),
            ("ProductCode", self.product_code.clone()),
        ])
    }

    fn from_parameters(parameters: &BTreeMap<String, String>) -> Result<Self, ParameterError> {
        Ok(Self {
            csr: required(parameters, "Csr")?,
            username: required(parameters, "Username")?,
            phone: required(parameters, "Phone")?,
            email: required(parameters, "Email")?,
            validate_type: required(parameters, "ValidateType")?,
            product_code: optional(parameters, "ProductCode")?,
        })
    }
}

/// Leaves the contact out.
impl fmt::Debug for CreateCertificateWithCsrRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(Self::NAME)
            .field("product_code", &self.product_code)
            .field("validate_type", &self.validate_type)
            .finish_non_exhaustive()
    }
}
