//! Giving an order up, so that its unit can be used again.

use std::sync::Arc;

use keyside_aliyun::cas::{CancelOrderRequest, DeleteCertificateRequest, OrderId as CloudOrderId};
use keyside_api::{ErrorCode, Order, OrderId, OrderState};

use super::{Orders, look::LookError};
use crate::{cas::Counterpart, journal::Entry, problem::Problem};

impl Orders {
    /// Gives the order up: withdrawn at the cloud, then deleted there. What takes longer than a
    /// caller should wait goes on by itself. Once begun it is carried through even if the caller
    /// goes away.
    pub(crate) async fn cancel(self: &Arc<Self>, id: &OrderId) -> Result<Order, Problem> {
        let orders = Arc::clone(self);
        let id = id.clone();
        let cancelling = async move { orders.cancel_in_hand(&id).await };
        self.tasks
            .spawn(cancelling)
            .await
            .map_err(|error| Problem::internal(&error))?
    }

    async fn cancel_in_hand(&self, id: &OrderId) -> Result<Order, Problem> {
        let follower = self.followers.find(id);
        let _hand = match &follower {
            Some(follower) => Some(follower.hand.lock().await),
            None => None,
        };
        let entry = self.entry(id).await?;
        match (&entry.order.state, Counterpart::of(&entry.order)) {
            (OrderState::Cancelled | OrderState::Cancelling, _) => Ok(entry.order),
            (
                OrderState::Preparing
                | OrderState::AwaitingValidation { .. }
                | OrderState::UnderReview
                | OrderState::ValidationFailed,
                Some(counterpart),
            ) => match counterpart {
                Counterpart::Order(number) => self.give_up(entry, number).await,
                Counterpart::Instance(_) => self.give_instance_up(entry).await,
            },
            _ => Err(Problem::new(ErrorCode::OrderStateConflict)),
        }
    }

    /// The follower goes on with what the cloud does not do at once.
    async fn give_instance_up(&self, entry: Entry) -> Result<Order, Problem> {
        let before = entry.order.state.clone();
        let entry = self
            .record_or_conflict(&entry, OrderState::Cancelling)
            .await?;
        let instance = entry.order.instance_id.as_deref().unwrap_or_default();
        match self.take_back(&entry.order, instance).await {
            Ok(None) => Ok(entry.order),
            Ok(Some(state)) => {
                let cancelled = state == OrderState::Cancelled;
                let order = self.record_or_conflict(&entry, state).await?.order;
                if cancelled {
                    Ok(order)
                } else {
                    Err(Problem::new(ErrorCode::CloudOrderState))
                }
            }
            Err(LookError::Cloud(error)) if !error.leaves_doubt() => {
                self.record_or_conflict(&entry, before).await?;
                Err(error.into())
            }
            Err(LookError::Journal(error)) => Err(error.into()),
            Err(LookError::Cloud(_) | LookError::Unexpected(_)) => Ok(entry.order),
        }
    }

    async fn give_up(&self, entry: Entry, number: CloudOrderId) -> Result<Order, Problem> {
        let before = entry.order.state.clone();
        let entry = self
            .record_or_conflict(&entry, OrderState::Cancelling)
            .await?;
        if before == OrderState::ValidationFailed {
            return self.delete(entry, number, Some(before)).await;
        }
        if let Err(error) = self
            .cas
            .call_once(&CancelOrderRequest { order_id: number })
            .await
        {
            if error.leaves_doubt() {
                return Ok(entry.order);
            }
            let stands = match error.code() {
                ErrorCode::CloudOrderState => {
                    self.describe(&entry.order, number).await.ok().flatten()
                }
                _ => None,
            };
            if !stands.as_ref().is_some_and(is_withdrawn) {
                self.record_or_conflict(&entry, stands.unwrap_or(before))
                    .await?;
                return Err(error.into());
            }
        }
        if self.wait_until_withdrawn(&entry.order, number).await {
            return self.delete(entry, number, None).await;
        }
        Ok(entry.order)
    }

    /// Looks a few times whether the cloud has withdrawn the order.
    async fn wait_until_withdrawn(&self, order: &Order, number: CloudOrderId) -> bool {
        const LOOKS: usize = 5;

        for _ in 0..LOOKS {
            if let Ok(Some(state)) = self.describe(order, number).await
                && is_withdrawn(&state)
            {
                return true;
            }
            tokio::time::sleep(self.follow.delay(0)).await;
        }
        false
    }

    /// Deletes the order at the cloud. When that fails it goes back to how it was `before`; without
    /// one, it is withdrawn already and the follower tries again.
    async fn delete(
        &self,
        entry: Entry,
        number: CloudOrderId,
        before: Option<OrderState>,
    ) -> Result<Order, Problem> {
        match self
            .cas
            .call_once(&DeleteCertificateRequest { order_id: number })
            .await
        {
            Ok(_) => Ok(self
                .record_or_conflict(&entry, OrderState::Cancelled)
                .await?
                .order),
            Err(error) if error.leaves_doubt() => Ok(entry.order),
            Err(error) => {
                if let Some(before) = before {
                    self.record_or_conflict(&entry, before).await?;
                }
                Err(error.into())
            }
        }
    }

    /// Goes on with giving up an order: the next step that its state at the cloud asks for.
    pub(super) async fn look_at_cancelled(
        &self,
        entry: &Entry,
        number: CloudOrderId,
    ) -> Result<Option<OrderState>, LookError> {
        let step = match self.describe(&entry.order, number).await {
            Ok(Some(state)) if is_withdrawn(&state) => {
                let delete = DeleteCertificateRequest { order_id: number };
                self.cas
                    .call_once(&delete)
                    .await
                    .map(|_| Some(OrderState::Cancelled))
            }
            Ok(Some(issued @ OrderState::Issued { .. })) => return Ok(Some(issued)),
            Ok(_) => {
                let withdraw = CancelOrderRequest { order_id: number };
                self.cas.call_once(&withdraw).await.map(|_| None)
            }
            Err(LookError::Cloud(error)) => Err(error),
            Err(error) => return Err(error),
        };
        match step {
            Err(error) if error.code() == ErrorCode::CloudOrderNotFound => {
                Ok(Some(OrderState::Cancelled))
            }
            step => Ok(step?),
        }
    }
}

/// Whether the cloud holds nothing but the unit: the order can be deleted.
fn is_withdrawn(state: &OrderState) -> bool {
    matches!(state, OrderState::Preparing | OrderState::ValidationFailed)
}
