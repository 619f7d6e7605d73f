//! Where a calendar of certificates is.

use serde::{Deserialize, Serialize};

/// The answer of `GET /api/calendar`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CalendarLink {
    /// The calendar's path, relative to the proxy's own address. Whoever has it can read the names and ends of the
    /// certificates in it, without logging in, and of no others: what the link is limited to is in what is signed.
    pub path: String,
}
