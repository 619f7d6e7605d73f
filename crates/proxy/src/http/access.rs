//! One id, one log line and one count for each request; the body of each error answer.

use std::{fmt, sync::Arc, time::Instant};

use axum::{
    Json,
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tracing::{error, info, warn};

use crate::{metrics::Metrics, problem::Problem, random};

/// The header with the request's id, on every answer.
pub(crate) const REQUEST_ID: &str = "x-request-id";

/// Runs the request and accounts for it.
pub(crate) async fn account(
    State(metrics): State<Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let id = RequestId::make();
    let method = request.method().clone();
    let route = match request.extensions().get::<MatchedPath>() {
        Some(path) => path.as_str().to_owned(),
        None => "page".to_owned(),
    };

    let mut response = next.run(request).await;

    let problem = response.extensions_mut().remove::<Problem>();
    if let Some(problem) = &problem {
        let body = Json(problem.body(id.to_string())).into_response();
        let (mut parts, _) = response.into_parts();
        parts.headers.extend(body.headers().clone());
        response = Response::from_parts(parts, body.into_body());
    }
    response.headers_mut().insert(REQUEST_ID, id.header());
    let took = started.elapsed();
    metrics.request_answered(&route, response.status().as_u16(), took);
    log(
        &id,
        &method,
        &route,
        response.status(),
        took.as_millis(),
        problem.as_ref(),
    );
    response
}

fn log(
    id: &RequestId,
    method: &Method,
    route: &str,
    status: StatusCode,
    duration_ms: u128,
    problem: Option<&Problem>,
) {
    let code = problem.map(|problem| problem.code().name());
    let cause = problem.and_then(Problem::cause);
    let status = status.as_u16();
    match status {
        500 => error!(request.id = %id, status, duration_ms, code, cause, "{method} {route}"),
        501.. => warn!(request.id = %id, status, duration_ms, code, cause, "{method} {route}"),
        _ => info!(request.id = %id, status, duration_ms, code, cause, "{method} {route}"),
    }
}

/// What a request is called in its answer and in the log.
struct RequestId(String);

impl RequestId {
    fn make() -> Self {
        Self(format!("req_{:016x}", u64::from_be_bytes(random::bytes())))
    }

    fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).expect("letters and digits")
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
