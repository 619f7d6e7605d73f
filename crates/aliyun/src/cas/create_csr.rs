//! `CreateCsr`: has the service make a key and a request.

use serde::{Deserialize, Serialize};

use super::{CsrId, parameter::action};

/// Has the service make a key, which it keeps, and a request. Keyside never sends it: it is here so
/// that a server can know it.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-createcsr>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CreateCsr {
    /// `RSA`, `ECC` or `SM2`.
    pub algorithm: String,
    /// The key's size in bits: 2048, 3072 or 4096, and 256 of the others.
    pub key_size: i64,
    /// The domain.
    pub common_name: String,
    /// The country, such as `CN`.
    pub country_code: String,
    /// The province.
    pub province: String,
    /// The city.
    pub locality: String,
    /// Further domains, separated by commas.
    pub sans: Option<String>,
    /// The organisation.
    pub corp_name: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// The request's name in the account: at most 50 letters, digits and `_-.`.
    pub name: Option<String>,
}

/// The request.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CreateCsrResponse {
    /// What other operations know it by.
    pub csr_id: Option<CsrId>,
    /// It in PEM.
    pub csr: Option<String>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(CreateCsr -> CreateCsrResponse {
    algorithm: "Algorithm",
    key_size: "KeySize",
    common_name: "CommonName",
    country_code: "CountryCode",
    province: "Province",
    locality: "Locality",
    sans: "Sans",
    corp_name: "CorpName",
    department: "Department",
    name: "Name",
});
