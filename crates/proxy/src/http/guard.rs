//! What may come in under `/api`: no private key, nothing but JSON, nothing large.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use keyside_api::ErrorCode;

use crate::{key_material, metrics::Metrics, problem::Problem};

/// The most bytes that a request's body may have.
const BODY_MAX: usize = 64 * 1024;

/// Lets the request through, with its body read, or refuses it.
pub(crate) async fn admit(
    State(metrics): State<Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    match inspect(&metrics, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

async fn inspect(metrics: &Metrics, request: Request) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    let body = read(body).await?;
    let target = parts
        .uri
        .path_and_query()
        .map_or("", |target| target.as_str());
    if key_material::is_in(target.as_bytes()) || key_material::is_in(&body) {
        metrics.private_key_refused();
        return Err(Problem::new(ErrorCode::PrivateKeyReceived));
    }
    let changes_something = !matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
    if changes_something {
        let has_nothing = body.is_empty() && !parts.headers.contains_key(header::CONTENT_TYPE);
        if !has_nothing && !is_json(&parts.headers) {
            return Err(Problem::new(ErrorCode::UnsupportedMediaType));
        }
    }
    Ok(Request::from_parts(parts, Body::from(body)))
}

async fn read(body: Body) -> Result<Bytes, Problem> {
    to_bytes(body, BODY_MAX).await.map_err(|error| {
        let too_large = std::error::Error::source(&error)
            .is_some_and(|source| source.to_string().contains("length limit"));
        Problem::new(if too_large {
            ErrorCode::BodyTooLarge
        } else {
            ErrorCode::InvalidBody
        })
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let declared = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let media_type = declared.and_then(|value| value.split(';').next());
    media_type.is_some_and(|media_type| media_type.trim().eq_ignore_ascii_case("application/json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_may_name_its_character_set() {
        let headers = |value: &'static str| {
            HeaderMap::from_iter([(header::CONTENT_TYPE, value.parse().expect("a value"))])
        };

        assert!(is_json(&headers("application/json")));
        assert!(is_json(&headers("Application/JSON; charset=utf-8")));
        assert!(!is_json(&headers("text/plain")));
        assert!(!is_json(&HeaderMap::new()));
    }
}
