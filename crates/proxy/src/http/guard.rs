//! What may come in under `/api`: no private key, nothing another site made the browser send,
//! nothing but JSON, nothing large.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use keyside_api::ErrorCode;

use crate::{key_material, metrics::Metrics, problem::Problem};

/// What the guard goes by.
#[derive(Debug)]
pub(crate) struct Guard {
    pub(crate) metrics: Arc<Metrics>,
    /// Origins besides the proxy's own that may change something.
    pub(crate) origins: BTreeSet<String>,
}

/// The most bytes that a request's body may have.
const BODY_MAX: usize = 64 * 1024;

/// Lets the request through, with its body read, or refuses it.
pub(crate) async fn admit(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    match inspect(&guard, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

async fn inspect(guard: &Guard, request: Request) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    let body = read(body).await?;
    let target = parts
        .uri
        .path_and_query()
        .map_or("", |target| target.as_str());
    if key_material::is_in(target.as_bytes()) || key_material::is_in(&body) {
        guard.metrics.private_key_refused();
        return Err(Problem::new(ErrorCode::PrivateKeyReceived));
    }
    let changes_something = !matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
    if changes_something {
        if !is_from_own_page(&parts.headers, &guard.origins) {
            return Err(Problem::new(ErrorCode::CrossSite));
        }
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

/// Whether the browser says that the proxy's own page (or one of the configured origins) made the
/// request. What is no browser says nothing and needs no protection.
///
/// <https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header>
fn is_from_own_page(headers: &HeaderMap, origins: &BTreeSet<String>) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text(header::ORIGIN.as_str());
    if origin.is_some_and(|origin| origins.contains(origin)) {
        return true;
    }
    let same_site = headers
        .get("sec-fetch-site")
        .is_none_or(|site| matches!(site.as_bytes(), b"same-origin" | b"none"));
    let same_host = !headers.contains_key(header::ORIGIN)
        || origin
            .and_then(|origin| origin.split_once("://"))
            .map(|(_, host)| host)
            == text(header::HOST.as_str());
    same_site && same_host
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

    fn from(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| {
                (
                    name.parse().expect("a name"),
                    value.parse().expect("a value"),
                )
            })
            .collect();
        is_from_own_page(
            &headers,
            &BTreeSet::from(["https://page.example".to_owned()]),
        )
    }

    #[test]
    fn takes_requests_of_its_own_page_and_of_no_browser() {
        assert!(from(&[]));
        assert!(from(&[
            ("host", "a.example:8080"),
            ("origin", "http://a.example:8080")
        ]));
        assert!(from(&[("sec-fetch-site", "same-origin")]));
        assert!(from(&[("sec-fetch-site", "none")]));
    }

    #[test]
    fn takes_requests_of_a_configured_origin() {
        assert!(from(&[
            ("origin", "https://page.example"),
            ("sec-fetch-site", "cross-site")
        ]));
    }

    #[test]
    fn refuses_requests_of_another_site() {
        assert!(!from(&[
            ("host", "a.example"),
            ("origin", "https://b.example")
        ]));
        assert!(!from(&[("host", "a.example"), ("origin", "null")]));
        assert!(!from(&[("sec-fetch-site", "cross-site")]));
        assert!(!from(&[("sec-fetch-site", "same-site")]));
    }

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
