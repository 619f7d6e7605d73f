//! `/api/demo`: only there in the demo.

use std::sync::Arc;

use axum::{Json, extract::State};
use keyside_api::{DemoSettings, ErrorBody, ErrorCode, Session};

use super::{App, session::session};
use crate::{http::json::JsonBody, problem::Problem};

/// Changes how the simulator behaves.
#[utoipa::path(put, path = "/api/demo", tag = "installation", request_body = DemoSettings,
    responses((status = 200, body = Session), (status = "4XX", body = ErrorBody)))]
pub(super) async fn change_demo(
    State(app): State<Arc<App>>,
    JsonBody(settings): JsonBody<DemoSettings>,
) -> Result<Json<Session>, Problem> {
    let embedded = app
        .embedded
        .as_ref()
        .ok_or_else(|| Problem::new(ErrorCode::NotFound))?;
    embedded.apply(settings);
    Ok(Json(session(&app)))
}
