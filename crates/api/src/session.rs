//! Who is asking, and what this installation is.

use serde::{Deserialize, Serialize};

/// The answer of `GET /api/session`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The proxy's version.
    pub version: String,
    /// Set when the proxy runs with the embedded simulator: no order here is real.
    pub demo: Option<Demo>,
}

/// What the page needs to know to explain the demo.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Demo {
    /// Whether the simulator publishes the record by itself.
    pub hosted_dns: bool,
    /// How many seconds it waits before it does.
    pub hosted_dns_delay_seconds: u32,
}

/// The body of `PUT /api/demo`; the answer is the [`Session`] as it then stands.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DemoSettings {
    /// “My DNS is hosted here”: the simulator publishes the record by itself, as the cloud does
    /// for zones of its own DNS.
    pub hosted_dns: bool,
}
