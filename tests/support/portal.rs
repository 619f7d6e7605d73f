//! Someone else's site, which has the npm package's files and one page.

use std::{fs, net::SocketAddr};

use axum::{
    Router,
    http::{StatusCode, Uri, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use tokio::net::TcpListener;

use crate::target;

/// The site; it is gone when the test ends.
#[derive(Debug)]
pub struct Portal {
    address: SocketAddr,
}

impl Portal {
    /// Serves that page at its top, and the built package under `keyside/`.
    pub async fn start(page: impl Into<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let page = page.into();
        let site = Router::new().fallback(async move |asked: Uri| answer(asked.path(), &page));
        tokio::spawn(async move { axum::serve(listener, site).await });
        Self { address }
    }

    /// Its port, on loopback.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.address.port()
    }
}

fn answer(path: &str, page: &str) -> Response {
    if path == "/" {
        return (
            [(CONTENT_TYPE, "text/html; charset=utf-8")],
            page.to_owned(),
        )
            .into_response();
    }
    let media_type = match path.rsplit_once('.') {
        Some((_, "js")) => "text/javascript",
        Some((_, "wasm")) => "application/wasm",
        _ => "text/plain",
    };
    let file = path
        .strip_prefix("/keyside/")
        .and_then(|name| fs::read(target().join("npm/keyside").join(name)).ok());
    match file {
        Some(content) => ([(CONTENT_TYPE, media_type)], content).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
