//! `/healthz`, `/readyz` and `/metrics`: for those who keep the proxy running.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use tracing::warn;

use super::App;

/// Whether the program runs. Any page may ask, so that one whose origin may not call knows that it is
/// refused and not alone.
pub(super) async fn is_alive() -> impl IntoResponse {
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    ([(policy, "cross-origin")], "alive\n")
}

/// Whether orders can be placed and are being followed.
pub(super) async fn is_ready(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    if app.stopping.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    match app.orders.is_ready().await {
        Ok(true) => (StatusCode::OK, "ready\n"),
        Ok(false) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "an open order is not being followed\n",
        ),
        Err(error) => {
            warn!(%error, "the journal cannot be written");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the journal cannot be written\n",
            )
        }
    }
}

/// The metrics in Prometheus's text format.
pub(super) async fn show_metrics(State(app): State<Arc<App>>) -> Response {
    match app.orders.journal.count_by_state().await {
        Ok(counts) => app.metrics.set_orders(&counts),
        Err(error) => warn!(%error, "the orders could not be counted"),
    }
    match app.orders.journal.count_records().await {
        Ok(counts) => app.metrics.set_records(&counts),
        Err(error) => warn!(%error, "the published records could not be counted"),
    }
    let content_type = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, content_type)], app.metrics.render()).into_response()
}
