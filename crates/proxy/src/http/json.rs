//! The body of a request, as the type it must be.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use keyside_api::ErrorCode;
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// A body in JSON that fits its type: no unknown field, nothing after it.
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|_| Problem::new(ErrorCode::InvalidBody))?;
        parse(&bytes).map(Self)
    }
}

/// Reads a body that is at hand.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Problem::new(ErrorCode::InvalidBody).saying(format!(
            "The request is not in the form that this address expects (line {line}, column {column})."
        ))
    })
}
