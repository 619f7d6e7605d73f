//! `RevokeCertificate`: revokes an instance's certificate.

use super::{CertId, Done, parameter::action};

/// Revokes a certificate of the instance.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-revokecertificate>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RevokeCertificate {
    /// The instance.
    pub instance_id: String,
    /// The certificate, where the instance had several.
    pub certificate_id: Option<CertId>,
}

action!(RevokeCertificate -> Done {
    instance_id: "InstanceId",
    certificate_id: "CertificateId",
});
