//! `ListCompanies`: the organisations, page by page.

use serde::{Deserialize, Serialize};

use super::{Company, CompanyId, parameter::action};

/// Asks for a page of the organisations that certificates can be for.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-listcompanies>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ListCompanies {
    /// Only this one.
    pub company_id: Option<CompanyId>,
    /// Only those whose details have this in them.
    pub keyword: Option<String>,
    /// The page, from 1, which is the service's default.
    pub current_page: Option<i64>,
    /// Entries of a page.
    pub show_size: Option<i64>,
}

/// A page of the organisations.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListCompaniesResponse {
    /// The page, from 1.
    pub current_page: Option<i64>,
    /// Entries of a full page.
    pub show_size: Option<i64>,
    /// Entries of all pages.
    pub total_count: Option<i64>,
    /// The entries of this page.
    pub company_list: Option<Vec<Company>>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(ListCompanies -> ListCompaniesResponse {
    company_id: "CompanyId",
    keyword: "Keyword",
    current_page: "CurrentPage",
    show_size: "ShowSize",
});
