//! `UploadCsr`: has the service keep a request.

use serde::{Deserialize, Serialize};

use super::{CsrId, parameter::action};

/// Has the service keep a request. It would take the key as well, which has no place here.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-uploadcsr>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UploadCsr {
    /// The request in PEM.
    pub csr: String,
    /// Its name in the account: at most 50 letters, digits and `_-.`.
    pub name: Option<String>,
}

/// The request's number.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UploadCsrResponse {
    /// What other operations know it by.
    pub csr_id: Option<CsrId>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(UploadCsr -> UploadCsrResponse {
    csr: "Csr",
    name: "Name",
});
