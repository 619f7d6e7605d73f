//! One look at an order: what the cloud says of it, and what follows from that.

use std::time::Duration;

use keyside_aliyun::cas::{DescribeCertificateState, OrderId as CloudOrderId};
use keyside_api::{ErrorCode, Order, OrderId, OrderState};
use tracing::warn;

use super::{Orders, reconcile::Lost};
use crate::{
    cas::{CloudError, Counterpart, UnexpectedAnswer, order_state},
    journal::{Change, Entry, JournalError},
};

/// What the looks at an order so far amount to.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// How many in a row found nothing new.
    pub(super) unchanged: usize,
    /// How many in a row the cloud did not know the order.
    pub(super) absent: u32,
}

impl Memory {
    /// Notes that the cloud does not know the order, and tells whether it was so often that the order counts as
    /// deleted.
    pub(super) const fn is_gone(&mut self) -> bool {
        const ABSENT_MAX: u32 = 3;

        self.absent += 1;
        self.absent >= ABSENT_MAX
    }
}

/// Why a look brought nothing.
#[derive(Debug, thiserror::Error)]
pub(super) enum LookError {
    #[error(transparent)]
    Cloud(#[from] CloudError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Unexpected(#[from] UnexpectedAnswer),
}

impl LookError {
    /// How long the cloud wants to be left alone.
    pub(super) fn pause(&self) -> Duration {
        match self {
            Self::Cloud(error) => error.retry_after().unwrap_or_default(),
            Self::Journal(_) | Self::Unexpected(_) => Duration::ZERO,
        }
    }
}

impl Orders {
    /// Looks at the order, writes down what is new, and tells how it stands then.
    pub(super) async fn look(
        &self,
        id: &OrderId,
        memory: &mut Memory,
    ) -> Result<OrderState, LookError> {
        let Some(entry) = self.journal.order(id).await? else {
            return Ok(OrderState::Cancelled);
        };
        if entry.order.state.is_final() {
            return Ok(entry.order.state);
        }
        let order = &entry.order;
        let change = match (&order.state, Counterpart::of(order)) {
            (
                OrderState::Placing | OrderState::OutcomeUnknown,
                Some(Counterpart::Instance(instance)),
            ) => self
                .look_for_application(order, instance, memory)
                .await?
                .map(Change::from),
            (OrderState::Placing | OrderState::OutcomeUnknown, _) => {
                self.look_for_lost(&entry, memory).await?
            }
            (OrderState::Cancelling, Some(Counterpart::Instance(instance))) => {
                self.take_back(order, instance).await?.map(Change::from)
            }
            (OrderState::Cancelling, Some(Counterpart::Order(number))) => self
                .look_at_cancelled(&entry, number)
                .await?
                .map(Change::from),
            (_, Some(Counterpart::Instance(instance))) => self
                .look_at_instance(order, instance, memory)
                .await?
                .map(Change::from),
            (_, Some(Counterpart::Order(number))) => self
                .look_at_cloud(order, number, memory)
                .await?
                .map(Change::from),
            (_, None) => None,
        };
        let news = change.filter(|change| change.state != entry.order.state);
        let Some(change) = news else {
            memory.unchanged += 1;
            return Ok(entry.order.state);
        };
        *memory = Memory::default();
        let recorded = self.record(&entry, change).await?;
        Ok(recorded.map_or(entry.order.state, |entry| entry.order.state))
    }

    async fn look_at_cloud(
        &self,
        order: &Order,
        number: CloudOrderId,
        memory: &mut Memory,
    ) -> Result<Option<OrderState>, LookError> {
        match self.describe(order, number).await {
            Ok(state) => {
                memory.absent = 0;
                Ok(state)
            }
            Err(LookError::Cloud(error)) if error.code() == ErrorCode::CloudOrderNotFound => {
                Ok(memory.is_gone().then_some(OrderState::Cancelled))
            }
            Err(error) => Err(error),
        }
    }

    /// How the order stands according to the cloud; nothing when the cloud does not know.
    pub(super) async fn describe(
        &self,
        order: &Order,
        number: CloudOrderId,
    ) -> Result<Option<OrderState>, LookError> {
        let answer = self
            .cas
            .call(&DescribeCertificateState { order_id: number })
            .await?;
        Ok(order_state(order, answer)?)
    }

    async fn look_for_lost(
        &self,
        entry: &Entry,
        memory: &mut Memory,
    ) -> Result<Option<Change>, LookError> {
        let id = &entry.order.id;
        match self.find_lost(entry).await? {
            Lost::Found(number) => Ok(Some(Change {
                state: OrderState::Preparing,
                cloud_order_id: Some(number),
            })),
            Lost::Ambiguous { candidates } => {
                warn!(
                    order.id = %id, ?candidates,
                    "order {id} may be one of several in the cloud's list; compare them by hand"
                );
                Ok(None)
            }
            Lost::Absent => Ok(self.give_up_lost(memory).map(Change::from)),
        }
    }

    /// Notes that a lost order is not at the cloud, and gives it up when that was seen often enough.
    pub(super) fn give_up_lost(&self, memory: &mut Memory) -> Option<OrderState> {
        memory.absent += 1;
        (memory.absent > self.reconcile.looks).then(|| OrderState::Refused {
            code: ErrorCode::CloudTimeout,
            message: "The cloud has no such order; nothing was spent.".to_owned(),
        })
    }
}
