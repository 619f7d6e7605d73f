//! A call from the door to its effect.

use keyside_aliyun::{
    ReceivedRequest, Scheme,
    error_code::{INVALID_ACTION_NOT_FOUND, INVALID_PARAMETER_FORMAT, UNSUPPORTED_HTTP_METHOD},
};
use serde_json::{Map, Value};
use tokio::time::sleep;

use crate::{
    answer::Format,
    cloud::Cloud,
    fault::{Cut, Fault},
    gate::{self, Keys},
    lock::Lock,
    operation::Operation,
    refusal::Refusal,
};

/// How a call ends.
pub(super) enum Outcome {
    Done(Operation, Map<String, Value>),
    Refused(Refusal),
    /// No answer at all.
    Cut,
}

/// The form that the answer is wanted in: V1 calls may say so.
///
/// # Errors
/// `InvalidParameter.Format`
pub(super) fn format(request: &ReceivedRequest<'_>) -> Result<Format, Refusal> {
    if request.scheme() == Some(Scheme::V3) {
        return Ok(Format::Json);
    }
    match request.parameters().get("Format") {
        None => Ok(Format::Json),
        Some(name) if name.eq_ignore_ascii_case("JSON") => Ok(Format::Json),
        Some(name) if name.eq_ignore_ascii_case("XML") => Ok(Format::Xml),
        Some(_) => Err(INVALID_PARAMETER_FORMAT.into()),
    }
}

/// Checks the call and does what it asks for. Faults strike only calls that are rightly signed.
pub(super) async fn call(cloud: &Cloud, path: &str, request: &ReceivedRequest<'_>) -> Outcome {
    let operation = match admit(cloud, path, request) {
        Ok(operation) => operation,
        Err(refusal) => return Outcome::Refused(refusal),
    };
    let fault = cloud.faults.locked().strike(operation);
    match fault {
        Some(Fault::Code(error)) => return Outcome::Refused(error.into()),
        Some(Fault::Delay(delay)) => sleep(delay).await,
        Some(Fault::Cut(Cut::Before)) => return Outcome::Cut,
        Some(Fault::Cut(Cut::After)) | None => {}
    }
    if let Err(refusal) = cloud.throttle(operation) {
        return Outcome::Refused(refusal);
    }
    cloud.tick();
    let result = operation.perform(cloud, &request.parameters());
    match (fault, result) {
        (Some(Fault::Cut(_)), _) => Outcome::Cut,
        (_, Ok(fields)) => Outcome::Done(operation, fields),
        (_, Err(refusal)) => Outcome::Refused(refusal),
    }
}

fn admit(cloud: &Cloud, path: &str, request: &ReceivedRequest<'_>) -> Result<Operation, Refusal> {
    if !matches!(request.method, "GET" | "POST") {
        return Err(UNSUPPORTED_HTTP_METHOD.into());
    }
    if path != "/" {
        return Err(INVALID_ACTION_NOT_FOUND.into());
    }
    let mut nonces = cloud.nonces.locked();
    gate::admit(
        request,
        Keys {
            certificates: &cloud.config.credentials,
            dns: cloud.config.dns_credentials.as_ref(),
        },
        &mut nonces,
        cloud.clock.real_now(),
    )
}
