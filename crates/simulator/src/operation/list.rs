//! `ListUserCertificateOrder`: the account's orders or certificates, newest first.

use keyside_aliyun::cas::{
    CertificateOrder, ListUserCertificateOrder, ListUserCertificateOrderResponse, OrderStatus,
    OrderType, ParameterError,
    product::{Grade, Product},
};
use time::OffsetDateTime;

use super::{Fields, fields};
use crate::{
    ca::TestCa,
    cloud::Cloud,
    lock::Lock,
    order::{Order, State},
    refusal::Refusal,
};

/// Entries of a page when the request does not say.
const SHOW_SIZE: i64 = 50;

pub(super) fn perform(
    cloud: &Cloud,
    request: &ListUserCertificateOrder,
) -> Result<Fields, Refusal> {
    let page = positive(request.current_page, 1, "CurrentPage")?;
    let size = positive(request.show_size, SHOW_SIZE, "ShowSize")?;
    let now = cloud.clock.now();
    let book = cloud.book.locked();
    let order_type = request.order_type.unwrap_or_default();
    let entries: Vec<CertificateOrder> = book
        .orders()
        .rev()
        .filter_map(|order| entry(order, order_type, now))
        .filter(|entry| has_status(entry, order_type, request.status))
        .filter(|entry| has_keyword(entry, request.keyword.as_deref()))
        .collect();
    let before = usize::try_from((page - 1).saturating_mul(size)).unwrap_or(usize::MAX);
    let total = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    let size_max = usize::try_from(size).unwrap_or(usize::MAX);
    Ok(fields(&ListUserCertificateOrderResponse {
        current_page: Some(page),
        show_size: Some(size),
        total_count: Some(total),
        certificate_order_list: Some(entries.into_iter().skip(before).take(size_max).collect()),
        request_id: String::new(),
    }))
}

fn positive(number: Option<i64>, default: i64, name: &'static str) -> Result<i64, ParameterError> {
    let number = number.unwrap_or(default);
    if number < 1 {
        Err(ParameterError::Invalid(name))
    } else {
        Ok(number)
    }
}

/// Nothing was bought one by one and nothing uploaded: those lists are empty.
fn entry(order: &Order, order_type: OrderType, now: OffsetDateTime) -> Option<CertificateOrder> {
    match order_type {
        OrderType::Cpack => Some(order_entry(order, now)),
        OrderType::Cert => certificate_entry(order, now),
        OrderType::Buy | OrderType::Upload => None,
    }
}

/// Certificates that are no longer valid come only when they are asked for.
fn has_status(
    entry: &CertificateOrder,
    order_type: OrderType,
    wanted: Option<OrderStatus>,
) -> bool {
    match (wanted, order_type) {
        (Some(_), _) => entry.status == wanted,
        (None, OrderType::Cert | OrderType::Upload) => {
            matches!(
                entry.status,
                Some(OrderStatus::Issued | OrderStatus::WillExpired)
            )
        }
        (None, OrderType::Cpack | OrderType::Buy) => true,
    }
}

fn has_keyword(entry: &CertificateOrder, keyword: Option<&str>) -> bool {
    let Some(keyword) = keyword.map(str::to_ascii_lowercase) else {
        return true;
    };
    [&entry.domain, &entry.common_name, &entry.instance_id]
        .into_iter()
        .flatten()
        .any(|text| text.to_ascii_lowercase().contains(&keyword))
}

fn order_entry(order: &Order, now: OffsetDateTime) -> CertificateOrder {
    let wildcards = i64::from(order.domain.is_wildcard());
    let validity = match &order.state {
        State::Issued { certificate, .. } => Some((
            milliseconds(certificate.not_before),
            milliseconds(certificate.not_after),
        )),
        _ => None,
    };
    CertificateOrder {
        status: Some(order.status(now)),
        instance_id: Some(order.instance_id.clone()),
        order_id: Some(order.id),
        domain: Some(order.domain.as_ascii().to_owned()),
        product_code: Some(order.product.code.to_owned()),
        product_name: Some(product_name(order.product)),
        root_brand: Some(order.product.brand.to_owned()),
        cert_type: Some(cert_type(order.product).to_owned()),
        domain_type: Some(if wildcards == 1 { "WILDCARD" } else { "ONE" }.to_owned()),
        domain_count: Some(1 - wildcards),
        wild_domain_count: Some(wildcards),
        algorithm: Some(order.algorithm.to_owned()),
        buy_date: Some(milliseconds(order.placed)),
        cert_start_time: validity.map(|(start, _)| start),
        cert_end_time: validity.map(|(_, end)| end),
        aliyun_order_id: Some(order.id.0.wrapping_add(ALIYUN_ORDER_ID_OFFSET)),
        partner_order_id: Some(order.id.to_string()),
        source_type: Some("cpack".to_owned()),
        trustee_status: Some("unTrustee".to_owned()),
        ..Default::default()
    }
}

/// Billing counts orders elsewhere; only the size of its numbers is known.
const ALIYUN_ORDER_ID_OFFSET: i64 = 21_000_000_000;

fn certificate_entry(order: &Order, now: OffsetDateTime) -> Option<CertificateOrder> {
    let State::Issued { id, certificate } = &order.state else {
        return None;
    };
    let status = order.status(now);
    Some(CertificateOrder {
        status: Some(status),
        instance_id: Some(order.instance_id.clone()),
        certificate_id: Some(*id),
        name: Some(format!("cert-{id}")),
        common_name: Some(order.domain.as_ascii().to_owned()),
        sans: Some(certificate.names.join(",")),
        issuer: Some(TestCa::ISSUER.to_owned()),
        serial_no: Some(certificate.serial.clone()),
        fingerprint: Some(certificate.sha1.clone()),
        sha2: Some(certificate.sha256.clone()),
        start_date: Some(certificate.not_before.date().to_string()),
        end_date: Some(certificate.not_after.date().to_string()),
        expired: Some(status == OrderStatus::Expired),
        upload: Some(false),
        ..Default::default()
    })
}

fn cert_type(product: &Product) -> &'static str {
    match (product.free, product.grade) {
        (true, _) => "FREE",
        (false, Grade::Domain) => "DV",
        (false, Grade::Organization) => "OV",
    }
}

fn product_name(product: &Product) -> String {
    format!("{} {} SSL", product.brand, cert_type(product))
}

fn milliseconds(moment: OffsetDateTime) -> i64 {
    moment.unix_timestamp() * 1000 + i64::from(moment.millisecond())
}
