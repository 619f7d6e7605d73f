//! `UpdateCompany`: changes what is known of an organisation.

use super::{
    ChangedCompany, CompanyId,
    parameter::{action, elide_details},
};

/// Changes what is known of an organisation. What is absent stays as it was.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-updatecompany>
#[derive(Clone, Eq, PartialEq)]
pub struct UpdateCompany {
    /// The organisation.
    pub company_id: CompanyId,
    /// Its name, as it is registered.
    pub company_name: Option<String>,
    /// The service's number for its kind.
    pub company_type: Option<i64>,
    /// Its number in the register.
    pub company_code: Option<String>,
    /// Its telephone number.
    pub company_phone: Option<String>,
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
    /// The language of all this.
    pub lang: Option<String>,
    /// Its e-mail address.
    pub company_email: Option<String>,
    /// The department.
    pub department: Option<String>,
}

action!(UpdateCompany -> ChangedCompany {
    company_id: "CompanyId",
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

elide_details!(UpdateCompany);
