//! `GetUserCertificateDetail`: a certificate of either generation.

use keyside_aliyun::cas::{
    CertificateStatus, ChainEntry, GetUserCertificateDetail, GetUserCertificateDetailResponse,
};

use crate::{
    ca::TestCa,
    certificate::Origin,
    cloud::Cloud,
    key::Kind,
    lock::Lock,
    operation::{Fields, fields, line_ends, private_key},
    refusal::Refusal,
};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &GetUserCertificateDetail,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let settings = *cloud.settings.locked();
    let mut book = cloud.book.locked();
    let certificate = book.certificates.find(request.cert_id)?;
    let issued = &certificate.issued;
    let order_id = match certificate.origin {
        Origin::Order(order_id) => Some(order_id),
        Origin::Instance { .. } => None,
    };
    // With the filter on, certificate and key stay away.
    let is_whole = !request.cert_filter.unwrap_or(false);
    let chain = ChainEntry {
        common_name: issued.names.first().cloned(),
        issuer_common_name: Some(TestCa::ISSUER.to_owned()),
        not_before: Some(issued.not_before.into()),
        not_after: Some(issued.not_after.into()),
        remain_day: Some((issued.not_after - now).whole_days().max(0)),
    };
    let response = GetUserCertificateDetailResponse {
        id: Some(certificate.id),
        name: Some(certificate.name.clone()),
        cert: is_whole.then(|| line_ends(&issued.chain_pem, settings)),
        cert_chain: Some(vec![chain]),
        cert_identifier: Some(certificate.identifier()),
        cert_sha2: Some(issued.sha256.clone()),
        sha2: Some(issued.sha256.clone()),
        fingerprint: Some(issued.sha1.clone()),
        serial_no: Some(issued.serial.clone()),
        algorithm: Some(certificate.key.algorithm.family().to_owned()),
        common: issued.names.first().cloned(),
        sans: Some(issued.names.join(",")),
        issuer: Some(TestCa::ISSUER.to_owned()),
        buy_in_aliyun: Some(true),
        expired: Some(certificate.status(now) == CertificateStatus::Expired),
        start_date: Some(issued.not_before.date().to_string()),
        end_date: Some(issued.not_after.date().to_string()),
        not_before: Some(issued.not_before.into()),
        not_after: Some(issued.not_after.into()),
        order_id,
        instance_id: Some(certificate.instance_id.clone()),
        tags: Some(certificate.tags.clone()),
        ..GetUserCertificateDetailResponse::default()
    };
    let mut fields = fields(&response);
    if is_whole && let Some(key) = private_key(&certificate.key, settings) {
        fields.insert("Key".to_owned(), key.into());
    }
    Ok(fields)
}
