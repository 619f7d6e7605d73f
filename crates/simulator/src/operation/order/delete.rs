//! `DeleteCertificateRequest`: deletes an order and gives its unit back.

use keyside_aliyun::cas::DeleteCertificateRequest;

use crate::{cloud::Cloud, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &DeleteCertificateRequest,
) -> Result<Fields, Refusal> {
    cloud
        .book
        .locked()
        .delete(request.order_id, cloud.clock.now())?;
    Ok(Fields::new())
}
