//! Publishing the record that an order asks for, in a zone of the operator's.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use keyside_api::{ErrorCode, OrderId, Publication, PublicationState, RecordReport};
use tokio::sync::Notify;
use tracing::{info, warn};

use super::Orders;
use crate::{
    cas::CloudError,
    journal::{JournalError, Published, RecordStanding, name_of},
    problem::Problem,
    publisher::{Added, Publisher},
};

/// What publishes records, and who is at which.
#[derive(Debug)]
pub(crate) struct Publishing {
    pub(super) publisher: Publisher,
    /// The orders whose records are being published or removed right now.
    in_hand: Mutex<HashSet<OrderId>>,
    /// Has what is due looked at.
    pub(super) due: Notify,
}

impl Publishing {
    pub(crate) fn new(publisher: Publisher) -> Self {
        Self {
            publisher,
            in_hand: Mutex::default(),
            due: Notify::new(),
        }
    }

    /// Takes the order's record in hand, unless another has it.
    pub(super) fn take(&self, id: &OrderId) -> Option<Hand<'_>> {
        let mut in_hand = self.in_hand.lock().unwrap_or_else(PoisonError::into_inner);
        let is_free = in_hand.insert(id.clone());
        is_free.then(|| Hand {
            publishing: self,
            id: id.clone(),
        })
    }
}

/// That the record of an order is in hand.
pub(super) struct Hand<'a> {
    publishing: &'a Publishing,
    id: OrderId,
}

impl Drop for Hand<'_> {
    fn drop(&mut self) {
        let in_hand = &self.publishing.in_hand;
        let mut in_hand = in_hand.lock().unwrap_or_else(PoisonError::into_inner);
        in_hand.remove(&self.id);
    }
}

impl Orders {
    /// Where the order's record would be or is published, and what became of that.
    pub(crate) async fn record_report(&self, id: &OrderId) -> Result<RecordReport, Problem> {
        let entry = self.entry(id).await?;
        if let Some(published) = self.journal.published(id).await? {
            return Ok(report(published));
        }
        let zone = self.publishing.as_ref().and_then(|publishing| {
            let record = publishing.publisher.record_of(&entry.order).ok()?;
            Some(record.zone)
        });
        Ok(RecordReport {
            zone,
            publication: None,
        })
    }

    /// Publishes the record that the order asks for. Once it is written down it is carried through even if the caller
    /// goes away.
    pub(crate) async fn publish(self: &Arc<Self>, id: &OrderId) -> Result<RecordReport, Problem> {
        let orders = Arc::clone(self);
        let id = id.clone();
        let publishing = async move { orders.publish_in_hand(&id).await };
        self.tasks
            .spawn(publishing)
            .await
            .map_err(|error| Problem::internal(&error))?
    }

    async fn publish_in_hand(&self, id: &OrderId) -> Result<RecordReport, Problem> {
        let entry = self.entry(id).await?;
        let publishing = self
            .publishing
            .as_ref()
            .ok_or_else(|| Problem::new(ErrorCode::ZoneNotAllowed))?;
        let record = publishing.publisher.record_of(&entry.order)?;
        let Some(hand) = publishing.take(id) else {
            return self.record_report(id).await;
        };
        let begun = self
            .journal
            .begin_record(id, &record, self.clock.now_ms())
            .await?;
        let Some(begun) = begun else {
            return self.record_report(id).await;
        };
        let attempt = self.attempt(&publishing.publisher, begun).await;
        drop(hand);
        // What is not settled goes on by itself; and the order may be over by now.
        publishing.due.notify_one();
        let published = attempt?;
        match published.standing {
            RecordStanding {
                state: PublicationState::Failed,
                code: Some(code),
                ..
            } => Err(Problem::new(code)),
            _ => Ok(report(published)),
        }
    }

    /// Looks whether the record is there, and adds it if it is not and never was asked for: where an answer was lost,
    /// only looking tells what came of it.
    pub(super) async fn attempt(
        &self,
        publisher: &Publisher,
        published: Published,
    ) -> Result<Published, JournalError> {
        let in_doubt = published.standing.in_doubt;
        let found = match publisher.find(&published.record).await {
            Ok(found) => found,
            Err(error) if in_doubt => {
                let id = &published.order_id;
                warn!(order.id = %id, %error, "the record of order {id} could not be looked up");
                return Ok(published);
            }
            Err(error) => return self.fail(published, &error).await,
        };
        match found.into_iter().next() {
            Some(record_id) if in_doubt => self.own(published, record_id).await,
            Some(_) => {
                let there = RecordStanding::of(PublicationState::AlreadyThere);
                self.stand(published, there).await
            }
            None if in_doubt => Ok(published),
            None => self.add(publisher, published).await,
        }
    }

    async fn add(
        &self,
        publisher: &Publisher,
        published: Published,
    ) -> Result<Published, JournalError> {
        let asked = RecordStanding {
            in_doubt: true,
            ..RecordStanding::of(PublicationState::Publishing)
        };
        let published = self.stand(published, asked).await?;
        match publisher.add(&published.record).await {
            Ok(Added::Now(record_id)) => self.own(published, record_id).await,
            Ok(Added::Before) => {
                let there = RecordStanding::of(PublicationState::AlreadyThere);
                self.stand(published, there).await
            }
            Err(error) if error.leaves_doubt() => {
                let id = &published.order_id;
                warn!(order.id = %id, %error, "it is not known whether the record of order {id} was published");
                Ok(published)
            }
            Err(error) => self.fail(published, &error).await,
        }
    }

    /// The record is in the zone, and the proxy put it there.
    async fn own(
        &self,
        published: Published,
        record_id: String,
    ) -> Result<Published, JournalError> {
        self.poke(&published.order_id);
        let own = RecordStanding {
            record_id: Some(record_id),
            ..RecordStanding::of(PublicationState::Published)
        };
        self.stand(published, own).await
    }

    async fn fail(
        &self,
        published: Published,
        error: &CloudError,
    ) -> Result<Published, JournalError> {
        let id = &published.order_id;
        warn!(order.id = %id, %error, "the record of order {id} was not published");
        let failed = RecordStanding {
            code: Some(error.code()),
            ..RecordStanding::of(PublicationState::Failed)
        };
        self.stand(published, failed).await
    }

    /// Writes down how the publication stands now. Whoever has it in hand is the only one who does.
    pub(super) async fn stand(
        &self,
        published: Published,
        standing: RecordStanding,
    ) -> Result<Published, JournalError> {
        let now_ms = self.clock.now_ms();
        let changed = self
            .journal
            .record_standing(&published, &standing, now_ms)
            .await?;
        let published = changed.unwrap_or(published);
        let id = &published.order_id;
        let state = name_of(&published.standing.state);
        info!(order.id = %id, state, "the record of order {id} is now {state}");
        Ok(published)
    }
}

fn report(published: Published) -> RecordReport {
    RecordReport {
        zone: Some(published.record.zone),
        publication: Some(Publication {
            state: published.standing.state,
            at: published.at,
            code: published.standing.code,
        }),
    }
}
