//! Orders: placed once, followed until nothing changes any more, given up on request.

mod apply;
mod cancel;
mod contact;
mod follow;
mod instance;
mod look;
mod offer;
mod place;
mod placeable;
mod publish;
mod reconcile;
mod revoke;
mod withdraw;

use std::sync::Arc;

use keyside_api::{ErrorCode, Order, OrderHistory, OrderId, OrderState};
use tokio::sync::broadcast;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tracing::info;

pub(crate) use self::{
    follow::Followers,
    place::{IdempotencyKey, Placed},
    placeable::Placeable,
    publish::Publishing,
};
use crate::{
    board::Board,
    cas::Cas,
    clock::Clock,
    config::{FollowConfig, ReconcileConfig},
    journal::{Change, Entry, Journal, JournalError, state_name},
    problem::Problem,
    random,
};

/// All orders of the installation, and the tasks that follow the open ones.
#[derive(Debug)]
pub(crate) struct Orders {
    pub(crate) journal: Journal,
    pub(crate) cas: Arc<Cas>,
    pub(crate) clock: Clock,
    pub(crate) follow: FollowConfig,
    pub(crate) reconcile: ReconcileConfig,
    /// Ends following when the proxy stops.
    pub(crate) stopping: CancellationToken,
    /// What must be finished before the proxy may stop.
    pub(crate) tasks: TaskTracker,
    pub(crate) board: Board,
    pub(crate) followers: Followers,
    /// Absent where the proxy publishes no records.
    pub(crate) publishing: Option<Publishing>,
}

impl Orders {
    /// One order. Whoever asks for it wants to know how it stands, so the cloud is asked early.
    pub(crate) async fn show(&self, id: &OrderId) -> Result<Order, Problem> {
        let entry = self.entry(id).await?;
        self.followers.poke(id);
        Ok(entry.order)
    }

    /// How the order stands, and every change from then on.
    pub(crate) async fn watch(
        &self,
        id: &OrderId,
    ) -> Result<(Entry, broadcast::Receiver<Entry>), Problem> {
        let changes = self.board.watch(id);
        let entry = self.entry(id).await?;
        self.followers.poke(id);
        Ok((entry, changes))
    }

    /// The states that the order was in, and its record.
    pub(crate) async fn history(&self, id: &OrderId) -> Result<OrderHistory, Problem> {
        let entry = self.entry(id).await?;
        Ok(OrderHistory {
            events: self.journal.history(&entry.order.id).await?,
            record: self.journal.record_history(&entry.order.id).await?,
        })
    }

    /// Whether the journal can be written and every open order is being followed.
    pub(crate) async fn is_ready(&self) -> Result<bool, JournalError> {
        self.journal.ping().await?;
        let open = self.journal.count_followed().await?;
        Ok(usize::try_from(open).is_ok_and(|open| open <= self.followers.count()))
    }

    /// Has the cloud asked about the order soon.
    pub(crate) fn poke(&self, id: &OrderId) {
        self.followers.poke(id);
    }

    async fn entry(&self, id: &OrderId) -> Result<Entry, Problem> {
        self.journal
            .order(id)
            .await?
            .ok_or_else(|| Problem::new(ErrorCode::OrderNotFound))
    }

    /// Writes a state down and announces it, unless the order changed meanwhile.
    async fn record_or_conflict(&self, entry: &Entry, state: OrderState) -> Result<Entry, Problem> {
        let recorded = self.record(entry, state).await?;
        recorded.ok_or_else(|| Problem::new(ErrorCode::OrderStateConflict))
    }

    /// Writes a change down and announces it. Nothing comes back when the order changed meanwhile.
    async fn record(
        &self,
        entry: &Entry,
        change: impl Into<Change>,
    ) -> Result<Option<Entry>, JournalError> {
        let recorded = self
            .journal
            .record(entry, &change.into(), self.clock.now_ms())
            .await?;
        if let Some(entry) = &recorded {
            let Order { id, state, .. } = &entry.order;
            let state = state_name(state);
            info!(order.id = %id, state, "order {id} is now {state}");
            self.board.announce(entry);
            if let Some(publishing) = &self.publishing
                && withdraw::is_over(&entry.order.state)
            {
                publishing.due.notify_one();
            }
        }
        Ok(recorded)
    }
}

/// A fresh id.
fn make_order_id() -> OrderId {
    OrderId::from_random(random::bytes())
}
