//! `GetCertificatePackageCount`: the units of every product, each count in a syntax of its own.

use keyside_aliyun::cas::{
    GetCertificatePackageCount, GetCertificatePackageCountResponse, ProductCount,
    product::{self, Names, Product},
};

use super::list::cert_type;
use crate::{
    cloud::Cloud,
    lock::Lock,
    operation::{Fields, fields},
    quota::Package,
    refusal::Refusal,
};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    _: &GetCertificatePackageCount,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let mut book = cloud.book.locked();
    let packages: Vec<(&Product, Package)> = product::ALL
        .iter()
        .map(|product| (product, book.quotas.package(product, now)))
        .filter(|(_, package)| package.total > 0)
        .collect();
    let products: Vec<ProductCount> = packages
        .iter()
        .map(|(product, package)| product_count(product, *package))
        .collect();
    let sum = |part: fn(&Package) -> u64| -> u64 {
        packages.iter().map(|(_, package)| part(package)).sum()
    };
    let (total, used) = (sum(|package| package.total), sum(|package| package.used));
    let none = "{TotalCount=0, RemainCount=0, FreeQuota=0, UsedCount=0}";
    Ok(fields(&GetCertificatePackageCountResponse {
        total_count_detail: Some(format!(
            "{{TotalCount={total}, RemainCount={}, FreeQuota=0, UsedCount={used}}}",
            total.saturating_sub(used)
        )),
        trustee_count_detail: Some(none.to_owned()),
        proxy_count_detail: Some(none.to_owned()),
        notice_count_detail: Some(none.to_owned()),
        product_count_list: serde_json::to_string(&products).ok(),
        request_id: String::new(),
    }))
}

fn product_count(product: &Product, package: Package) -> ProductCount {
    let count = |count: u64| Some(i64::try_from(count).unwrap_or(i64::MAX));
    ProductCount {
        product_code: Some(product.code.to_owned()),
        brand_name: Some(product.brand.to_owned()),
        cert_type: Some(cert_type(product).to_owned()),
        domain_type: Some(
            match product.names {
                Names::Wildcard => "WILDCARD",
                Names::Single | Names::SingleOrWildcard => "ONE",
            }
            .to_owned(),
        ),
        total_count: count(package.total),
        used_count: count(package.used),
        remain_count: count(package.total.saturating_sub(package.used)),
    }
}
