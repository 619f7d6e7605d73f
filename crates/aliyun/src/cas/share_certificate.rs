//! `ShareCertificate`: lets another account use a certificate.

use super::{CertId, Done, parameter::action};

/// Lets another account use the certificate.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-sharecertificate>
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ShareCertificate {
    /// The certificate.
    pub certificate_id: Option<CertId>,
    /// The other account's number.
    pub target_user_id: Option<i64>,
}

action!(ShareCertificate -> Done {
    certificate_id: "CertificateId",
    target_user_id: "TargetUserId",
});
