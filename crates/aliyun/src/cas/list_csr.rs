//! `ListCsr`: the requests that the service keeps, page by page.

use serde::{Deserialize, Serialize};

use super::{CsrId, parameter::action};

/// Asks for a page of the requests.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-listcsr>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ListCsr {
    /// Only those whose names have this in them.
    pub key_word: Option<String>,
    /// `RSA`, `ECC` or `SM2`.
    pub algorithm: Option<String>,
    /// The page, from 1, which is the service's default.
    pub current_page: Option<i64>,
    /// Entries of a page; the service's default is 50.
    pub show_size: Option<i64>,
}

/// A page of the requests.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListCsrResponse {
    /// The page, from 1.
    pub current_page: Option<i64>,
    /// Entries of a full page.
    pub show_size: Option<i64>,
    /// Entries of all pages.
    pub total_count: Option<i64>,
    /// The entries of this page.
    pub csr_list: Option<Vec<KeptCsr>>,
    /// The service's name for this call.
    pub request_id: String,
}

/// A request that the service keeps.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct KeptCsr {
    /// What other operations know it by.
    pub csr_id: Option<CsrId>,
    /// Its name in the account.
    pub name: Option<String>,
    /// `RSA`, `ECC` or `SM2`.
    pub algorithm: Option<String>,
    /// The key's size in bits.
    pub key_size: Option<i64>,
    /// SHA-256 of the public key.
    pub key_sha2: Option<String>,
    /// The domain.
    pub common_name: Option<String>,
    /// All domains, separated by commas.
    pub sans: Option<String>,
    /// The organisation.
    pub corp_name: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// The country.
    pub country_code: Option<String>,
    /// The province.
    pub province: Option<String>,
    /// The city.
    pub locality: Option<String>,
    /// Whether the service has the private key.
    pub has_private_key: Option<bool>,
}

action!(ListCsr -> ListCsrResponse {
    key_word: "KeyWord",
    algorithm: "Algorithm",
    current_page: "CurrentPage",
    show_size: "ShowSize",
});
