//! `/api/products`.

use std::sync::Arc;

use axum::{Json, extract::State};
use keyside_api::ProductList;

use super::App;

/// Lists what may be ordered and what is left of it.
#[utoipa::path(get, path = "/api/products", tag = "orders",
    responses((status = 200, body = ProductList)))]
pub(super) async fn list_products(State(app): State<Arc<App>>) -> Json<ProductList> {
    Json(app.products.list(&app.orders.journal).await)
}
