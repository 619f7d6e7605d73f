//! `/api/calendar`.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use keyside_api::{CalendarLink, ErrorBody, ErrorCode, paths};

use super::App;
use crate::problem::Problem;

/// Tells where the calendar of all certificates is.
#[utoipa::path(get, path = "/api/calendar", tag = "installation",
    responses((status = 200, body = CalendarLink), (status = "5XX", body = ErrorBody)))]
pub(super) async fn show_link(State(app): State<Arc<App>>) -> Result<Json<CalendarLink>, Problem> {
    let signature = app.calendar.signature().await?;
    let path = format!("{}/{signature}.ics", paths::CALENDAR);
    Ok(Json(CalendarLink { path }))
}

/// Shows the calendar to whoever has its link.
#[utoipa::path(get, path = "/api/calendar/{signature}", tag = "installation",
    params(("signature" = String, Path)),
    responses((status = 200, content_type = "text/calendar", body = String),
        (status = 404, body = ErrorBody)))]
pub(super) async fn show_calendar(
    State(app): State<Arc<App>>,
    Path(signature): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let signature = signature.strip_suffix(".ics").unwrap_or_default();
    if !app.calendar.is_opened_by(signature).await? {
        return Err(Problem::new(ErrorCode::NotFound));
    }
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((kind, app.calendar.write().await?))
}
