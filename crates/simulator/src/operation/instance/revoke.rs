//! `RevokeCertificate`: revokes an instance's certificate.

use keyside_aliyun::{
    cas::{CertificateStatus, RevokeCertificate},
    error_code::{NOT_FOUND, STATUS_NOT_SUPPORT},
};

use crate::{cloud::Cloud, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &RevokeCertificate,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let mut book = cloud.book.locked();
    let instance = book.instance(&request.instance_id)?;
    let id = request.certificate_id.or(instance.certificate);
    let certificate = book.certificates.find(id.ok_or(STATUS_NOT_SUPPORT)?)?;
    if certificate.instance_id != request.instance_id {
        return Err(NOT_FOUND.into());
    }
    match certificate.status(now) {
        CertificateStatus::Issued | CertificateStatus::WillExpire => {
            certificate.revoked = Some(now);
            Ok(Fields::new())
        }
        _ => Err(STATUS_NOT_SUPPORT.into()),
    }
}
