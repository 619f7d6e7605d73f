//! What became of an order so far.

use serde::{Deserialize, Serialize};

use crate::{OrderState, RecordEvent};

/// The answer of `GET /api/orders/{id}/history`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrderHistory {
    /// The states that the order was in, the first one first.
    pub events: Vec<OrderEvent>,
    /// What the proxy did about its DNS record, the first first.
    #[serde(default)]
    pub record: Vec<RecordEvent>,
}

/// That an order came into a state.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OrderEvent {
    /// The state.
    pub state: StateName,
    /// When: RFC 3339, UTC.
    pub at: String,
}

/// The name of an [`OrderState`], as it stands in JSON.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum StateName {
    /// [`OrderState::Placing`].
    Placing,
    /// [`OrderState::OutcomeUnknown`].
    OutcomeUnknown,
    /// [`OrderState::Preparing`].
    Preparing,
    /// [`OrderState::AwaitingValidation`].
    AwaitingValidation,
    /// [`OrderState::UnderReview`].
    UnderReview,
    /// [`OrderState::Issued`].
    Issued,
    /// [`OrderState::ValidationFailed`].
    ValidationFailed,
    /// [`OrderState::Cancelling`].
    Cancelling,
    /// [`OrderState::Cancelled`].
    Cancelled,
    /// [`OrderState::Revoked`].
    Revoked,
    /// [`OrderState::Refused`].
    Refused,
}

impl From<&OrderState> for StateName {
    fn from(state: &OrderState) -> Self {
        match state {
            OrderState::Placing => Self::Placing,
            OrderState::OutcomeUnknown => Self::OutcomeUnknown,
            OrderState::Preparing => Self::Preparing,
            OrderState::AwaitingValidation { .. } => Self::AwaitingValidation,
            OrderState::UnderReview => Self::UnderReview,
            OrderState::Issued { .. } => Self::Issued,
            OrderState::ValidationFailed => Self::ValidationFailed,
            OrderState::Cancelling => Self::Cancelling,
            OrderState::Cancelled => Self::Cancelled,
            OrderState::Revoked { .. } => Self::Revoked,
            OrderState::Refused { .. } => Self::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_and_its_name_are_told_alike() {
        for state in [
            OrderState::Placing,
            OrderState::OutcomeUnknown,
            OrderState::Preparing,
            OrderState::UnderReview,
            OrderState::Issued {
                chain: String::new(),
            },
            OrderState::ValidationFailed,
            OrderState::Cancelling,
            OrderState::Cancelled,
            OrderState::Revoked { reason: None },
        ] {
            let name = serde_json::to_value(StateName::from(&state)).expect("a name");
            let state = serde_json::to_value(state).expect("a state");

            assert_eq!(state["name"], name);
        }
    }
}
