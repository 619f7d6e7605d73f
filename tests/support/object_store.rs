//! An object store that serves a website, as Alibaba Cloud OSS does under a domain of one's own: no
//! header can be set, a missing object is an XML error, and only the top has a default page.
//!
//! <https://www.alibabacloud.com/help/en/oss/user-guide/hosting-static-websites>

use std::{path::Path, sync::Arc};

use axum::{
    Router,
    extract::State,
    http::{Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::Site;

/// The store; it is gone when dropped.
#[derive(Debug)]
pub struct ObjectStore {
    server: JoinHandle<()>,
}

impl ObjectStore {
    /// Starts one with the site's files as its objects.
    ///
    /// # Panics
    /// When the site's port is taken.
    pub async fn start(site: &Site) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", site.port())).await;
        let listener = listener.expect("the site's port");
        let bucket: Arc<Path> = site.root().into();
        let router = Router::new().fallback(answer).with_state(bucket);
        let server = tokio::spawn(async {
            // It ends with the test.
            let _ = axum::serve(listener, router).await;
        });
        Self { server }
    }
}

impl Drop for ObjectStore {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State(bucket): State<Arc<Path>>, method: Method, uri: Uri) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return refusal(StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed");
    }
    let name = uri.path().trim_start_matches('/');
    // Unless it is told otherwise, the store shows the top's page for every folder.
    let name = if name.is_empty() || name.ends_with('/') {
        "index.html"
    } else {
        name
    };
    match tokio::fs::read(bucket.join(name)).await {
        Ok(content) => {
            let headers = [
                (header::CONTENT_TYPE, content_type(name)),
                (header::SERVER, "AliyunOSS"),
            ];
            (headers, [("x-oss-object-type", "Normal")], content).into_response()
        }
        Err(_) => refusal(StatusCode::NOT_FOUND, "NoSuchKey"),
    }
}

/// What the tools that upload tell the store; what they do not know is nothing special.
fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html",
        Some("js") => "application/javascript",
        Some("css") => "text/css",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

fn refusal(status: StatusCode, code: &str) -> Response {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>{code}</Code>\n</Error>\n"
    );
    let headers = [
        (header::CONTENT_TYPE, "application/xml"),
        (header::SERVER, "AliyunOSS"),
    ];
    (status, headers, body).into_response()
}
