//! `CancelOrderRequest`: takes an order back; its unit stays taken.

use keyside_aliyun::cas::CancelOrderRequest;

use crate::{cloud::Cloud, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &CancelOrderRequest,
) -> Result<Fields, Refusal> {
    cloud.book.locked().order(request.order_id)?.cancel()?;
    Ok(Fields::new())
}
