//! `CancelPendingCertificate`: takes an instance's application back.

use keyside_aliyun::cas::CancelPendingCertificate;

use crate::{cloud::Cloud, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &CancelPendingCertificate,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let mut book = cloud.book.locked();
    let delays = book.delays;
    book.instance(&request.instance_id)?
        .withdraw(now, &delays)?;
    cloud.wake.plan_anew();
    Ok(Fields::new())
}
