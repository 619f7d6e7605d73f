//! The title of an order's state, and the sentence under it.

use keyside_api::{Challenge, OrderState};

use crate::text::Text;

/// Title and sentence.
pub(super) fn phrase(text: &Text, state: &OrderState) -> (&'static str, &'static str) {
    let prove = &text.prove;
    match state {
        OrderState::Placing => (prove.placing, prove.placing_body),
        OrderState::OutcomeUnknown => (prove.unknown, prove.unknown_body),
        OrderState::Preparing => (prove.preparing, prove.preparing_body),
        OrderState::AwaitingValidation {
            challenge: Challenge::DnsRecord { .. },
        } => (prove.dns_title, prove.dns_body),
        OrderState::AwaitingValidation {
            challenge: Challenge::HttpFile { .. },
        } => (prove.file_title, prove.file_body),
        OrderState::UnderReview => (prove.review_title, prove.review_body),
        OrderState::Issued { .. } => (text.take.title, text.take.lede),
        OrderState::ValidationFailed => (prove.failed_title, prove.failed_body),
        OrderState::Cancelling => (prove.cancelling, prove.cancelling_body),
        OrderState::Cancelled => (prove.cancelled, prove.cancelled_body),
        OrderState::Revoked { .. } => (prove.revoked, prove.revoked_body),
        OrderState::Refused { code, .. } => (prove.refused, (text.trouble.code)(*code).what),
    }
}

/// The title of the screen for this state.
pub(crate) fn title(text: &Text, state: &OrderState) -> &'static str {
    phrase(text, state).0
}
