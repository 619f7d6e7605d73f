//! `ListInstances`: the account's instances, page by page.

use serde::{Deserialize, Serialize};

use super::{
    CertificateStatus, CertificateType, Instance, InstanceStatus, InstanceType, parameter::action,
};

/// Asks for a page of the instances.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-listinstances>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ListInstances {
    /// Only those that stand so.
    pub status: Option<InstanceStatus>,
    /// Only those of this type.
    pub instance_type: Option<InstanceType>,
    /// Only those of this grade.
    pub certificate_type: Option<CertificateType>,
    /// Only those whose certificate stands so.
    pub certificate_status: Option<CertificateStatus>,
    /// Only those of this brand.
    pub brand: Option<String>,
    /// Only those whose domain or name has this in it.
    pub keyword: Option<String>,
    /// Only those of this resource group.
    pub resource_group_id: Option<String>,
    /// The page, from 1, which is the service's default.
    pub current_page: Option<i64>,
    /// Entries of a page, at most 100; the service's default is 10.
    pub show_size: Option<i64>,
    /// 1: only those that are renewed by themselves; 0: only the others.
    pub auto_reissue_flag: Option<i64>,
    /// 1: only those that are deployed to servers; 0: only the others.
    pub server_deploy_flag: Option<i64>,
    /// Only those of this edition.
    pub version_type: Option<String>,
}

/// A page of the instances.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListInstancesResponse {
    /// The page, from 1.
    pub current_page: Option<i64>,
    /// Entries of a full page.
    pub show_size: Option<i64>,
    /// Entries of all pages.
    pub total_count: Option<i64>,
    /// Instances that are renewed by themselves.
    pub enable_reissue_count: Option<i64>,
    /// Instances that are not.
    pub disable_reissue_count: Option<i64>,
    /// The entries of this page.
    pub instance_list: Option<Vec<Instance>>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(ListInstances -> ListInstancesResponse {
    status: "Status",
    instance_type: "InstanceType",
    certificate_type: "CertificateType",
    certificate_status: "CertificateStatus",
    brand: "Brand",
    keyword: "Keyword",
    resource_group_id: "ResourceGroupId",
    current_page: "CurrentPage",
    show_size: "ShowSize",
    auto_reissue_flag: "AutoReissueFlag",
    server_deploy_flag: "ServerDeployFlag",
    version_type: "VersionType",
});
