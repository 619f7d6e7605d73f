//! The control API: how tests set the scene and see what happened.

mod body;
mod error;
mod guard;

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    middleware,
    response::IntoResponse,
    routing::{get, post, put},
};
use keyside_aliyun::{
    cas::{InstanceType, product::Product},
    timestamp,
};
use serde::{Deserialize, Serialize};

use self::{body::Body, error::ControlError};
use crate::{
    DnsRecord, NewInstance, SeenRequest,
    clock::Clock,
    cloud::Cloud,
    fault::NewFault,
    lock::Lock,
    settings::{Settings, SettingsChange},
};

type Result<T> = std::result::Result<T, ControlError>;
type Shared = State<Arc<Cloud>>;

/// Every route. Those that change what orders wait for answer when all orders were looked at.
pub(crate) fn router(cloud: Arc<Cloud>) -> Router {
    Router::new()
        .route("/records", post(publish_record).delete(withdraw_record))
        .route("/files", post(put_file).delete(remove_file))
        .route("/clock", get(read_clock).post(advance_clock))
        .route("/quotas", put(set_quota))
        .route("/instances", put(buy_instance))
        .route("/faults", post(order_fault).delete(clear_faults))
        .route("/settings", get(read_settings).put(change_settings))
        .route("/requests", get(list_requests))
        .route("/ca.pem", get(read_root))
        .route("/issuing.der", get(read_issuing))
        .route("/reset", post(reset))
        .fallback(|| async { ControlError::UnknownRoute })
        .method_not_allowed_fallback(|| async { ControlError::UnknownMethod })
        .layer(middleware::from_fn(guard::refuse_pages))
        .with_state(cloud)
}

async fn publish_record(State(cloud): Shared, Body(record): Body<DnsRecord>) -> Result<StatusCode> {
    cloud.publish(&record)?;
    cloud.wake.settle().await;
    Ok(StatusCode::NO_CONTENT)
}

async fn withdraw_record(
    State(cloud): Shared,
    Body(record): Body<DnsRecord>,
) -> Result<StatusCode> {
    let withdrawn = cloud.withdraw(&record)?;
    withdrawn
        .then_some(StatusCode::NO_CONTENT)
        .ok_or(ControlError::NotThere)
}

/// Exactly one of `content` and `redirectTo`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewFile {
    url: String,
    content: Option<String>,
    redirect_to: Option<String>,
}

async fn put_file(State(cloud): Shared, Body(file): Body<NewFile>) -> Result<StatusCode> {
    match (file.content, file.redirect_to) {
        (Some(content), None) => cloud.files.locked().put(&file.url, content)?,
        (None, Some(target)) => cloud.files.locked().redirect(&file.url, &target)?,
        _ => return Err(ControlError::ContentOrRedirect),
    }
    cloud.wake.settle().await;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OldFile {
    url: String,
}

async fn remove_file(State(cloud): Shared, Body(file): Body<OldFile>) -> Result<StatusCode> {
    let removed = cloud.files.locked().remove(&file.url)?;
    removed
        .then_some(StatusCode::NO_CONTENT)
        .ok_or(ControlError::NotThere)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Advance {
    advance_seconds: u64,
}

/// The simulator's time: RFC 3339, UTC.
#[derive(Serialize)]
struct Now {
    now: String,
}

async fn read_clock(State(cloud): Shared) -> Json<Now> {
    Json(Now {
        now: timestamp::format(cloud.clock.now()),
    })
}

async fn advance_clock(State(cloud): Shared, Body(advance): Body<Advance>) -> Result<Json<Now>> {
    let by = Duration::from_secs(advance.advance_seconds);
    if by > Clock::ADVANCE_MAX {
        return Err(ControlError::TooFar);
    }
    cloud.advance(by);
    cloud.wake.settle().await;
    Ok(read_clock(State(cloud)).await)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewQuota {
    product_code: String,
    total: u64,
}

async fn set_quota(State(cloud): Shared, Body(quota): Body<NewQuota>) -> Result<StatusCode> {
    let product = Product::find(&quota.product_code)
        .ok_or(ControlError::UnknownProduct(quota.product_code))?;
    cloud.book.locked().quotas.buy(product, quota.total);
    Ok(StatusCode::NO_CONTENT)
}

async fn buy_instance(State(cloud): Shared, Body(new): Body<NewInstance>) -> Result<StatusCode> {
    if new.instance_id.is_empty() || new.instance_type == InstanceType::Unknown {
        return Err(ControlError::UnknownInstance);
    }
    cloud.book.locked().buy(&new, cloud.clock.now());
    Ok(StatusCode::NO_CONTENT)
}

async fn order_fault(State(cloud): Shared, Body(fault): Body<NewFault>) -> Result<StatusCode> {
    cloud.faults.locked().order(fault)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn clear_faults(State(cloud): Shared) -> StatusCode {
    cloud.faults.locked().clear();
    StatusCode::NO_CONTENT
}

async fn read_settings(State(cloud): Shared) -> Json<Settings> {
    Json(*cloud.settings.locked())
}

async fn change_settings(
    State(cloud): Shared,
    Body(change): Body<SettingsChange>,
) -> Result<Json<Settings>> {
    let settings = {
        let mut settings = cloud.settings.locked();
        *settings = settings.with(change)?;
        *settings
    };
    cloud.wake.settle().await;
    Ok(Json(settings))
}

async fn list_requests(State(cloud): Shared) -> Json<Vec<SeenRequest>> {
    Json(cloud.seen.locked().all())
}

async fn read_root(State(cloud): Shared) -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "application/x-pem-file")],
        cloud.ca.root_pem().to_owned(),
    )
}

/// The media type is that of RFC 2585, section 4.1.
async fn read_issuing(State(cloud): Shared) -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "application/pkix-cert")],
        cloud.ca.issuing_der().to_vec(),
    )
}

async fn reset(State(cloud): Shared) -> StatusCode {
    cloud.reset();
    cloud.wake.settle().await;
    StatusCode::NO_CONTENT
}
