//! `ListCert`: the certificates of a warehouse, page by page.

use serde::{Deserialize, Serialize};

use super::{Milliseconds, parameter::action};

/// Asks for a page of a warehouse. Certificates that were ordered are not in one by themselves:
/// [`ListUserCertificateOrder`](super::ListUserCertificateOrder) and
/// [`ListCertificates`](super::ListCertificates) list those.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-listcert>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ListCert {
    /// Only those whose names have this in them.
    pub key_word: Option<String>,
    /// `upload` or `aliyun`.
    pub source_type: Option<String>,
    /// `CA` or `CERT`.
    pub cert_type: Option<String>,
    /// `ISSUE` or `REVOKE`.
    pub status: Option<String>,
    /// Only these identifiers, separated by commas.
    pub identifiers: Option<String>,
    /// The warehouse.
    pub warehouse_id: Option<i64>,
    /// The page, from 1, which is the service's default.
    pub current_page: Option<i64>,
    /// Entries of a page; the service's default is 50.
    pub show_size: Option<i64>,
}

/// A page of the warehouse.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListCertResponse {
    /// The page, from 1.
    pub current_page: Option<i64>,
    /// Entries of a full page.
    pub show_size: Option<i64>,
    /// Entries of all pages.
    pub total_count: Option<i64>,
    /// The entries of this page.
    pub cert_list: Option<Vec<WarehouseCertificate>>,
    /// The service's name for this call.
    pub request_id: String,
}

/// A certificate of a warehouse.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct WarehouseCertificate {
    /// Its name for other operations.
    pub identifier: Option<String>,
    /// Its common name.
    pub common_name: Option<String>,
    /// All its names, separated by commas.
    pub sans: Option<String>,
    /// `RSA`, `ECC` or `SM2`.
    pub algorithm: Option<String>,
    /// How it is signed.
    pub sign_algorithm: Option<String>,
    /// Its serial number in hex.
    pub serial_no: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its first moment.
    pub before_date: Option<Milliseconds>,
    /// Its last moment.
    pub after_date: Option<Milliseconds>,
    /// `CA` or `CERT`.
    pub cert_type: Option<String>,
    /// `upload` or `aliyun`.
    pub source_type: Option<String>,
    /// `ISSUE` or `REVOKE`.
    pub status: Option<String>,
    /// Whether the service has its private key.
    pub exist_private_key: Option<bool>,
    /// The warehouse.
    pub wh_id: Option<i64>,
    /// The warehouse's instance.
    pub wh_instance_id: Option<String>,
}

action!(ListCert -> ListCertResponse {
    key_word: "KeyWord",
    source_type: "SourceType",
    cert_type: "CertType",
    status: "Status",
    identifiers: "Identifiers",
    warehouse_id: "WarehouseId",
    current_page: "CurrentPage",
    show_size: "ShowSize",
});
