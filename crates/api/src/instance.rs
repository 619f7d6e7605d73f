//! What the account has besides orders: instances, which the cloud's newer subscriptions are made of.

use serde::{Deserialize, Serialize};

/// The answer of `GET /api/instances`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct InstanceList {
    /// Every instance of the account, newest first.
    pub instances: Vec<Instance>,
}

/// A subscription that certificates come from (“V2.0”).
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Instance {
    /// The cloud's name for it, such as `cas_dv-cn-rp643r82d0i1`.
    pub id: String,
    /// The brand it is sold under.
    pub brand: Option<String>,
    /// The names that its certificate is for, or that were applied for.
    pub domains: Vec<String>,
    /// How it stands.
    pub state: InstanceState,
    /// When its certificate begins and ends, in seconds from 1970; absent while there is none.
    pub validity: Option<Validity>,
    /// When the subscription ends, in seconds from 1970.
    pub ends_at: Option<i64>,
}

/// How long a certificate lasts.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Validity {
    /// Its first second, counted from 1970.
    pub not_before: i64,
    /// Its last second, counted from 1970.
    pub not_after: i64,
}

/// How an instance stands.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum InstanceState {
    /// Bought, and without a certificate.
    Unused,
    /// An application is under way.
    Pending,
    /// It has a certificate.
    Issued,
    /// Its certificate was revoked.
    Revoked,
    /// Past its end, given back, or closed.
    Over,
    /// The cloud uses a word that is not known.
    Unknown,
}
