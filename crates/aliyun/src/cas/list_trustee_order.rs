//! `ListTrusteeOrder`: the orders that the service renews by itself.

use serde::{Deserialize, Serialize};

use super::{CertId, OrderId, lenient, parameter::action};

/// Asks for the orders that the service renews by itself, page by page.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-listtrusteeorder>
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ListTrusteeOrder {
    /// Only this order.
    pub order_id: Option<OrderId>,
    /// Only that of this certificate.
    pub certificate_id: Option<CertId>,
    /// Entries of a page.
    pub max_results: Option<i64>,
    /// What the page before said to ask for next.
    pub next_token: Option<String>,
}

/// A page of the list.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ListTrusteeOrderResponse {
    /// JSON in a text; see [`orders`](Self::orders).
    pub trustee_order_list: Option<String>,
    /// Entries of all pages.
    pub total_count: Option<i64>,
    /// Entries of a full page.
    pub max_results: Option<i64>,
    /// What to ask for next; absent on the last page.
    pub next_token: Option<String>,
    /// The service's name for this call.
    pub request_id: String,
}

/// An order that the service renews by itself.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct TrusteeOrder {
    /// The certificate that is renewed.
    #[serde(deserialize_with = "lenient::read")]
    pub certificate_id: Option<CertId>,
    /// How the validation stands.
    pub verify_status: Option<String>,
    /// How the order stands.
    pub status_code: Option<String>,
    /// Where the order came from.
    pub source_type: Option<String>,
    /// `DV`, `OV`, `EV` or `FREE`.
    pub cert_type: Option<String>,
    /// The certificate authority's name for the order.
    pub partner_order_id: Option<String>,
    /// The brand.
    pub brand_name: Option<String>,
    /// `ONE`, `MULTIPLE`, `WILDCARD`, `M_WILDCARD` or `MIX`.
    pub domain_type: Option<String>,
}

action!(ListTrusteeOrder -> ListTrusteeOrderResponse {
    order_id: "OrderId",
    certificate_id: "CertificateId",
    max_results: "MaxResults",
    next_token: "NextToken",
});

impl ListTrusteeOrderResponse {
    /// The orders; nothing when the text is not a list of them.
    #[must_use]
    pub fn orders(&self) -> Option<Vec<TrusteeOrder>> {
        serde_json::from_str(self.trustee_order_list.as_deref()?).ok()
    }
}
