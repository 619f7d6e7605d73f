//! `CancelCertificateForPackageRequest`: revokes a certificate, or takes a pending order back with
//! its unit.

use keyside_aliyun::cas::CancelCertificateForPackageRequest;

use crate::{cloud::Cloud, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &CancelCertificateForPackageRequest,
) -> Result<Fields, Refusal> {
    cloud
        .book
        .locked()
        .withdraw(request.order_id, cloud.clock.now())?;
    Ok(Fields::new())
}
