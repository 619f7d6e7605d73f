//! Whose pages may call what is under `/api`: the proxy's own, and those of the configured origins.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use keyside_api::{ErrorCode, paths};
use tower_http::cors::CorsLayer;

use super::access::REQUEST_ID;
use crate::{config::Origins, problem::Problem};

/// Lets the request through unless a browser says that a page of another origin made it.
pub(crate) async fn admit(
    State(origins): State<Arc<Origins>>,
    request: Request,
    next: Next,
) -> Response {
    if may_call(request.method(), request.headers(), &origins) {
        next.run(request).await
    } else {
        Problem::new(ErrorCode::CrossSite).into_response()
    }
}

/// Tells browsers which other origins' pages may call, and read what. Nobody is asked for a cookie,
/// so calls from there carry none.
///
/// <https://fetch.spec.whatwg.org/#http-cors-protocol>
pub(crate) fn share(origins: &Origins) -> CorsLayer {
    /// The longest that Chromium remembers it.
    const REMEMBERED: Duration = Duration::from_secs(2 * 60 * 60);

    let origins = origins
        .iter()
        .filter_map(|origin| HeaderValue::from_str(origin.as_str()).ok());
    CorsLayer::new()
        .allow_origin(origins.collect::<Vec<_>>())
        .allow_methods([Method::GET, Method::POST, Method::PUT])
        .allow_headers([
            header::CONTENT_TYPE,
            HeaderName::from_static(paths::IDEMPOTENCY_KEY),
        ])
        .expose_headers([
            header::LOCATION,
            HeaderName::from_static(REQUEST_ID),
            HeaderName::from_static(paths::IDEMPOTENT_REPLAYED),
        ])
        .max_age(REMEMBERED)
}

/// Whether the proxy's own page or one of the configured origins made the request, as far as it
/// matters: what only reads is refused if it names another origin, and what changes something also
/// if the browser says that another site's page made it. What is no browser says nothing and needs
/// no protection.
///
/// <https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header>
fn may_call(method: &Method, headers: &HeaderMap, origins: &Origins) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text(header::ORIGIN);
    if origin.is_some_and(|origin| origins.iter().any(|known| known.as_str() == origin)) {
        return true;
    }
    let same_host = !headers.contains_key(header::ORIGIN)
        || origin
            .and_then(|origin| origin.split_once("://"))
            .map(|(_, host)| host)
            == text(header::HOST);
    let only_reads = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    let same_site = headers
        .get("sec-fetch-site")
        .is_none_or(|site| matches!(site.as_bytes(), b"same-origin" | b"none"));
    same_host && (only_reads || same_site)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Origin;

    fn from(method: Method, headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| {
                (
                    name.parse().expect("a name"),
                    value.parse().expect("a value"),
                )
            })
            .collect();
        let known: Origin = "https://page.example".parse().expect("an origin");
        may_call(&method, &headers, &Origins::from([known]))
    }

    fn posts(headers: &[(&'static str, &'static str)]) -> bool {
        from(Method::POST, headers)
    }

    fn reads(headers: &[(&'static str, &'static str)]) -> bool {
        from(Method::GET, headers)
    }

    #[test]
    fn takes_requests_of_its_own_page_and_of_no_browser() {
        assert!(posts(&[]));
        assert!(posts(&[
            ("host", "a.example:8080"),
            ("origin", "http://a.example:8080")
        ]));
        assert!(posts(&[("sec-fetch-site", "same-origin")]));
        assert!(posts(&[("sec-fetch-site", "none")]));
    }

    #[test]
    fn takes_requests_of_a_configured_origin() {
        let headers = [
            ("host", "proxy.example"),
            ("origin", "https://page.example"),
            ("sec-fetch-site", "cross-site"),
        ];

        assert!(posts(&headers) && reads(&headers));
    }

    #[test]
    fn an_origin_is_the_whole_of_it() {
        for origin in [
            "http://page.example",
            "https://page.example:8443",
            "https://page.example.evil.example",
            "https://evil.page.example",
            "https://page.example/",
            "null",
        ] {
            let headers = [("host", "proxy.example"), ("origin", origin)];

            assert!(!posts(&headers) && !reads(&headers), "{origin}");
        }
    }

    #[test]
    fn refuses_changes_by_another_site() {
        assert!(!posts(&[("sec-fetch-site", "cross-site")]));
        assert!(!posts(&[("sec-fetch-site", "same-site")]));
    }

    #[test]
    fn a_link_on_another_site_may_lead_here() {
        assert!(reads(&[("sec-fetch-site", "cross-site")]));
    }
}
