//! `/api/orders/{id}/record`.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use keyside_api::{ErrorBody, RecordReport};

use super::{App, orders::parse_id};
use crate::problem::Problem;

/// Tells whether the proxy publishes the order's DNS record, and what became of that.
#[utoipa::path(get, path = "/api/orders/{id}/record", tag = "orders",
    params(("id" = String, Path)),
    responses((status = 200, body = RecordReport), (status = "4XX", body = ErrorBody)))]
pub(super) async fn show_record(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<RecordReport>, Problem> {
    Ok(Json(app.orders.record_report(&parse_id(&id)?).await?))
}

/// Publishes the DNS record that the order asks for, in a zone of the operator's. It is taken away when the order is over.
#[utoipa::path(post, path = "/api/orders/{id}/record", tag = "orders",
    params(("id" = String, Path)),
    responses((status = 200, body = RecordReport), (status = "4XX", body = ErrorBody),
        (status = "5XX", body = ErrorBody)))]
pub(super) async fn publish_record(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<RecordReport>, Problem> {
    Ok(Json(app.orders.publish(&parse_id(&id)?).await?))
}
