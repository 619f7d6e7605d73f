//! `GetTaskAttribute`: what became of an application, which goes by the instance's name.

use keyside_aliyun::{
    cas::{Action, ApplyCertificate, GetTaskAttribute, GetTaskAttributeResponse, ParameterError},
    error_code::NOT_FOUND,
};

use crate::{
    cloud::Cloud,
    lock::Lock,
    operation::{Fields, fields},
    refusal::Refusal,
};

pub(in crate::operation) fn perform(
    cloud: &Cloud,
    request: &GetTaskAttribute,
) -> Result<Fields, Refusal> {
    if let Some(kind) = &request.task_type
        && kind != ApplyCertificate::NAME
    {
        return Err(ParameterError::Invalid("TaskType").into());
    }
    let mut book = cloud.book.locked();
    let task = book.instance(&request.task_id)?.task.ok_or(NOT_FOUND)?;
    Ok(fields(&GetTaskAttributeResponse {
        task_status: Some(task.status()),
        task_message: task.message().map(str::to_owned),
        request_id: String::new(),
    }))
}
