//! `GetCsrDetail`: a request that the service keeps.

use serde::{Deserialize, Serialize};

use super::{CsrId, parameter::action};

/// Asks for a request.
///
/// The service answers with the private key as well, where it has it. The response type has no
/// place for it; wipe the body, too: [`Action::take_answer`](super::Action::take_answer).
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-getcsrdetail>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct GetCsrDetail {
    /// The request.
    pub csr_id: CsrId,
}

/// The request.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetCsrDetailResponse {
    /// It in PEM.
    pub csr: Option<String>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(GetCsrDetail -> GetCsrDetailResponse {
    csr_id: "CsrId",
});
