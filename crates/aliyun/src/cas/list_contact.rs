//! `ListContact`: the people who can be reached, page by page.

use serde::{Deserialize, Serialize};

use super::{Contact, parameter::action};

/// Asks for a page of the people who can be reached about certificates.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-listcontact>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ListContact {
    /// Only those whose details have this in them.
    pub keyword: Option<String>,
    /// The page, from 1, which is the service's default.
    pub current_page: Option<i64>,
    /// Entries of a page; the service's default is 20.
    pub show_size: Option<i64>,
}

/// A page of the people.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListContactResponse {
    /// The page, from 1.
    pub current_page: Option<i64>,
    /// Entries of a full page.
    pub show_size: Option<i64>,
    /// Entries of all pages.
    pub total_count: Option<i64>,
    /// The keyword that was asked for.
    pub keyword: Option<String>,
    /// The entries of this page.
    pub contact_list: Option<Vec<Contact>>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(ListContact -> ListContactResponse {
    keyword: "Keyword",
    current_page: "CurrentPage",
    show_size: "ShowSize",
});
