//! Following: one task for each open order asks the cloud about it until nothing changes any more.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use keyside_api::{Order, OrderId, OrderState};
use tokio::{
    sync::Notify,
    time::{Instant, sleep_until},
};
use tracing::{debug, warn};

use super::{
    Orders,
    look::{LookError, Memory},
};
use crate::journal::JournalError;

/// The tasks, by order.
#[derive(Debug, Default)]
pub(crate) struct Followers(Mutex<HashMap<OrderId, Arc<Follower>>>);

/// What the rest of the proxy shares with the task of an order.
#[derive(Debug, Default)]
pub(super) struct Follower {
    poke: Notify,
    /// Held by whoever calls the cloud about the order.
    pub(super) hand: tokio::sync::Mutex<()>,
}

impl Followers {
    /// Has the order looked at soon.
    pub(super) fn poke(&self, id: &OrderId) {
        if let Some(follower) = self.find(id) {
            follower.poke.notify_one();
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The task of an open order.
    pub(super) fn find(&self, id: &OrderId) -> Option<Arc<Follower>> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(id)
            .cloned()
    }

    /// Makes room for the task of an order, unless there is one.
    fn add(&self, id: &OrderId) -> Option<Arc<Follower>> {
        let mut followers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if followers.contains_key(id) {
            return None;
        }
        Some(Arc::clone(followers.entry(id.clone()).or_default()))
    }

    fn remove(&self, id: &OrderId) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(id);
    }
}

impl Orders {
    /// Takes up every order that was open when the proxy last stopped. One that was being sent then
    /// is not sent again: what came of it is looked up.
    pub(crate) async fn resume(self: &Arc<Self>) -> Result<(), JournalError> {
        for entry in self.journal.open_orders().await? {
            if entry.order.state == OrderState::Placing {
                self.record(&entry, OrderState::OutcomeUnknown).await?;
            }
            self.follow(&entry.order);
        }
        Ok(())
    }

    /// Starts following the order, unless it is being followed or nothing about it will change.
    pub(super) fn follow(self: &Arc<Self>, order: &Order) {
        if order.state.is_final() {
            return;
        }
        if let Some(follower) = self.followers.add(&order.id) {
            let orders = Arc::clone(self);
            let id = order.id.clone();
            self.tasks.spawn(async move {
                let follow = orders.follow_to_the_end(&id, &follower);
                let _ = orders.stopping.run_until_cancelled(follow).await;
                orders.followers.remove(&id);
            });
        }
    }

    async fn follow_to_the_end(&self, id: &OrderId, follower: &Follower) {
        let mut memory = Memory::default();
        let mut pace = Pace::new(self.follow.delay(0));
        loop {
            pace.wait(follower).await;
            let hand = follower.hand.lock().await;
            let looked = self.look(id, &mut memory).await;
            drop(hand);
            match looked {
                Ok(state) if state.is_final() => return,
                Ok(state) => {
                    let delay = self.delay(id, &state, memory.unchanged);
                    pace.next(delay, self.follow.delay(1));
                }
                Err(error) => {
                    memory.unchanged += 1;
                    let delay = self.follow.delay(memory.unchanged).max(error.pause());
                    report(id, &error);
                    pace.next(Some(delay), delay);
                }
            }
        }
    }

    /// How long to wait for the next look; for ever where only the caller can change something.
    fn delay(&self, id: &OrderId, state: &OrderState, unchanged: usize) -> Option<Duration> {
        match state {
            OrderState::ValidationFailed => None,
            OrderState::Placing | OrderState::OutcomeUnknown => Some(self.reconcile.delay()),
            _ if self.board.is_watched(id) => Some(self.follow.delay(unchanged.min(WATCHED))),
            _ => Some(self.follow.delay(unchanged)),
        }
    }
}

/// The rarest step of [`FollowConfig`](crate::config::FollowConfig) while someone is watching.
const WATCHED: usize = 2;

/// When the next look comes.
struct Pace {
    /// By itself.
    due: Option<Instant>,
    /// When someone asks for it.
    earliest: Instant,
}

impl Pace {
    fn new(delay: Duration) -> Self {
        let due = Instant::now() + delay;
        Self {
            due: Some(due),
            earliest: due,
        }
    }

    fn next(&mut self, delay: Option<Duration>, at_least: Duration) {
        let now = Instant::now();
        self.due = delay.map(|delay| now + delay);
        self.earliest = now + at_least;
    }

    async fn wait(&self, follower: &Follower) {
        let due = async {
            match self.due {
                Some(due) => sleep_until(due).await,
                None => std::future::pending().await,
            }
        };
        let poked = async {
            follower.poke.notified().await;
            sleep_until(self.earliest).await;
        };
        tokio::select! {
            () = due => {}
            () = poked => {}
        }
    }
}

fn report(id: &OrderId, error: &LookError) {
    match error {
        LookError::Cloud(error) => {
            debug!(order.id = %id, code = error.code().name(), "order {id} could not be looked at");
        }
        LookError::Unexpected(error) => {
            let code = keyside_api::ErrorCode::CloudAnswerUnexpected.name();
            tracing::error!(order.id = %id, code, %error, "the cloud's word on order {id} was not taken");
        }
        LookError::Journal(error) => {
            warn!(order.id = %id, %error, "order {id} could not be followed");
        }
    }
}
