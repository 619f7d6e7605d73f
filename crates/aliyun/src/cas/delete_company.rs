//! `DeleteCompany`: forgets an organisation.

use super::{CompanyId, Done, parameter::action};

/// Forgets an organisation.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-deletecompany>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DeleteCompany {
    /// The organisation.
    pub company_id: CompanyId,
}

action!(DeleteCompany -> Done {
    company_id: "CompanyId",
});
