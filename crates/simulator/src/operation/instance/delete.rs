//! `DeleteInstance`: removes an instance that was given back.

use keyside_aliyun::cas::DeleteInstance;

use crate::{cloud::Cloud, lock::Lock, operation::Fields, refusal::Refusal};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &DeleteInstance,
) -> Result<Fields, Refusal> {
    cloud.book.locked().delete_instance(&request.instance_id)?;
    Ok(Fields::new())
}
