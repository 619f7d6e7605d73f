//! `GetCertificatePackageCount`: how much of everything is left.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::parameter::action;

/// Asks for the units of every product at once.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-getcertificatepackagecount>
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct GetCertificatePackageCount {}

/// Counts, each of which is a text of its own syntax; see [`read_counts`] and
/// [`products`](GetCertificatePackageCountResponse::products).
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetCertificatePackageCountResponse {
    /// Units of all products.
    pub total_count_detail: Option<String>,
    /// Renewals by the service.
    pub trustee_count_detail: Option<String>,
    /// Applications by an agent.
    pub proxy_count_detail: Option<String>,
    /// Notices.
    pub notice_count_detail: Option<String>,
    /// JSON in a text: the units of each product.
    pub product_count_list: Option<String>,
    /// The service's name for this call.
    pub request_id: String,
}

/// Units of a product.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ProductCount {
    /// The product.
    pub product_code: Option<String>,
    /// The brand.
    pub brand_name: Option<String>,
    /// `DV`, `OV`, `EV` or `FREE`.
    pub cert_type: Option<String>,
    /// `ONE`, `MULTIPLE`, `WILDCARD`, `M_WILDCARD` or `MIX`.
    pub domain_type: Option<String>,
    /// Units bought.
    pub total_count: Option<i64>,
    /// Units that orders took.
    pub used_count: Option<i64>,
    /// Units left.
    pub remain_count: Option<i64>,
}

action!(GetCertificatePackageCount -> GetCertificatePackageCountResponse {});

impl GetCertificatePackageCountResponse {
    /// The units of each product; nothing when the text is not a list of them.
    #[must_use]
    pub fn products(&self) -> Option<Vec<ProductCount>> {
        serde_json::from_str(self.product_count_list.as_deref()?).ok()
    }
}

/// Reads counts like `{TotalCount=573, RemainCount=243}`; what is no count is passed over.
#[must_use]
pub fn read_counts(text: &str) -> BTreeMap<&str, i64> {
    text.trim()
        .trim_start_matches('{')
        .trim_end_matches('}')
        .split(',')
        .filter_map(|pair| {
            let (name, count) = pair.split_once('=')?;
            Some((name.trim(), count.trim().parse().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_documented_counts() {
        let counts = read_counts("{TotalCount=573, RemainCount=243, FreeQuota=10, UsedCount=330}");

        assert_eq!(
            counts.into_iter().collect::<Vec<_>>(),
            [
                ("FreeQuota", 10),
                ("RemainCount", 243),
                ("TotalCount", 573),
                ("UsedCount", 330)
            ]
        );
        assert!(read_counts("").is_empty() && read_counts("{a=b}").is_empty());
    }

    #[test]
    fn reads_the_products_out_of_their_text() {
        let answer = GetCertificatePackageCountResponse {
            product_count_list: Some(
                r#"[{"BrandName":"DigiCert","TotalCount":20,"DomainType":"ONE","RemainCount":18,
                    "ProductCode":"digicert-free-1-free","CertType":"FREE","ProductId":7,
                    "UsedCount":2}]"#
                    .to_owned(),
            ),
            ..Default::default()
        };

        let products = answer.products().expect("a list");

        assert_eq!(
            products[0].product_code.as_deref(),
            Some("digicert-free-1-free")
        );
        assert_eq!(products[0].remain_count, Some(18));
        assert_eq!(
            GetCertificatePackageCountResponse::default().products(),
            None
        );
    }
}
