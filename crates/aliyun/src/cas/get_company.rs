//! `GetCompany`: what is known of an organisation.

use serde::{Deserialize, Serialize};

use super::{Company, CompanyId, parameter::action};

/// Asks what is known of an organisation.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-getcompany>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct GetCompany {
    /// The organisation.
    pub company_id: CompanyId,
}

/// What is known of the organisation.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetCompanyResponse {
    /// The organisation.
    #[serde(flatten)]
    pub company: Company,
    /// The service's name for this call.
    pub request_id: String,
}

action!(GetCompany -> GetCompanyResponse {
    company_id: "CompanyId",
});
