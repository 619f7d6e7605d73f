//! `/api/orders`.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use keyside_api::{
    CheckReport, ErrorBody, ErrorCode, NewOrder, Order, OrderHistory, OrderId, OrderList,
    OrderState, Revocation, ZoneReport, paths,
};
use keyside_core::DomainName;
use serde::Deserialize;

use super::App;
use crate::{
    http::json::parse,
    orders::{IdempotencyKey, Placeable, Placed},
    problem::Problem,
};

/// Places an order.
#[utoipa::path(post, path = "/api/orders", tag = "orders", request_body = NewOrder,
    params(("idempotency-key" = String, Header, min_length = 8, max_length = 128,
        description = "Makes a repetition of this request answer with the first one's order.")),
    responses(
        (status = 201, body = Order, headers(
            ("location" = String), ("idempotent-replayed" = Option<String>))),
        (status = 202, body = Order, description = "The cloud's answer was lost: the order's \
            state is `outcomeUnknown` and it is being looked up."),
        (status = "4XX", body = ErrorBody), (status = "5XX", body = ErrorBody)))]
pub(super) async fn place_order(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let key = IdempotencyKey::of(&headers, &body)?;
    if let Some(placed) = app.orders.replay(&key).await? {
        return Ok(answer(placed));
    }
    let order: NewOrder = parse(&body)?;
    let order = Placeable::check(&order, app.products.codes())?;
    let placed = app.orders.place(key, order).await?;
    app.products.forget().await;
    Ok(answer(placed))
}

fn answer(placed: Placed) -> Response {
    let mut response = match placed.result {
        Ok(order) => {
            let status = match order.state {
                OrderState::OutcomeUnknown => StatusCode::ACCEPTED,
                _ => StatusCode::CREATED,
            };
            let location = [(header::LOCATION, paths::order(&order.id))];
            (status, location, Json(order)).into_response()
        }
        Err(problem) => problem.into_response(),
    };
    if placed.replayed {
        response
            .headers_mut()
            .insert(paths::IDEMPOTENT_REPLAYED, HeaderValue::from_static("true"));
    }
    response
}

/// Which part of the list is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    /// How many orders at most; 100 unless given, 1000 at most.
    limit: Option<u32>,
    /// The last order of the part before.
    after: Option<OrderId>,
}

/// Lists orders, newest first.
#[utoipa::path(get, path = "/api/orders", tag = "orders",
    params(("limit" = Option<u32>, Query, minimum = 1, maximum = 1000,
            description = "How many at most; 100 unless given."),
        ("after" = Option<String>, Query, description = "The last order of the part before.")),
    responses((status = 200, body = OrderList), (status = "4XX", body = ErrorBody)))]
pub(super) async fn list_orders(
    State(app): State<Arc<App>>,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<OrderList>, Problem> {
    const LIMIT: u32 = 100;
    const LIMIT_MAX: u32 = 1000;

    let Query(part) = part.map_err(|_| Problem::new(ErrorCode::InvalidBody))?;
    let limit = part.limit.unwrap_or(LIMIT).clamp(1, LIMIT_MAX);
    let orders = app
        .orders
        .journal
        .newest(limit, part.after.as_ref())
        .await?;
    Ok(Json(OrderList { orders }))
}

/// Shows an order as it stands.
#[utoipa::path(get, path = "/api/orders/{id}", tag = "orders",
    params(("id" = String, Path)),
    responses((status = 200, body = Order), (status = "4XX", body = ErrorBody)))]
pub(super) async fn show_order(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Order>, Problem> {
    Ok(Json(app.orders.show(&parse_id(&id)?).await?))
}

/// Tells which states the order was in, and when.
#[utoipa::path(get, path = "/api/orders/{id}/history", tag = "orders",
    params(("id" = String, Path)),
    responses((status = 200, body = OrderHistory), (status = "4XX", body = ErrorBody)))]
pub(super) async fn show_history(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<OrderHistory>, Problem> {
    Ok(Json(app.orders.history(&parse_id(&id)?).await?))
}

/// Looks for the order's DNS record or file now.
#[utoipa::path(post, path = "/api/orders/{id}/check", tag = "orders",
    params(("id" = String, Path)),
    responses((status = 200, body = CheckReport), (status = "4XX", body = ErrorBody)))]
pub(super) async fn check_order(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<CheckReport>, Problem> {
    let order = app.orders.show(&parse_id(&id)?).await?;
    let report = app.checker.look(&order).await;
    app.orders.poke(&order.id);
    report
        .map(Json)
        .ok_or_else(|| Problem::new(ErrorCode::OrderStateConflict))
}

/// Finds the zone that the order's DNS record belongs in.
#[utoipa::path(get, path = "/api/orders/{id}/zone", tag = "orders",
    params(("id" = String, Path)),
    responses((status = 200, body = ZoneReport), (status = "4XX", body = ErrorBody)))]
pub(super) async fn find_zone(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<ZoneReport>, Problem> {
    let order = app.orders.show(&parse_id(&id)?).await?;
    let zone = app.checker.zone(&order).await;
    Ok(Json(ZoneReport { zone }))
}

/// Revokes an order's certificate.
#[utoipa::path(post, path = "/api/orders/{id}/revoke", tag = "orders", request_body = Revocation,
    params(("id" = String, Path)),
    responses((status = 200, body = Order), (status = "4XX", body = ErrorBody),
        (status = "5XX", body = ErrorBody)))]
pub(super) async fn revoke_certificate(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Order>, Problem> {
    let Revocation { domain, reason } = parse(&body)?;
    let domain = DomainName::parse(&domain)
        .map_err(|_| Problem::new(ErrorCode::InvalidConfirmation).in_field("domain"))?;
    let order = app.orders.revoke(&parse_id(&id)?, &domain, reason).await?;
    app.products.forget().await;
    Ok(Json(order))
}

/// Gives an order up.
#[utoipa::path(post, path = "/api/orders/{id}/cancel", tag = "orders",
    params(("id" = String, Path)),
    responses((status = 200, body = Order), (status = "4XX", body = ErrorBody),
        (status = "5XX", body = ErrorBody)))]
pub(super) async fn cancel_order(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Order>, Problem> {
    let order = app.orders.cancel(&parse_id(&id)?).await?;
    app.products.forget().await;
    Ok(Json(order))
}

/// The id in an address; an address with something else in it names no order.
pub(super) fn parse_id(text: &str) -> Result<OrderId, Problem> {
    text.parse().map_err(Problem::new)
}
