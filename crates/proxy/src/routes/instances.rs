//! `/api/instances`.

use std::sync::Arc;

use axum::{Json, extract::State};
use keyside_api::{ErrorBody, InstanceList};

use super::App;
use crate::{instances, problem::Problem};

/// Lists the account's instances.
#[utoipa::path(get, path = "/api/instances", tag = "orders",
    responses((status = 200, body = InstanceList), (status = "5XX", body = ErrorBody)))]
pub(super) async fn list_instances(
    State(app): State<Arc<App>>,
) -> Result<Json<InstanceList>, Problem> {
    let instances = instances::list(&app.orders.cas).await?;
    Ok(Json(InstanceList { instances }))
}
