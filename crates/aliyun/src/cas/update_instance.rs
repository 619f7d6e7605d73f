//! `UpdateInstance`: tells an instance what to apply for.

use super::{
    CompanyId, ContactId, Done, GenerateCsrMethod, InstanceTag, KeyAlgorithm, Switch,
    ValidationMethod, parameter::action,
};

/// Tells an instance what to apply for. What is absent stays as it was.
///
/// An instance that then has all it needs may apply by itself: its status tells.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-updateinstance>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct UpdateInstance {
    /// The instance.
    pub instance_id: String,
    /// The domains, separated by commas. With a request, it must be the request's common name.
    pub domain: Option<String>,
    /// The request in PEM; needs [`GenerateCsrMethod::Upload`].
    pub csr: Option<String>,
    /// Who makes key and request; the service's default is the service.
    pub generate_csr_method: Option<GenerateCsrMethod>,
    /// The key's kind; the service's default is [`KeyAlgorithm::Rsa2048`].
    pub key_algorithm: Option<KeyAlgorithm>,
    /// How control of the domains will be shown.
    pub validation_method: Option<ValidationMethod>,
    /// Who can be reached about it: at least one before the application, at most 50.
    pub contact_id_list: Vec<ContactId>,
    /// The organisation, where the product validates one.
    pub company_id: Option<CompanyId>,
    /// The organisation's country; the service's default is `CN`.
    pub country_code: Option<String>,
    /// The organisation's province; the service was seen to ignore it.
    pub province: Option<String>,
    /// The organisation's city; likewise.
    pub city: Option<String>,
    /// The certificate's name in the account.
    pub certificate_name: Option<String>,
    /// Whether the service renews the certificate by itself.
    pub auto_reissue: Option<Switch>,
    /// The resource group to put it in.
    pub resource_group_id: Option<String>,
    /// Labels.
    pub tags: Vec<InstanceTag>,
}

action!(UpdateInstance -> Done {
    instance_id: "InstanceId",
    domain: "Domain",
    csr: "Csr",
    generate_csr_method: "GenerateCsrMethod",
    key_algorithm: "KeyAlgorithm",
    validation_method: "ValidationMethod",
    contact_id_list: "ContactIdList",
    company_id: "CompanyId",
    country_code: "CountryCode",
    province: "Province",
    city: "City",
    certificate_name: "CertificateName",
    auto_reissue: "AutoReissue",
    resource_group_id: "ResourceGroupId",
    tags: "Tags",
});
