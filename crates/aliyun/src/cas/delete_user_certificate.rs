//! `DeleteUserCertificate`: removes a certificate from the account.

use super::{CertId, Done, parameter::action};

/// Removes a certificate that has expired, was revoked or was uploaded.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-deleteusercertificate>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DeleteUserCertificate {
    /// The certificate.
    pub cert_id: CertId,
    /// What makes a second call harmless.
    pub client_token: Option<String>,
}

action!(DeleteUserCertificate -> Done {
    cert_id: "CertId",
    client_token: "ClientToken",
});
