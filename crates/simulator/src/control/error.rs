//! Why the control API does not do what was asked.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{FileError, RecordError, clock::Clock, fault::FaultError, settings::ThrottlesAll};

/// Why the control API does not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum ControlError {
    #[error("the control API has no such route")]
    UnknownRoute,
    #[error("the route has no such method")]
    UnknownMethod,
    #[error("web pages may not use the control API")]
    FromPage,
    #[error("the body is not what this route takes: {0}")]
    InvalidBody(String),
    #[error(transparent)]
    InvalidRecord(#[from] RecordError),
    #[error(transparent)]
    InvalidFile(#[from] FileError),
    #[error("a file has either content or redirectTo")]
    ContentOrRedirect,
    #[error("there is no such thing to take away")]
    NotThere,
    #[error("the clock can be advanced by at most {} s", Clock::ADVANCE_MAX.as_secs())]
    TooFar,
    #[error("`{0}` is no product code")]
    UnknownProduct(String),
    #[error("an instance has an instanceId, and an instanceType BUY or TEST")]
    UnknownInstance,
    #[error(transparent)]
    InvalidFault(#[from] FaultError),
    #[error(transparent)]
    InvalidSettings(#[from] ThrottlesAll),
}

impl ControlError {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownRoute => "unknown_route",
            Self::UnknownMethod => "unknown_method",
            Self::FromPage => "from_page",
            Self::InvalidBody(_) => "invalid_body",
            Self::InvalidRecord(_) => "invalid_record",
            Self::InvalidFile(_) | Self::ContentOrRedirect => "invalid_file",
            Self::NotThere => "not_there",
            Self::TooFar => "too_far",
            Self::UnknownProduct(_) => "unknown_product",
            Self::UnknownInstance => "unknown_instance",
            Self::InvalidFault(_) => "invalid_fault",
            Self::InvalidSettings(_) => "invalid_settings",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::UnknownRoute | Self::NotThere => StatusCode::NOT_FOUND,
            Self::UnknownMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::FromPage => StatusCode::FORBIDDEN,
            Self::InvalidBody(_)
            | Self::InvalidRecord(_)
            | Self::InvalidFile(_)
            | Self::ContentOrRedirect
            | Self::TooFar
            | Self::UnknownProduct(_)
            | Self::UnknownInstance
            | Self::InvalidFault(_)
            | Self::InvalidSettings(_) => StatusCode::BAD_REQUEST,
        }
    }
}

impl IntoResponse for ControlError {
    fn into_response(self) -> Response {
        let body = json!({"code": self.code(), "message": self.to_string()});
        (self.status(), Json(body)).into_response()
    }
}
