//! `CreateCompany`: adds an organisation.

use super::{
    ChangedCompany,
    parameter::{action, elide_details},
};

/// Adds an organisation that certificates can be for.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-createcompany>
#[derive(Clone, Eq, PartialEq)]
pub struct CreateCompany {
    /// Its name, as it is registered.
    pub company_name: String,
    /// The service's number for its kind.
    pub company_type: i64,
    /// Its number in the register.
    pub company_code: String,
    /// Its telephone number.
    pub company_phone: String,
    /// Its address.
    pub company_address: String,
    /// The country, such as `CN`.
    pub country_code: String,
    /// The province.
    pub province: String,
    /// The city.
    pub city: String,
    /// The postal code.
    pub post_code: String,
    /// The language of all this.
    pub lang: String,
    /// Its e-mail address.
    pub company_email: Option<String>,
    /// The department.
    pub department: Option<String>,
}

action!(CreateCompany -> ChangedCompany {
    company_name: "CompanyName",
    company_type: "CompanyType",
    company_code: "CompanyCode",
    company_phone: "CompanyPhone",
    company_address: "CompanyAddress",
    country_code: "CountryCode",
    province: "Province",
    city: "City",
    post_code: "PostCode",
    lang: "Lang",
    company_email: "CompanyEmail",
    department: "Department",
});

elide_details!(CreateCompany);
