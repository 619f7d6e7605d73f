//! `ListCertificates`: the certificates of instances, page by page.

use serde::{Deserialize, Serialize};

use super::{Certificate, CertificateSource, CertificateStatus, parameter::action};

/// Asks for a page of the certificates of instances.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-listcertificates>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ListCertificates {
    /// Only those that stand so.
    pub certificate_status: Option<CertificateStatus>,
    /// Only those that came from there.
    pub certificate_source: Option<CertificateSource>,
    /// Only those whose names have this in them.
    pub keyword: Option<String>,
    /// Only those of this instance.
    pub instance_id: Option<String>,
    /// Only those of this resource group.
    pub resource_group_id: Option<String>,
    /// The page, from 1, which is the service's default.
    pub current_page: Option<i64>,
    /// Entries of a page, at most 100; the service's default is 10.
    pub show_size: Option<i64>,
}

/// A page of the certificates.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListCertificatesResponse {
    /// The page, from 1.
    pub current_page: Option<i64>,
    /// Entries of a full page.
    pub show_size: Option<i64>,
    /// Entries of all pages.
    pub total_count: Option<i64>,
    /// The entries of this page.
    pub certificate_list: Option<Vec<Certificate>>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(ListCertificates -> ListCertificatesResponse {
    certificate_status: "CertificateStatus",
    certificate_source: "CertificateSource",
    keyword: "Keyword",
    instance_id: "InstanceId",
    resource_group_id: "ResourceGroupId",
    current_page: "CurrentPage",
    show_size: "ShowSize",
});
