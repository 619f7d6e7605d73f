//! `DeleteCertificateRequest`: deletes an order and gives its unit back.

use keyside_aliyun::cas::DeleteCertificateRequest;

use super::Fields;
use crate::{cloud::Cloud, lock::Lock, refusal::Refusal};

pub(super) fn perform(
    cloud: &Cloud,
    request: &DeleteCertificateRequest,
) -> Result<Fields, Refusal> {
    cloud
        .book
        .locked()
        .delete(request.order_id, cloud.clock.now())?;
    Ok(Fields::new())
}
