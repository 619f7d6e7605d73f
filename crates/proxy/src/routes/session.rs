//! `/api/session`.

use std::sync::Arc;

use axum::{Json, extract::State};
use keyside_api::Session;

use super::App;

/// Tells who is asking, and what this installation is.
#[utoipa::path(get, path = "/api/session", tag = "installation",
    responses((status = 200, body = Session)))]
pub(super) async fn show_session(State(app): State<Arc<App>>) -> Json<Session> {
    Json(session(&app))
}

pub(super) fn session(app: &App) -> Session {
    Session {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        demo: app.embedded.as_ref().map(|embedded| embedded.demo()),
    }
}
