//! `ListUserCertificateOrder`: the account's orders or certificates, newest first.

use keyside_aliyun::cas::{
    CertificateOrder, CertificateStatus, ListUserCertificateOrder,
    ListUserCertificateOrderResponse, OrderStatus, OrderType,
    product::{Grade, Product},
};
use time::OffsetDateTime;

use crate::{
    application::State,
    book::Book,
    ca::TestCa,
    certificate::Certificate,
    cloud::Cloud,
    instance::join,
    key::Kind,
    lock::Lock,
    operation::{
        Fields, fields,
        page::{Page, has_keyword},
    },
    order::Order,
    refusal::Refusal,
};

/// Entries of a page when the request does not say.
const SHOW_SIZE: i64 = 50;

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &ListUserCertificateOrder,
) -> Result<Fields, Refusal> {
    let page = Page::read(request.current_page, request.show_size, SHOW_SIZE, i64::MAX)?;
    let now = cloud.clock.now();
    let book = cloud.book.locked();
    let order_type = request.order_type.unwrap_or_default();
    let entries: Vec<CertificateOrder> = entries(&book, order_type, now)
        .into_iter()
        .filter(|entry| has_status(entry, order_type, request.status))
        .filter(|entry| {
            let texts = [&entry.domain, &entry.common_name, &entry.instance_id];
            has_keyword(texts.map(Option::as_deref), request.keyword.as_deref())
        })
        .collect();
    let (entries, total) = page.of(entries);
    Ok(fields(&ListUserCertificateOrderResponse {
        current_page: Some(page.number),
        show_size: Some(page.size),
        total_count: Some(total),
        certificate_order_list: Some(entries),
        request_id: String::new(),
    }))
}

/// The list, newest first. Instances are no orders, but their certificates are certificates
/// (cas-api.md 3.3). Nothing was bought one by one and nothing uploaded: those lists are empty.
fn entries(book: &Book, order_type: OrderType, now: OffsetDateTime) -> Vec<CertificateOrder> {
    match order_type {
        OrderType::Cpack => {
            let orders = book.orders().rev();
            orders.map(|order| order_entry(order, now)).collect()
        }
        OrderType::Cert => {
            let certificates = book.certificates.newest_first();
            certificates
                .map(|certificate| certificate_entry(certificate, now))
                .collect()
        }
        OrderType::Buy | OrderType::Upload => Vec::new(),
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

fn order_entry(order: &Order, now: OffsetDateTime) -> CertificateOrder {
    let names = &order.application.names;
    let wildcards = names.iter().filter(|name| name.is_wildcard()).count();
    let count = |count: usize| i64::try_from(count).ok();
    let validity = match &order.application.state {
        State::Issued { certificate, .. } | State::Revoked { certificate, .. } => Some((
            milliseconds(certificate.not_before),
            milliseconds(certificate.not_after),
        )),
        _ => None,
    };
    CertificateOrder {
        status: Some(order.status(now)),
        instance_id: Some(order.instance_id.clone()),
        order_id: Some(order.id),
        domain: Some(join(names)),
        product_code: Some(order.product.code.to_owned()),
        product_name: Some(product_name(order.product)),
        root_brand: Some(order.product.brand.to_owned()),
        cert_type: Some(cert_type(order.product).to_owned()),
        domain_type: Some(domain_type(names.len(), wildcards).to_owned()),
        domain_count: count(names.len() - wildcards),
        wild_domain_count: count(wildcards),
        algorithm: Some(order.application.key.algorithm.family().to_owned()),
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

fn certificate_entry(certificate: &Certificate, now: OffsetDateTime) -> CertificateOrder {
    let issued = &certificate.issued;
    let status = match certificate.status(now) {
        CertificateStatus::Issued => OrderStatus::Issued,
        CertificateStatus::Revoked => OrderStatus::Revoked,
        CertificateStatus::WillExpire => OrderStatus::WillExpired,
        CertificateStatus::Expired => OrderStatus::Expired,
        CertificateStatus::Unknown => OrderStatus::Unknown,
    };
    CertificateOrder {
        status: Some(status),
        instance_id: Some(certificate.instance_id.clone()),
        certificate_id: Some(certificate.id),
        name: Some(certificate.name.clone()),
        common_name: issued.names.first().cloned(),
        sans: Some(issued.names.join(",")),
        issuer: Some(TestCa::ISSUER.to_owned()),
        serial_no: Some(issued.serial.clone()),
        fingerprint: Some(issued.sha1.clone()),
        sha2: Some(issued.sha256.clone()),
        start_date: Some(issued.not_before.date().to_string()),
        end_date: Some(issued.not_after.date().to_string()),
        expired: Some(status == OrderStatus::Expired),
        upload: Some(false),
        ..Default::default()
    }
}

/// The service's word for what kinds of names there are.
const fn domain_type(names: usize, wildcards: usize) -> &'static str {
    match (names, wildcards) {
        (1, 0) => "ONE",
        (1, _) => "WILDCARD",
        (_, 0) => "MULTIPLE",
        (names, wildcards) if names == wildcards => "M_WILDCARD",
        _ => "MIX",
    }
}

/// The service's word for the grade.
pub(super) fn cert_type(product: &Product) -> &'static str {
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
