//! The service's front door: HTTP in, HTTP out.

mod call;
mod respond;

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{ConnectInfo, State},
    http::{HeaderMap, Method, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use keyside_aliyun::{ReceivedRequest, Scheme, timestamp};
use tracing::info;

use self::{
    call::{Outcome, call, format},
    respond::{make_request_id, preflight, respond},
};
use crate::{
    answer::{Answer, Format},
    cloud::Cloud,
    lock::Lock,
    seen::SeenRequest,
    server::Scissors,
};

/// Answers every method and path, as the gateway does.
pub(crate) fn router(cloud: Arc<Cloud>) -> Router {
    Router::new().fallback(answer).with_state(cloud)
}

async fn answer(
    State(cloud): State<Arc<Cloud>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if method == Method::OPTIONS {
        return preflight(cloud.config.preflight_allows_v3);
    }
    let headers: Vec<(String, String)> = headers
        .iter()
        .map(|(name, value)| {
            (
                name.to_string(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        })
        .collect();
    let request = ReceivedRequest {
        method: method.as_str(),
        query: uri.query().unwrap_or_default(),
        headers: &headers,
        body: &body,
    };
    let number = cloud.count_call();
    let request_id = make_request_id(&mut Cloud::rng());
    let action = request
        .claims(request.scheme().unwrap_or(Scheme::V1))
        .action;
    let received_at = timestamp::format(cloud.clock.real_now());
    let mut seen = SeenRequest::new(&request, action, received_at, request_id.clone());

    let format = format(&request);
    let outcome = match format {
        Ok(_) => call(&cloud, uri.path(), &request).await,
        Err(ref refusal) => Outcome::Refused(refusal.clone()),
    };
    let answer = match &outcome {
        Outcome::Done(operation, fields) => {
            Answer::success(operation.name(), fields.clone(), &request_id)
        }
        Outcome::Refused(refusal) => {
            seen.code = Some(refusal.code.to_string());
            Answer::refusal(refusal, seen.action.as_deref(), &request_id)
        }
        Outcome::Cut => {
            info!(action = seen.action, request_id, "a connection was cut");
            cloud.seen.locked().push(seen);
            scissors.cut();
            return StatusCode::NO_CONTENT.into_response();
        }
    };
    seen.http_status = Some(answer.http_status);
    info!(
        action = seen.action,
        http_status = answer.http_status,
        code = seen.code,
        request_id,
        "a call was answered"
    );
    cloud.seen.locked().push(seen);
    let format = match format.unwrap_or(Format::Json) {
        Format::Json if cloud.settings.locked().odd_json => Format::OddJson(number),
        format => format,
    };
    let retry_after = match &outcome {
        Outcome::Refused(refusal) => refusal.retry_after(),
        Outcome::Done(..) | Outcome::Cut => None,
    };
    respond(&answer, format, &request_id, retry_after)
}
