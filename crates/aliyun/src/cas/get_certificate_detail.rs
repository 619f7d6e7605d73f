//! `GetCertificateDetail`: what is known of an instance's certificate.

use serde::{Deserialize, Serialize};

use super::{
    CertId, Certificate, CompanyId, ContactId, InstanceTag, Milliseconds, lenient,
    parameter::action,
};

/// Asks what is known of a certificate. Its bytes come from
/// [`GetUserCertificateDetail`](super::GetUserCertificateDetail).
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-getcertificatedetail>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct GetCertificateDetail {
    /// The certificate.
    pub certificate_id: CertId,
}

/// What is known of the certificate.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetCertificateDetailResponse {
    /// What lists show of it, too.
    #[serde(flatten)]
    pub certificate: Certificate,
    /// The request in PEM.
    pub csr: Option<String>,
    /// The organisation that it is for.
    #[serde(deserialize_with = "lenient::read")]
    pub company_id: Option<CompanyId>,
    /// Who can be reached about it.
    #[serde(deserialize_with = "lenient::read")]
    pub contact_id: Option<ContactId>,
    /// What is known of each certificate of the chain.
    pub certificate_chain_list: Option<Vec<CertificateChainEntry>>,
    /// Its labels.
    pub tags: Option<Vec<InstanceTag>>,
    /// The service's name for this call.
    pub request_id: String,
}

/// A certificate of a chain.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CertificateChainEntry {
    /// Whose it is.
    pub subject: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its first moment.
    pub not_before: Option<Milliseconds>,
    /// Its last moment.
    pub not_after: Option<Milliseconds>,
    /// Days that are left of it.
    pub remain_day: Option<i64>,
}

action!(GetCertificateDetail -> GetCertificateDetailResponse {
    certificate_id: "CertificateId",
});
