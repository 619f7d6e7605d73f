//! The built page, as static files: right types, compressed, cached as long as is safe.

use std::path::Path;

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
};
use tower::{Layer, util::BoxCloneSyncService};
use tower_http::{compression::CompressionLayer, services::ServeDir};

/// Serves the files of a directory.
pub(crate) fn serve(
    dir: &Path,
) -> BoxCloneSyncService<Request, Response, std::convert::Infallible> {
    let files = ServeDir::new(dir).precompressed_br().precompressed_gzip();
    let compressed = CompressionLayer::new().layer(files);
    BoxCloneSyncService::new(from_fn(set_caching).layer(compressed))
}

/// What stands where there is no page.
pub(crate) async fn nothing_here() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing at this address.\n").into_response()
}

async fn set_caching(request: Request, next: Next) -> Response {
    let caching = caching(request.uri().path());
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

/// How long a file may be kept: for ever when its name changes with its content.
fn caching(path: &str) -> &'static str {
    if is_named_by_content(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Whether the name has the hash of what is in the file: `name-<16 hex digits>.ext`, or
/// `…_bg.wasm` after the digits.
fn is_named_by_content(path: &str) -> bool {
    const DIGITS: usize = 16;

    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let Some((stem, _)) = name.split_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= DIGITS
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_by_its_content_is_kept_for_ever() {
        for path in [
            "/keyside-web-0123456789abcdef.js",
            "/keyside-web-0123456789abcdef_bg.wasm",
            "/sub/engine-0123456789abcdef.wasm",
            "/style-0123456789abcdef.css",
        ] {
            assert!(is_named_by_content(path), "{path}");
        }
    }

    #[test]
    fn everything_else_is_asked_for_again() {
        for path in [
            "/",
            "/index.html",
            "/favicon.svg",
            "/a-0123.js",
            "/a-0123456789ABCDEF.js",
            "/0123456789abcdef.js",
            "/a-0123456789abcdefg.js",
        ] {
            assert!(!is_named_by_content(path), "{path}");
        }
    }
}
