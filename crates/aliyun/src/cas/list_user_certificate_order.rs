//! `ListUserCertificateOrder`: the account's orders or certificates, page by page.

use serde::{Deserialize, Serialize};

use super::{CertificateOrder, OrderStatus, parameter::action, word::words};

/// Asks for a page of orders or certificates. Instances are no orders: their certificates come
/// with [`OrderType::Cert`] only.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-listusercertificateorder>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ListUserCertificateOrder {
    /// Which list; the service's default is [`OrderType::Cpack`].
    pub order_type: Option<OrderType>,
    /// Only those with this status.
    pub status: Option<OrderStatus>,
    /// Only those whose domain or instance has this in it.
    pub keyword: Option<String>,
    /// The page, from 1, which is the service's default.
    pub current_page: Option<i64>,
    /// Entries of a page; the service's default is 50.
    pub show_size: Option<i64>,
    /// Only those of this resource group.
    pub resource_group_id: Option<String>,
}

words! {
    /// Which list.
    #[derive(Default)]
    OrderType, "OrderType" {
        /// Orders that took a unit of a quota.
        #[default]
        Cpack = "CPACK";
        /// Orders bought one by one.
        Buy = "BUY";
        /// Certificates that were uploaded.
        Upload = "UPLOAD";
        /// Certificates, issued and uploaded.
        Cert = "CERT";
    }
}

/// A page of the list.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListUserCertificateOrderResponse {
    /// The page, from 1.
    pub current_page: Option<i64>,
    /// Entries of a full page.
    pub show_size: Option<i64>,
    /// Entries of all pages.
    pub total_count: Option<i64>,
    /// The entries of this page.
    pub certificate_order_list: Option<Vec<CertificateOrder>>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(ListUserCertificateOrder -> ListUserCertificateOrderResponse {
    order_type: "OrderType",
    status: "Status",
    keyword: "Keyword",
    current_page: "CurrentPage",
    show_size: "ShowSize",
    resource_group_id: "ResourceGroupId",
});
