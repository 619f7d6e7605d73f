//! What goes back when something went wrong: the one way from any failure to an answer.

mod sentence;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use keyside_api::{ErrorBody, ErrorCode};

/// A failure as the caller is told of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    code: ErrorCode,
    field: Option<&'static str>,
    message: String,
    cause: Option<String>,
}

impl Problem {
    /// The code's own sentence and nothing else.
    pub(crate) fn new(code: ErrorCode) -> Self {
        Self {
            code,
            field: None,
            message: sentence::of(code).to_owned(),
            cause: None,
        }
    }

    /// A fault of the proxy's own.
    pub(crate) fn internal(cause: &dyn std::error::Error) -> Self {
        Self::new(ErrorCode::Internal).caused_by(cause)
    }

    /// With a cause, which goes to the log and not to the caller.
    pub(crate) fn caused_by(self, cause: &dyn std::error::Error) -> Self {
        Self {
            cause: Some(cause.to_string()),
            ..self
        }
    }

    /// The field of the request that it is about.
    pub(crate) fn in_field(self, field: &'static str) -> Self {
        Self {
            field: Some(field),
            ..self
        }
    }

    /// A sentence that says more than the code's own.
    pub(crate) fn saying(self, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            ..self
        }
    }

    /// The code's own sentence, followed by the cloud's words.
    pub(crate) fn quoting(code: ErrorCode, words: &str) -> Self {
        let problem = Self::new(code);
        if words.is_empty() {
            return problem;
        }
        let message = format!("{} Alibaba Cloud says: “{words}”", problem.message);
        problem.saying(message)
    }

    pub(crate) fn code(&self) -> ErrorCode {
        self.code
    }

    /// What the log says about it, beyond the code.
    pub(crate) fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// The field and sentence in the form they are sent in.
    pub(crate) fn body(&self, request_id: String) -> ErrorBody {
        ErrorBody {
            code: self.code,
            message: self.message.clone(),
            field: self.field.map(str::to_owned),
            request_id,
        }
    }
}

impl IntoResponse for Problem {
    /// The status alone, with the problem beside it: [`access`](crate::http::access) writes the
    /// body, since it knows the request's id.
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code.status())
            .expect("every code has a status between 400 and 599");
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_an_answer_with_its_status() {
        for code in ErrorCode::ALL {
            let response = Problem::new(*code).into_response();

            assert_eq!(response.status().as_u16(), code.status());
            assert!(response.extensions().get::<Problem>().is_some());
        }
    }

    #[test]
    fn the_cause_of_a_fault_is_not_told() {
        let problem = Problem::internal(&std::io::Error::other("disk on fire"));

        let body = problem.body("req_1".to_owned());

        assert!(!body.message.contains("disk"));
        assert_eq!(problem.cause(), Some("disk on fire"));
    }

    #[test]
    fn the_clouds_words_follow_our_own() {
        let problem = Problem::quoting(ErrorCode::QuotaExhausted, "quota is used up");

        let message = problem.body(String::new()).message;

        assert!(message.starts_with(sentence::of(ErrorCode::QuotaExhausted)));
        assert!(message.ends_with("“quota is used up”"));
    }
}
