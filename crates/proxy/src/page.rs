//! The built page, as static files: right types, compressed, cached as long as is safe.

mod caching;
mod hosts;
mod policy;
pub mod prepare;

use std::{convert::Infallible, path::Path, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower::{Layer, util::BoxCloneSyncService};
use tower_http::{compression::CompressionLayer, services::ServeDir};

/// The file that `/` stands for.
const INDEX: &str = "index.html";

/// Serves the files of a directory.
pub(crate) fn serve(dir: &Path) -> BoxCloneSyncService<Request, Response, Infallible> {
    let files = ServeDir::new(dir).precompressed_br().precompressed_gzip();
    let compressed = CompressionLayer::new().layer(files);
    let index: Arc<Path> = dir.join(INDEX).into();
    let with_policy = from_fn_with_state(index, set_policy).layer(compressed);
    BoxCloneSyncService::new(from_fn(set_caching).layer(with_policy))
}

/// What stands where there is no page.
pub(crate) async fn nothing_here() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing at this address.\n").into_response()
}

async fn set_caching(request: Request, next: Next) -> Response {
    let caching = caching::of(request.uri().path());
    let response = next.run(request).await;
    match response.status() {
        StatusCode::NOT_FOUND => nothing_here().await,
        StatusCode::OK | StatusCode::NOT_MODIFIED | StatusCode::PARTIAL_CONTENT => (
            [(header::CACHE_CONTROL, HeaderValue::from_static(caching))],
            response,
        )
            .into_response(),
        _ => response,
    }
}

/// Says the page's own policy in a header, too. It is read each time, so that it is that of the very
/// file that is served.
async fn set_policy(State(index): State<Arc<Path>>, request: Request, next: Next) -> Response {
    let is_page = matches!(request.uri().path().trim_start_matches('/'), "" | INDEX);
    let mut response = next.run(request).await;
    if is_page
        && let Ok(html) = tokio::fs::read_to_string(&index).await
        && let Some(policy) = policy::of(&html)
        && let Ok(policy) = HeaderValue::from_str(&policy::as_header(policy))
    {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
