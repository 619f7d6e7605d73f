//! What the proxy saw when it looked for the record or file itself.

use serde::{Deserialize, Serialize};

/// The answer of `POST /api/orders/{id}/check`. It says what the proxy saw; the certificate
/// authority looks for itself and may see it later.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    /// The sum of all answers.
    pub observation: Observation,
    /// One answer for each server asked.
    pub answers: Vec<ServerAnswer>,
}

/// Whether what the challenge asks for is there.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Observation {
    /// There, with the right value.
    Found,
    /// Something is there, with another value.
    Different,
    /// Nothing is there.
    Missing,
    /// It could not be asked: no answer, a broken one, or nobody to ask.
    Unknown,
}

/// What one server said.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ServerAnswer {
    /// The server's address, or the URL asked for.
    pub server: String,
    /// What its answer means.
    pub observation: Observation,
    /// The values it gave, or the reason that it gave none; empty when found.
    pub detail: String,
}
