//! `RefundInstance`: gives an instance back.

use keyside_aliyun::cas::RefundInstance;

use crate::{cloud::Cloud, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &RefundInstance,
) -> Result<Fields, Refusal> {
    let now = cloud.clock.now();
    let mut book = cloud.book.locked();
    let delays = book.delays;
    book.instance(&request.instance_id)?.refund(now, &delays)?;
    cloud.wake.plan_anew();
    Ok(Fields::new())
}
