//! `GetUserCertificateDetail`: a certificate, of either generation.

use serde::{Deserialize, Serialize};

use super::{CertId, InstanceTag, Milliseconds, OrderId, lenient, parameter::action};

/// Asks for a certificate.
///
/// The service answers with the private key as well, where it has it. The response type has no
/// place for it; wipe the body, too: [`Action::take_answer`](super::Action::take_answer). With
/// `cert_filter` the key stays away, and so does the certificate.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-getusercertificatedetail>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct GetUserCertificateDetail {
    /// The certificate.
    pub cert_id: CertId,
    /// Whether certificate and key are left out; the service's default is that they are not.
    pub cert_filter: Option<bool>,
}

/// The certificate and what is known of it.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetUserCertificateDetailResponse {
    /// The certificate's number.
    #[serde(deserialize_with = "lenient::read")]
    pub id: Option<CertId>,
    /// Its name in the account.
    pub name: Option<String>,
    /// The certificate and those above it, in PEM.
    pub cert: Option<String>,
    /// SM2: the certificate to encrypt with, in PEM.
    pub encrypt_cert: Option<String>,
    /// SM2: the certificate to sign with, in PEM.
    pub sign_cert: Option<String>,
    /// What is known of each certificate of the chain.
    pub cert_chain: Option<Vec<ChainEntry>>,
    /// Its name in other products of the cloud, such as `13781326-cn-hangzhou`.
    pub cert_identifier: Option<String>,
    /// SHA-256 of the certificate in hex.
    pub cert_sha2: Option<String>,
    /// The same.
    pub sha2: Option<String>,
    /// SHA-1 of the certificate in hex.
    pub fingerprint: Option<String>,
    /// Its serial number in hex; leading zeros and letter case vary.
    pub serial_no: Option<String>,
    /// `RSA`, `ECC` or `SM2`.
    pub algorithm: Option<String>,
    /// Its common name.
    pub common: Option<String>,
    /// All its names, separated by commas.
    pub sans: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The organisation that it is for.
    pub org_name: Option<String>,
    /// The organisation's country.
    pub country: Option<String>,
    /// The organisation's province.
    pub province: Option<String>,
    /// The organisation's city.
    pub city: Option<String>,
    /// Whether it was bought here; otherwise it was uploaded.
    pub buy_in_aliyun: Option<bool>,
    /// Whether its last day is over.
    pub expired: Option<bool>,
    /// Its first day, `YYYY-MM-DD`.
    pub start_date: Option<String>,
    /// Its last day, `YYYY-MM-DD`.
    pub end_date: Option<String>,
    /// Its first moment.
    #[serde(deserialize_with = "lenient::read")]
    pub not_before: Option<Milliseconds>,
    /// Its last moment.
    #[serde(deserialize_with = "lenient::read")]
    pub not_after: Option<Milliseconds>,
    /// The order that it came from.
    #[serde(deserialize_with = "lenient::read")]
    pub order_id: Option<OrderId>,
    /// The instance or order that it came from.
    pub instance_id: Option<String>,
    /// The resource group that it is in.
    pub resource_group_id: Option<String>,
    /// Its labels.
    pub tags: Option<Vec<InstanceTag>>,
    /// The service's name for this call.
    pub request_id: String,
}

/// A certificate of a chain.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ChainEntry {
    /// Its common name.
    pub common_name: Option<String>,
    /// The common name of who issued it.
    pub issuer_common_name: Option<String>,
    /// Its first moment.
    pub not_before: Option<Milliseconds>,
    /// Its last moment.
    pub not_after: Option<Milliseconds>,
    /// Days that are left of it.
    pub remain_day: Option<i64>,
}

action!(GetUserCertificateDetail -> GetUserCertificateDetailResponse {
    cert_id: "CertId",
    cert_filter: "CertFilter",
});
