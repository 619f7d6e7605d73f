//! `DescribePackageState`: the units of a product.

use keyside_aliyun::cas::product::{self, Product};
use keyside_aliyun::cas::{DescribePackageState, DescribePackageStateResponse, ParameterError};

use crate::{
    cloud::Cloud,
    lock::Lock,
    operation::{Fields, fields},
    refusal::Refusal,
};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &DescribePackageState,
) -> Result<Fields, Refusal> {
    let product = find_product(request.product_code.as_deref())?;
    let package = cloud
        .book
        .locked()
        .quotas
        .package(product, cloud.clock.now());
    let count = |count: u64| Some(i64::try_from(count).unwrap_or(i64::MAX));
    Ok(fields(&DescribePackageStateResponse {
        product_code: Some(product.code.to_owned()),
        total_count: count(package.total),
        used_count: count(package.used),
        issued_count: count(package.issued),
        request_id: String::new(),
    }))
}

/// The product, or the default one when none is named.
///
/// # Errors
/// `InvalidProductCode`
pub(super) fn find_product(code: Option<&str>) -> Result<&'static Product, Refusal> {
    let code = code.unwrap_or(product::DEFAULT);
    Product::find(code).ok_or_else(|| ParameterError::Invalid("ProductCode").into())
}
