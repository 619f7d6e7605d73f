//! `ListCertificates`: the certificates of instances, newest first.

use keyside_aliyun::cas::{self, ListCertificates, ListCertificatesResponse};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    ca::TestCa,
    certificate::{Certificate, Origin},
    cloud::Cloud,
    key::Kind,
    lock::Lock,
    operation::{
        Fields, fields,
        page::{Page, has_keyword},
    },
    refusal::Refusal,
};

/// Entries of a page when the request does not say.
const SHOW_SIZE: i64 = 10;

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &ListCertificates,
) -> Result<Fields, Refusal> {
    let page = Page::read(
        request.current_page,
        request.show_size,
        SHOW_SIZE,
        Page::SIZE_MAX,
    )?;
    let now = cloud.clock.now();
    let book = cloud.book.locked();
    let certificates = book.certificates.newest_first();
    let entries = certificates
        .filter_map(|certificate| entry(certificate, now))
        .filter(|entry| is_wanted(entry, request));
    let (entries, total) = page.of(entries.collect());
    let mut fields = fields(&ListCertificatesResponse {
        current_page: Some(page.number),
        show_size: Some(page.size),
        total_count: Some(total),
        certificate_list: Some(entries),
        request_id: String::new(),
    });
    let list = fields.get_mut("CertificateList");
    for entry in list
        .and_then(|list| list.as_array_mut())
        .into_iter()
        .flatten()
    {
        // A number everywhere else, but a string here.
        entry["CertificateId"] = entry["CertificateId"].to_string().into();
    }
    Ok(fields)
}

fn is_wanted(entry: &cas::Certificate, request: &ListCertificates) -> bool {
    let texts = [&entry.domain, &entry.common_name, &entry.certificate_name];
    (request.certificate_status.is_none() || request.certificate_status == entry.certificate_status)
        && (request.certificate_source.is_none()
            || request.certificate_source == entry.certificate_source)
        && (request.instance_id.is_none() || request.instance_id == entry.instance_id)
        && request.resource_group_id.is_none()
        && has_keyword(texts.map(Option::as_deref), request.keyword.as_deref())
}

/// The certificate as lists show it, and as its details begin; nothing for one of an order
/// (cas-api.md 0).
pub(super) fn entry(certificate: &Certificate, now: OffsetDateTime) -> Option<cas::Certificate> {
    let Origin::Instance { source, .. } = &certificate.origin else {
        return None;
    };
    let issued = &certificate.issued;
    let key = &certificate.key;
    let scope = if key.kept.is_some() { "all" } else { "server" };
    Some(cas::Certificate {
        certificate_id: Some(certificate.id),
        cert_identifier: Some(certificate.identifier()),
        certificate_name: Some(certificate.name.clone()),
        certificate_source: Some(*source),
        certificate_status: Some(certificate.status(now)),
        common_name: issued.names.first().cloned(),
        domain: Some(certificate.domain.clone()),
        subject_alternative_names: Some(issued.names.clone()),
        algorithm: Some(key.algorithm.family().to_owned()),
        key_size: Some(key.algorithm.bits()),
        serial: Some(issued.serial.clone()),
        finger_print: Some(issued.sha1.clone()),
        issuer: Some(TestCa::ISSUER.to_owned()),
        not_before: Some(issued.not_before.into()),
        not_after: Some(issued.not_after.into()),
        instance_id: Some(certificate.instance_id.clone()),
        exist_private_key: Some(key.kept.is_some()),
        using_product_list: None,
        deployment_desc: Some(json!({ "Scope": scope }).to_string()),
    })
}
