//! The certificate service: the operations that follow an order from quota to certificate.
//!
//! <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-overview>

use std::collections::BTreeMap;

use serde::{Serialize, de::DeserializeOwned};

use crate::{ApiError, Error};

mod cancel_order_request;
mod certificate_order;
mod certificate_state;
mod create_certificate_with_csr_request;
mod delete_certificate_request;
mod describe_certificate_state;
mod describe_package_state;
mod id;
mod list_user_certificate_order;
mod parameter;
pub mod product;
mod record_name;
mod validate_type;

pub use cancel_order_request::{CancelOrderRequest, CancelOrderRequestResponse};
pub use certificate_order::{CertificateOrder, OrderStatus};
pub use certificate_state::{CertificateState, Challenge, RecordType, UnexpectedState};
pub use create_certificate_with_csr_request::{
    CreateCertificateWithCsrRequest, CreateCertificateWithCsrRequestResponse,
};
pub use delete_certificate_request::{DeleteCertificateRequest, DeleteCertificateRequestResponse};
pub use describe_certificate_state::{DescribeCertificateState, DescribeCertificateStateResponse};
pub use describe_package_state::{DescribePackageState, DescribePackageStateResponse};
pub use id::{CertId, OrderId};
pub use list_user_certificate_order::{
    ListUserCertificateOrder, ListUserCertificateOrderResponse, OrderType,
};
pub use parameter::ParameterError;
pub use record_name::full_record_name;
pub use validate_type::ValidateType;

/// The version of the service's interface.
pub const VERSION: &str = "2020-04-07";

/// One operation: its request.
pub trait Action: Sized {
    /// The operation's name.
    const NAME: &'static str;

    /// The body of its success.
    type Response: DeserializeOwned + Serialize;

    /// The parameters that make the request.
    fn parameters(&self) -> Vec<(String, String)>;

    /// The request that the parameters make; those of no meaning to it are passed over.
    ///
    /// # Errors
    /// - [`ParameterError::Missing`]: a required parameter is absent or empty
    /// - [`ParameterError::Invalid`]: a parameter has a value that it cannot have
    fn from_parameters(parameters: &BTreeMap<String, String>) -> Result<Self, ParameterError>;

    /// Reads the answer.
    ///
    /// # Errors
    /// - [`Error::Api`]: the service said no
    /// - [`Error::Malformed`]: it said yes, but not in the documented form
    fn read_answer(http_status: u16, body: &[u8]) -> Result<Self::Response, Error> {
        if !(200..300).contains(&http_status) {
            return Err(ApiError::parse(http_status, body).into());
        }
        serde_json::from_slice(body).map_err(|problem| Error::Malformed {
            action: Self::NAME,
            line: problem.line(),
            column: problem.column(),
        })
    }
}
