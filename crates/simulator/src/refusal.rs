//! What the service says when it says no.

use std::borrow::Cow;

use keyside_aliyun::{
    ErrorKind,
    cas::ParameterError,
    error_code::{self, DocumentedError},
    sign::VerifyError,
};

/// A code, its status and a sentence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) code: Cow<'static, str>,
    pub(crate) http_status: u16,
    pub(crate) message: Cow<'static, str>,
}

impl Refusal {
    /// The documented error with another sentence.
    pub(crate) fn new(error: DocumentedError, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            message: message.into(),
            ..error.into()
        }
    }

    /// Whether the account's rules are the cause.
    pub(crate) fn is_of_permission(&self) -> bool {
        matches!(&*self.code, "Forbidden.RAM" | "NoPermission" | "Forbidden")
    }

    /// The value of `x-acs-retry-after`, which comes with throttling: milliseconds.
    pub(crate) fn retry_after(&self) -> Option<&'static str> {
        let is_throttled =
            error_code::find(&self.code).is_some_and(|error| error.kind == ErrorKind::Throttled);
        is_throttled.then_some("1000")
    }
}

impl From<DocumentedError> for Refusal {
    fn from(error: DocumentedError) -> Self {
        Self {
            code: error.code.into(),
            http_status: error.http_status,
            message: error.message.into(),
        }
    }
}

impl From<ParameterError> for Refusal {
    fn from(error: ParameterError) -> Self {
        Self {
            code: error.code().into(),
            http_status: 400,
            message: error.to_string().into(),
        }
    }
}

impl From<VerifyError> for Refusal {
    fn from(error: VerifyError) -> Self {
        Self {
            code: error.code().into(),
            http_status: error_code::SIGNATURE_DOES_NOT_MATCH.http_status,
            message: error.to_string().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_throttling_says_when_to_come_back() {
        assert_eq!(
            Refusal::from(error_code::THROTTLING_USER).retry_after(),
            Some("1000")
        );
        assert_eq!(
            Refusal::from(error_code::NOT_FOUND_ORDER).retry_after(),
            None
        );
    }

    #[test]
    fn a_missing_parameter_has_its_name_in_the_code() {
        let refusal = Refusal::from(ParameterError::Missing("Csr"));

        assert_eq!((&*refusal.code, refusal.http_status), ("MissingCsr", 400));
        assert_eq!(refusal.message, "Csr is mandatory for this action.");
    }
}
