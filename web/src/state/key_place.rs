//! Where the key of an order is.

use keyside_api::Order;

use super::State;
use crate::room::Kept;

/// Where the key of an order is, as far as the page knows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum KeyPlace {
    /// In the room and nowhere else.
    RoomAlone,
    /// In the room, and in a file.
    Room,
    /// Where the person made the request that they brought.
    Origin,
    /// Not here: in a file, if it was saved.
    Away,
}

impl State {
    /// Where the order's key is.
    pub(crate) fn key_place(&self, order: &Order) -> KeyPlace {
        match self.room.key_with(&order.fingerprint) {
            Some(key) if key.kept == Kept::Nowhere => KeyPlace::RoomAlone,
            Some(_) => KeyPlace::Room,
            None if self.brought.contains(&order.fingerprint) => KeyPlace::Origin,
            None => KeyPlace::Away,
        }
    }
}
