//! `DeleteUserCertificate`: removes a certificate from the account.

use keyside_aliyun::cas::DeleteUserCertificate;

use crate::{cloud::Cloud, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &DeleteUserCertificate,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let mut book = cloud.book.locked();
    book.certificates.delete(request.cert_id, now)?;
    Ok(Fields::new())
}
