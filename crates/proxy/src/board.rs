//! Where changes of orders are announced to whoever is watching.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use keyside_api::OrderId;
use tokio::sync::broadcast;

use crate::journal::Entry;

/// A channel for each order that is being watched.
#[derive(Debug, Default)]
pub(crate) struct Board(Mutex<HashMap<OrderId, broadcast::Sender<Entry>>>);

impl Board {
    /// How many changes a watcher may lag behind before it misses the oldest of them.
    const BACKLOG: usize = 8;

    /// Every change of the order from now on.
    pub(crate) fn watch(&self, id: &OrderId) -> broadcast::Receiver<Entry> {
        let mut channels = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        channels
            .entry(id.clone())
            .or_insert_with(|| broadcast::channel(Self::BACKLOG).0)
            .subscribe()
    }

    /// Whether anyone is watching the order.
    pub(crate) fn is_watched(&self, id: &OrderId) -> bool {
        let channels = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        channels
            .get(id)
            .is_some_and(|channel| channel.receiver_count() > 0)
    }

    /// Tells the watchers how the order stands now. The last watcher's channel goes with it, and
    /// so does every channel when nothing more will come.
    pub(crate) fn announce(&self, entry: &Entry) {
        let mut channels = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let heard = channels
            .get(&entry.order.id)
            .is_some_and(|channel| channel.send(entry.clone()).is_ok());
        if !heard || entry.order.state.is_final() {
            channels.remove(&entry.order.id);
        }
    }
}
