//! What can come of a call to the cloud besides its answer.

use std::time::Duration;

use keyside_aliyun::{ApiError, ErrorKind};
use keyside_api::ErrorCode;

use crate::problem::Problem;

/// Why a call brought no answer that can be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub(crate) enum CloudError {
    /// No connection: nothing was sent.
    #[error("no connection to the cloud")]
    Unreachable,
    /// The request was sent, wholly or in part, and no whole answer came back.
    #[error("the cloud's answer did not come")]
    NoAnswer,
    /// The cloud said no.
    #[error("the cloud said {:?} (status {}, its request {})", error.code, error.http_status, error.request_id)]
    Refused {
        /// Its words.
        error: ApiError,
        /// How long it wants to be left alone.
        retry_after: Option<Duration>,
    },
    /// An answer that is not in the cloud's description.
    #[error("the cloud's answer is not in its description")]
    Unexpected,
}

impl CloudError {
    pub(super) fn of_sending(error: reqwest::Error) -> Self {
        if error.is_connect() {
            Self::Unreachable
        } else {
            Self::NoAnswer
        }
    }

    pub(super) fn refused(error: ApiError, retry_after: Option<Duration>) -> Self {
        Self::Refused { error, retry_after }
    }

    /// The cause as our own callers know it.
    pub(crate) fn code(&self) -> ErrorCode {
        match self {
            Self::Unreachable => ErrorCode::CloudUnreachable,
            Self::NoAnswer => ErrorCode::CloudTimeout,
            Self::Refused { error, .. } => code_of(error.kind()),
            Self::Unexpected => ErrorCode::CloudAnswerUnexpected,
        }
    }

    /// The cause as the cloud knows it, when it spoke.
    pub(crate) fn kind(&self) -> Option<ErrorKind> {
        match self {
            Self::Refused { error, .. } => Some(error.kind()),
            Self::Unreachable | Self::NoAnswer | Self::Unexpected => None,
        }
    }

    /// The cloud's own words, or nothing when it did not speak, or spoke to the operator: about the
    /// AccessKey, its permissions or the signature.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Refused { error, .. } => match error.kind() {
                ErrorKind::Credentials
                | ErrorKind::NonceUsed
                | ErrorKind::Clock
                | ErrorKind::Forbidden => "",
                _ => &error.message,
            },
            Self::Unreachable | Self::NoAnswer | Self::Unexpected => "",
        }
    }

    /// Whether the cloud may have done what it was asked although it did not say so.
    pub(crate) fn leaves_doubt(&self) -> bool {
        match self {
            Self::Unreachable => false,
            Self::NoAnswer | Self::Unexpected => true,
            Self::Refused { error, .. } => error.kind() == ErrorKind::Internal,
        }
    }

    /// How long to wait before the next call, when the cloud wants fewer of them.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        /// What is waited when the cloud names no time, or names one that is too short to mean.
        const PAUSE: Duration = Duration::from_millis(500);

        match self {
            Self::Refused { error, retry_after } if error.kind() == ErrorKind::Throttled => {
                Some(retry_after.unwrap_or(PAUSE).max(PAUSE))
            }
            _ => None,
        }
    }
}

impl From<CloudError> for Problem {
    fn from(error: CloudError) -> Self {
        Self::quoting(error.code(), error.words()).caused_by(&error)
    }
}

const fn code_of(kind: ErrorKind) -> ErrorCode {
    match kind {
        ErrorKind::NotFoundPackage => ErrorCode::PackageNotFound,
        ErrorKind::NotRemainCount => ErrorCode::QuotaExhausted,
        ErrorKind::CreateCertificateRequestFailed
        | ErrorKind::MissingParameter
        | ErrorKind::InvalidParameter => ErrorCode::CloudRefusedRequest,
        ErrorKind::NotFoundOrder => ErrorCode::CloudOrderNotFound,
        ErrorKind::OrderStateError => ErrorCode::CloudOrderState,
        ErrorKind::DeleteFail => ErrorCode::CloudDeleteFailed,
        ErrorKind::ZoneNotHosted => ErrorCode::ZoneNotHosted,
        ErrorKind::RecordExists | ErrorKind::RecordConflict => ErrorCode::RecordConflict,
        ErrorKind::Throttled => ErrorCode::CloudThrottled,
        ErrorKind::Credentials | ErrorKind::NonceUsed => ErrorCode::CloudCredentials,
        ErrorKind::Forbidden => ErrorCode::CloudForbidden,
        ErrorKind::Clock => ErrorCode::CloudClock,
        ErrorKind::Unavailable => ErrorCode::CloudUnavailable,
        ErrorKind::Error | ErrorKind::RecordNotFound | ErrorKind::Internal | ErrorKind::Other => {
            ErrorCode::CloudFailed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(http_status: u16, code: &str) -> CloudError {
        let error = ApiError {
            code: code.to_owned(),
            http_status,
            ..ApiError::default()
        };
        CloudError::refused(error, None)
    }

    #[test]
    fn each_documented_error_keeps_a_code_of_its_own() {
        for (status, code, ours) in [
            (404, "NotFoundPackage", ErrorCode::PackageNotFound),
            (404, "NotRemainCount", ErrorCode::QuotaExhausted),
            (
                403,
                "CreateCertificateRequestFailed",
                ErrorCode::CloudRefusedRequest,
            ),
            (404, "NotFoundOrder", ErrorCode::CloudOrderNotFound),
            (403, "OrderStateError", ErrorCode::CloudOrderState),
            (403, "DeleteFail", ErrorCode::CloudDeleteFailed),
            (500, "Error", ErrorCode::CloudFailed),
            (400, "Throttling.User", ErrorCode::CloudThrottled),
            (400, "SignatureDoesNotMatch", ErrorCode::CloudCredentials),
            (400, "InvalidTimeStamp.Expired", ErrorCode::CloudClock),
            (403, "Forbidden.RAM", ErrorCode::CloudForbidden),
        ] {
            assert_eq!(refused(status, code).code(), ours, "{code}");
        }
    }

    #[test]
    fn a_refusal_leaves_no_doubt_but_a_lost_answer_does() {
        assert!(!refused(500, "Error").leaves_doubt());
        assert!(!refused(400, "Throttling.User").leaves_doubt());
        assert!(!CloudError::Unreachable.leaves_doubt());
        assert!(refused(500, "InternalError").leaves_doubt());
        assert!(CloudError::NoAnswer.leaves_doubt());
        assert!(CloudError::Unexpected.leaves_doubt());
    }
}
