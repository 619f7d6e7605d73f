//! The answer of operations that have nothing to tell.

use serde::{Deserialize, Serialize};

/// Done.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Done {
    /// The service's name for this call.
    pub request_id: String,
}
