//! `/api/calendar`.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::header,
    response::IntoResponse,
};
use keyside_aliyun::encode::percent_encode;
use keyside_api::{CalendarLink, ErrorBody, ErrorCode, paths};
use serde::Deserialize;

use super::App;
use crate::{calendar::Limit, problem::Problem};

/// Which certificates a calendar is of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    /// What must be in their names; all of them without it.
    #[serde(default)]
    search: String,
}

impl Part {
    fn limit(part: Result<Query<Self>, QueryRejection>) -> Result<Option<Limit>, Problem> {
        let Query(part) = part.map_err(|_| Problem::new(ErrorCode::InvalidBody))?;
        Limit::of_search(&part.search).map_err(Problem::new)
    }
}

/// Tells where the calendar of all certificates is, or of those whose name has something in it.
#[utoipa::path(get, path = "/api/calendar", tag = "installation",
    params(("search" = Option<String>, Query, max_length = 253,
        description = "What must be in the names, as in the list of orders. The link opens no wider calendar.")),
    responses((status = 200, body = CalendarLink), (status = "4XX", body = ErrorBody),
        (status = "5XX", body = ErrorBody)))]
pub(super) async fn show_link(
    State(app): State<Arc<App>>,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<CalendarLink>, Problem> {
    let limit = Part::limit(part)?;
    let signature = app.calendar.signature(limit.as_ref()).await?;
    let query = limit.map_or_else(String::new, |limit| {
        format!("?search={}", percent_encode(limit.as_str()))
    });
    let path = format!("{}/{signature}.ics{query}", paths::CALENDAR);
    Ok(Json(CalendarLink { path }))
}

/// Shows the calendar to whoever has its link.
#[utoipa::path(get, path = "/api/calendar/{signature}", tag = "installation",
    params(("signature" = String, Path),
        ("search" = Option<String>, Query, description = "As the link has it.")),
    responses((status = 200, content_type = "text/calendar", body = String),
        (status = 404, body = ErrorBody)))]
pub(super) async fn show_calendar(
    State(app): State<Arc<App>>,
    Path(signature): Path<String>,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<impl IntoResponse, Problem> {
    let limit = Part::limit(part)?;
    let signature = signature.strip_suffix(".ics").unwrap_or_default();
    if !app.calendar.is_opened_by(signature, limit.as_ref()).await? {
        return Err(Problem::new(ErrorCode::NotFound));
    }
    let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((kind, app.calendar.write(limit.as_ref()).await?))
}
