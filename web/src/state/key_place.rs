//! Where the key of an order is, and what leaving it would lose.

use keyside_api::{Order, OrderState};
use keyside_core::Fingerprint;

use super::{Flow, State};

/// Where the key of an order is, as far as the page knows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum KeyPlace {
    /// In the room and nowhere else, as far as anyone saw.
    RoomAlone,
    /// In the room, and somewhere else.
    Room,
    /// In a file with its certificate, and still in this browser, too.
    Taken,
    /// In an encrypted copy that this browser keeps.
    Kept,
    /// In a file with its certificate, and here no more.
    Wiped,
    /// Where the person made the request that they brought.
    Origin,
    /// Not here: in a file, if it was saved.
    Away,
}

/// What starting another certificate would wipe.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Stake {
    /// A key that is nowhere else.
    Key,
    /// The copy of a key that the person has with its certificate.
    TakenCopy(Fingerprint),
    /// The copy of a key whose order came to nothing.
    VainCopy(Fingerprint),
}

impl State {
    /// Where the order's key is.
    pub(crate) fn key_place(&self, order: &Order) -> KeyPlace {
        let fingerprint = &order.fingerprint;
        let held = self.room.key_with(fingerprint);
        let kept = self.shelf.copy_of(fingerprint).is_some();
        if self.taken.contains(fingerprint) {
            return if held.is_some() || kept {
                KeyPlace::Taken
            } else {
                KeyPlace::Wiped
            };
        }
        match held {
            Some(key) if key.kept.is_safe() => KeyPlace::Room,
            Some(_) => KeyPlace::RoomAlone,
            None if kept => KeyPlace::Kept,
            None if self.brought.contains(fingerprint) => KeyPlace::Origin,
            None => KeyPlace::Away,
        }
    }

    /// What starting another certificate would wipe that the person may want to keep. The copy of an
    /// order that goes on stays.
    pub(crate) fn stake(&self) -> Option<Stake> {
        if self.room.holds_unsafe_key() {
            return Some(Stake::Key);
        }
        let Flow::Following(order) = &self.flow else {
            return None;
        };
        let fingerprint = self.shelf.copy_of(&order.fingerprint)?.fingerprint;
        match order.state {
            OrderState::Issued { .. } => self
                .taken
                .contains(&fingerprint)
                .then_some(Stake::TakenCopy(fingerprint)),
            OrderState::Cancelled | OrderState::Revoked { .. } | OrderState::Refused { .. } => {
                Some(Stake::VainCopy(fingerprint))
            }
            OrderState::Placing
            | OrderState::OutcomeUnknown
            | OrderState::Preparing
            | OrderState::AwaitingValidation { .. }
            | OrderState::UnderReview
            | OrderState::ValidationFailed
            | OrderState::Cancelling => None,
        }
    }
}
