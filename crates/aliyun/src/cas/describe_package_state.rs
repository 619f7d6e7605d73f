//! `DescribePackageState`: how much of a product is left.

use serde::{Deserialize, Serialize};

use super::parameter::action;

/// Asks how many units of the product were bought and used.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-describepackagestate>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DescribePackageState {
    /// The product; the service's default is [`product::DEFAULT`](super::product::DEFAULT).
    pub product_code: Option<String>,
}

/// Units of a product. One order takes one.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DescribePackageStateResponse {
    /// The product.
    pub product_code: Option<String>,
    /// Units bought.
    pub total_count: Option<i64>,
    /// Units that orders took, issued or not.
    pub used_count: Option<i64>,
    /// Certificates issued.
    pub issued_count: Option<i64>,
    /// The service's name for this call.
    pub request_id: String,
}

impl DescribePackageStateResponse {
    /// Units that can still be ordered.
    #[must_use]
    pub fn left(&self) -> u64 {
        let left = self
            .total_count
            .unwrap_or(0)
            .saturating_sub(self.used_count.unwrap_or(0));
        u64::try_from(left).unwrap_or(0)
    }
}

action!(DescribePackageState -> DescribePackageStateResponse {
    product_code: "ProductCode",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_was_bought_and_not_used() {
        let answer: DescribePackageStateResponse = serde_json::from_str(
            r#"{"ProductCode":"digicert-free-1-free","TotalCount":20,"UsedCount":2,
                "IssuedCount":1,"RequestId":"10CFA380-1C58-45C7-8075-06215F3DB681"}"#,
        )
        .expect("the documented sample");

        assert_eq!(answer.left(), 18);
    }

    #[test]
    fn less_than_nothing_is_never_left() {
        let used = DescribePackageStateResponse {
            used_count: Some(3),
            ..Default::default()
        };

        assert_eq!(used.left(), 0);
    }
}
