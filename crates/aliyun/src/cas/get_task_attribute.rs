//! `GetTaskAttribute`: what became of a task.

use serde::{Deserialize, Serialize};

use super::{parameter::action, word::words};

/// Asks what became of a task. That of `ApplyCertificate` goes by the instance's name.
///
/// <https://www.alibabacloud.com/help/en/ssl-certificate/developer-reference/api-cas-2020-04-07-gettaskattribute>
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GetTaskAttribute {
    /// The task.
    pub task_id: String,
    /// Its kind; the service's default is `ApplyCertificate`.
    pub task_type: Option<String>,
}

words! {
    /// How a task stands. Two vocabularies are known.
    TaskStatus, "TaskStatus" {
        /// Done.
        Success = "success" | "COMPLETED";
        /// Not done yet.
        Processing = "processing" | "PENDING";
        /// Not to be done.
        Failed = "failed";
        ..Unknown
    }
}

/// What became of the task.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetTaskAttributeResponse {
    /// How it stands.
    pub task_status: Option<TaskStatus>,
    /// Why it failed.
    pub task_message: Option<String>,
    /// The service's name for this call.
    pub request_id: String,
}

action!(GetTaskAttribute -> GetTaskAttributeResponse {
    task_id: "TaskId",
    task_type: "TaskType",
});
