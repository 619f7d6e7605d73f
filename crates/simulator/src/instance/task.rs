//! What became of an application that was submitted.

use keyside_aliyun::cas::TaskStatus;

/// What became of `ApplyCertificate` (cas-api.md 3.7, `GetTaskAttribute`).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Task {
    Processing,
    Success,
    /// Refused, and why.
    Failed(&'static str),
}

impl Task {
    pub(crate) const fn status(self) -> TaskStatus {
        match self {
            Self::Processing => TaskStatus::Processing,
            Self::Success => TaskStatus::Success,
            Self::Failed(_) => TaskStatus::Failed,
        }
    }

    /// Why it failed.
    pub(crate) const fn message(self) -> Option<&'static str> {
        match self {
            Self::Failed(message) => Some(message),
            Self::Processing | Self::Success => None,
        }
    }
}
