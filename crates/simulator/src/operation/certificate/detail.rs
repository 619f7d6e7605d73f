//! `GetCertificateDetail`: what is known of an instance's certificate.

use keyside_aliyun::{
    cas::{CertificateChainEntry, GetCertificateDetail, GetCertificateDetailResponse},
    error_code::NOT_FOUND,
};

use super::list::entry;
use crate::{
    ca::TestCa,
    certificate::Origin,
    cloud::Cloud,
    lock::Lock,
    operation::{Fields, fields},
    refusal::Refusal,
};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &GetCertificateDetail,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let mut book = cloud.book.locked();
    let certificate = book.certificates.find(request.certificate_id)?;
    let entry = entry(certificate, now).ok_or(NOT_FOUND)?;
    let contact_id = match certificate.origin {
        Origin::Instance { contact_id, .. } => contact_id,
        Origin::Order(_) => None,
    };
    let issued = &certificate.issued;
    let chain = CertificateChainEntry {
        subject: issued.names.first().cloned(),
        issuer: Some(TestCa::ISSUER.to_owned()),
        not_before: Some(issued.not_before.into()),
        not_after: Some(issued.not_after.into()),
        remain_day: Some((issued.not_after - now).whole_days().max(0)),
    };
    Ok(fields(&GetCertificateDetailResponse {
        certificate: entry,
        csr: certificate.key.csr.clone(),
        company_id: None,
        contact_id,
        certificate_chain_list: Some(vec![chain]),
        tags: Some(certificate.tags.clone()),
        request_id: String::new(),
    }))
}
