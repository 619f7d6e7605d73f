//! An organisation that certificates can be for.

use serde::{Deserialize, Serialize};

use super::{CompanyId, lenient, parameter::elide_details};

/// An organisation that certificates can be for.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Company {
    /// What other operations know the organisation by.
    #[serde(deserialize_with = "lenient::read")]
    pub company_id: Option<CompanyId>,
    /// Its name, as it is registered.
    pub company_name: Option<String>,
    /// The service's number for its kind.
    pub company_type: Option<i64>,
    /// Its number in the register.
    pub company_code: Option<String>,
    /// Its telephone number.
    pub company_phone: Option<String>,
    /// Its e-mail address.
    pub company_email: Option<String>,
    /// Its address.
    pub company_address: Option<String>,
    /// The country, such as `CN`.
    pub country_code: Option<String>,
    /// The province.
    pub province: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The postal code.
    pub post_code: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// The language of all this.
    pub lang: Option<String>,
}

/// The organisation's number.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ChangedCompany {
    /// What other operations know the organisation by.
    #[serde(deserialize_with = "lenient::read")]
    pub company_id: Option<CompanyId>,
    /// The service's name for this call.
    pub request_id: String,
}

elide_details!(Company);
