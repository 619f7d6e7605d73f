//! The DNS record of an order, where the proxy can publish it itself.

use serde::{Deserialize, Serialize};

use crate::ErrorCode;

/// The answer of `GET` and `POST /api/orders/{id}/record`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecordReport {
    /// The zone that the proxy would publish the record in, or has. Absent where it publishes none.
    pub zone: Option<String>,
    /// What became of that, when it was asked for.
    pub publication: Option<Publication>,
}

/// What became of publishing a record.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Publication {
    /// How it stands.
    pub state: PublicationState,
    /// Since when: RFC 3339, UTC.
    pub at: String,
    /// Why it failed, or why it is not done yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<ErrorCode>,
}

/// How the publication of a record stands.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum PublicationState {
    /// Written down; the DNS service is being asked, or its answer was lost and is looked up.
    Publishing,
    /// It is in the zone. The proxy takes it away when the order is over.
    Published,
    /// The same record was in the zone before. The proxy did not put it there and leaves it there.
    AlreadyThere,
    /// The order is over; the record is being taken away.
    Removing,
    /// It was taken away.
    Removed,
    /// It was not published.
    Failed,
}

impl PublicationState {
    /// Whether it may be asked for, or asked for again.
    #[must_use]
    pub const fn can_begin(self) -> bool {
        match self {
            Self::AlreadyThere | Self::Removed | Self::Failed => true,
            Self::Publishing | Self::Published | Self::Removing => false,
        }
    }
}

/// That the publication of a record came into a state.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecordEvent {
    /// The state.
    pub state: PublicationState,
    /// When: RFC 3339, UTC.
    pub at: String,
}
