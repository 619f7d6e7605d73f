//! `GetInstanceDetail`: an instance with its application.

use serde::{Deserialize, Serialize};

use super::{
    CompanyId, ContactId, DomainValidation, GenerateCsrMethod, Instance, InstanceTag, Seconds,
    ValidationMethod, lenient, parameter::action,
};

/// Asks for an instance. [`InstanceState`](super::InstanceState) is what the answer means.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-getinstancedetail>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GetInstanceDetail {
    /// The instance.
    pub instance_id: String,
}

/// An instance and its application.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetInstanceDetailResponse {
    /// What lists show of it, too.
    #[serde(flatten)]
    pub instance: Instance,
    /// How control of the domains is shown.
    pub validation_method: Option<ValidationMethod>,
    /// What to publish. It comes some seconds after the application, and goes when that ends.
    pub domain_validation_list: Option<Vec<DomainValidation>>,
    /// Who makes key and request.
    pub generate_csr_method: Option<GenerateCsrMethod>,
    /// The request in PEM.
    pub csr: Option<String>,
    /// The organisation's country.
    pub country_code: Option<String>,
    /// The organisation's province.
    pub province: Option<String>,
    /// The organisation's city.
    pub city: Option<String>,
    /// The organisation. It is not shown before an application was submitted.
    #[serde(deserialize_with = "lenient::read")]
    pub company_id: Option<CompanyId>,
    /// Who can be reached about it; in no order.
    pub contact_id_list: Option<Vec<ContactId>>,
    /// How long applications usually take; a text on the wire.
    #[serde(
        deserialize_with = "lenient::read",
        serialize_with = "lenient::write_text"
    )]
    pub average_waiting_time: Option<Seconds>,
    /// `none`, `payed` or `issued`.
    pub upgrade_status: Option<String>,
    /// How far the application is, in the service's words.
    pub order_progress: Option<String>,
    /// Its labels.
    pub tags: Option<Vec<InstanceTag>>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(GetInstanceDetail -> GetInstanceDetailResponse {
    instance_id: "InstanceId",
});
