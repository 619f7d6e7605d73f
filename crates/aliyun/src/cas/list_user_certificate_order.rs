//! `ListUserCertificateOrder`: the account's orders or certificates, page by page.

use std::{collections::BTreeMap, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    Action, CertificateOrder, OrderStatus, ParameterError,
    parameter::{list, optional},
};

/// Asks for a page of orders or certificates.
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
}

/// Which list.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum OrderType {
    /// Orders that took a unit of a quota.
    #[default]
    Cpack,
    /// Orders bought one by one.
    Buy,
    /// Certificates that were uploaded.
    Upload,
    /// Certificates, issued and uploaded.
    Cert,
}

/// A page of the list.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserCertificateOrderResponse {
    /// The page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_page: Option<i64>,
    /// Entries of a full page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_size: Option<i64>,
    /// Entries of all pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
    /// The entries of this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_order_list: Option<Vec<CertificateOrder>>,
    /// The service's name for this call.
    #[serde(default)]
    pub request_id: String,
}

impl OrderType {
    const ALL: [Self; 4] = [Self::Cpack, Self::Buy, Self::Upload, Self::Cert];

    /// The service's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cpack => "CPACK",
            Self::Buy => "BUY",
            Self::Upload => "UPLOAD",
            Self::Cert => "CERT",
        }
    }
}

impl FromStr for OrderType {
    type Err = ParameterError;

    fn from_str(text: &str) -> Result<Self, ParameterError> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(ParameterError::Invalid("OrderType"))
    }
}

impl Action for ListUserCertificateOrder {
    const NAME: &'static str = "ListUserCertificateOrder";

    type Response = ListUserCertificateOrderResponse;

    fn parameters(&self) -> Vec<(String, String)> {
        list([
            (
                "OrderType",
                self.order_type.map(|kind| kind.as_str().to_owned()),
            ),
            (
                "Status",
                self.status.map(|status| status.as_str().to_owned()),
            ),
            ("Keyword", self.keyword.clone()),
            (
                "CurrentPage",
                self.current_page.map(|page| page.to_string()),
            ),
            ("ShowSize", self.show_size.map(|size| size.to_string())),
        ])
    }

    fn from_parameters(parameters: &BTreeMap<String, String>) -> Result<Self, ParameterError> {
        Ok(Self {
            order_type: optional(parameters, "OrderType")?,
            status: optional(parameters, "Status")?,
            keyword: optional(parameters, "Keyword")?,
            current_page: optional(parameters, "CurrentPage")?,
            show_size: optional(parameters, "ShowSize")?,
        })
    }
}
