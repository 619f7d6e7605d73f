//! The addresses that the proxy answers at.

mod calendar;
mod demo;
mod events;
mod health;
mod instances;
mod openapi;
mod orders;
mod products;
mod record;
mod session;

use std::{path::Path, sync::Arc};

use axum::{
    Router,
    middleware::{from_fn_with_state, map_response},
    routing::{any, get, post, put},
};
use keyside_api::{ErrorCode, paths};
use tokio_util::sync::CancellationToken;

use crate::{
    calendar::Calendar,
    check::Checker,
    config::Origins,
    embedded::Embedded,
    http::{
        access, guard,
        headers::{close_doors, forbid_storing},
        origin,
    },
    metrics::Metrics,
    orders::Orders,
    page,
    problem::Problem,
    products::Products,
};

pub(crate) use self::openapi::description;

/// What the handlers work with.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) orders: Arc<Orders>,
    pub(crate) products: Products,
    pub(crate) checker: Checker,
    pub(crate) calendar: Calendar,
    pub(crate) metrics: Arc<Metrics>,
    /// The simulator in the cloud's place.
    pub(crate) embedded: Option<Arc<Embedded>>,
    pub(crate) stopping: CancellationToken,
}

/// Everything that is answered on the main listener.
pub(crate) fn router(app: Arc<App>, page: Option<&Path>, origins: Origins) -> Router {
    let metrics = Arc::clone(&app.metrics);
    let mut api = Router::new()
        .route(paths::SESSION, get(session::show_session))
        .route(paths::PRODUCTS, get(products::list_products))
        .route(
            paths::ORDERS,
            get(orders::list_orders).post(orders::place_order),
        )
        .route("/api/orders/{id}", get(orders::show_order))
        .route("/api/orders/{id}/events", get(events::watch_order))
        .route("/api/orders/{id}/check", post(orders::check_order))
        .route("/api/orders/{id}/history", get(orders::show_history))
        .route("/api/orders/{id}/zone", get(orders::find_zone))
        .route(
            "/api/orders/{id}/record",
            get(record::show_record).post(record::publish_record),
        )
        .route("/api/orders/{id}/cancel", post(orders::cancel_order))
        .route("/api/orders/{id}/revoke", post(orders::revoke_certificate))
        .route(paths::INSTANCES, get(instances::list_instances))
        .route(paths::CALENDAR, get(calendar::show_link))
        .route("/api/calendar/{signature}", get(calendar::show_calendar))
        .route(paths::OPENAPI, get(openapi::show_description))
        .route("/api", any(not_found))
        .route("/api/", any(not_found))
        .route("/api/{*rest}", any(not_found));
    if app.embedded.is_some() {
        api = api.route(paths::DEMO, put(demo::change_demo));
    }
    let api = api
        .method_not_allowed_fallback(method_not_allowed)
        .layer(from_fn_with_state(Arc::clone(&metrics), guard::admit))
        .layer(origin::share(&origins))
        .layer(from_fn_with_state(Arc::new(origins), origin::admit))
        .layer(map_response(forbid_storing));
    let all = Router::new()
        .route(paths::ALIVE, get(health::is_alive))
        .route("/readyz", get(health::is_ready))
        .merge(api);
    let all = match page {
        Some(dir) => all.fallback_service(page::serve(dir)),
        None => all.fallback(page::nothing_here),
    };
    all.layer(map_response(close_doors))
        .layer(from_fn_with_state(metrics, access::account))
        .with_state(app)
}

/// What is answered on the listener of the metrics.
pub(crate) fn metrics_router(app: Arc<App>) -> Router {
    Router::new()
        .route("/metrics", get(health::show_metrics))
        .with_state(app)
}

async fn not_found() -> Problem {
    Problem::new(ErrorCode::NotFound)
}

async fn method_not_allowed() -> Problem {
    Problem::new(ErrorCode::MethodNotAllowed)
}
