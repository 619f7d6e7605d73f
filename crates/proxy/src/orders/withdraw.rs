//! Taking published records away when their orders are over, and finding out about those whose answer was lost.

use std::{collections::HashMap, sync::Arc, time::Duration};

use keyside_api::{ErrorCode, OrderId, OrderState, PublicationState};
use tracing::warn;

use super::{Orders, publish::Publishing};
use crate::{
    cas::CloudError,
    journal::{JournalError, Published, RecordStanding},
    publisher::Publisher,
};

/// How often in a row a lost record was not in its zone.
type Absences = HashMap<OrderId, u32>;

/// Why a record is not done with yet.
#[derive(Debug, thiserror::Error)]
enum NotDone {
    #[error(transparent)]
    Cloud(#[from] CloudError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error("it is not there yet")]
    Absent,
}

/// Whether the record of an order in this state is of no use any more.
pub(super) const fn is_over(state: &OrderState) -> bool {
    match state {
        OrderState::Issued { .. }
        | OrderState::ValidationFailed
        | OrderState::Cancelling
        | OrderState::Cancelled
        | OrderState::Revoked { .. }
        | OrderState::Refused { .. } => true,
        OrderState::Placing
        | OrderState::OutcomeUnknown
        | OrderState::Preparing
        | OrderState::AwaitingValidation { .. }
        | OrderState::UnderReview => false,
    }
}

impl Orders {
    /// Does what is due about published records, now and whenever something becomes due, until the proxy stops. All of
    /// it is in the journal, so that a restart forgets nothing.
    pub(crate) async fn tend_records(self: &Arc<Self>) -> Result<(), JournalError> {
        if self.publishing.is_none() {
            let due = self.journal.records_due().await?.len();
            if due > 0 {
                warn!(
                    due,
                    "published records are to be taken away, but no zones are configured in [dns]"
                );
            }
            return Ok(());
        }
        let orders = Arc::clone(self);
        self.tasks.spawn(async move {
            if let Some(publishing) = &orders.publishing {
                orders.tend(publishing).await;
            }
        });
        Ok(())
    }

    async fn tend(&self, publishing: &Publishing) {
        let mut absences = Absences::new();
        let mut failures = 0;
        loop {
            let done = self.tend_once(publishing, &mut absences).await;
            failures = if done { 0 } else { failures + 1 };
            let later = async {
                match failures {
                    0 => std::future::pending().await,
                    failures => tokio::time::sleep(self.pause(failures)).await,
                }
            };
            tokio::select! {
                () = self.stopping.cancelled() => return,
                () = publishing.due.notified() => {}
                () = later => {}
            }
        }
    }

    /// After so many failures in a row.
    fn pause(&self, failures: u32) -> Duration {
        /// A stubborn failure is tried again this many intervals later.
        const INTERVALS_MAX: u32 = 32;

        self.reconcile.delay() * 2_u32.saturating_pow(failures - 1).min(INTERVALS_MAX)
    }

    /// Whether nothing is due any more.
    async fn tend_once(&self, publishing: &Publishing, absences: &mut Absences) -> bool {
        let due = match self.journal.records_due().await {
            Ok(due) => due,
            Err(error) => {
                warn!(%error, "the published records could not be looked up");
                return false;
            }
        };
        let mut done = true;
        for published in due {
            if self.stopping.is_cancelled() {
                return false;
            }
            let id = published.order_id.clone();
            let Some(_hand) = publishing.take(&id) else {
                continue;
            };
            let result = self.take_on(publishing, &id, absences).await;
            if let Err(error) = result {
                warn!(order.id = %id, %error, "the record of order {id} is not done with");
                done = false;
            }
        }
        done
    }

    /// Does the next about one record.
    async fn take_on(
        &self,
        publishing: &Publishing,
        id: &OrderId,
        absences: &mut Absences,
    ) -> Result<(), NotDone> {
        // It may have changed before it was in hand.
        let Some(mut published) = self.journal.published(id).await? else {
            return Ok(());
        };
        let publisher = &publishing.publisher;
        if published.standing.state == PublicationState::Publishing {
            published = self.settle(publisher, published, absences).await?;
        }
        let entry = self.journal.order(id).await?;
        if entry.is_none_or(|entry| is_over(&entry.order.state)) {
            self.withdraw(publisher, published).await?;
        }
        Ok(())
    }

    /// Finds out what came of a record that was to be added.
    async fn settle(
        &self,
        publisher: &Publisher,
        published: Published,
        absences: &mut Absences,
    ) -> Result<Published, NotDone> {
        let id = published.order_id.clone();
        let published = self.attempt(publisher, published).await?;
        if published.standing.state != PublicationState::Publishing {
            absences.remove(&id);
            return Ok(published);
        }
        let absent = absences.entry(id.clone()).or_default();
        *absent += 1;
        if *absent <= self.reconcile.looks {
            return Err(NotDone::Absent);
        }
        absences.remove(&id);
        // The doubt stays: it is looked for once more when the order is over.
        let failed = RecordStanding {
            in_doubt: true,
            code: Some(ErrorCode::CloudTimeout),
            ..RecordStanding::of(PublicationState::Failed)
        };
        Ok(self.stand(published, failed).await?)
    }

    /// Takes the record away if it is the proxy's own, and no other.
    async fn withdraw(&self, publisher: &Publisher, published: Published) -> Result<(), NotDone> {
        let RecordStanding {
            state,
            in_doubt,
            record_id,
            ..
        } = published.standing.clone();
        match state {
            PublicationState::Published | PublicationState::Removing => {}
            PublicationState::Failed if in_doubt => {}
            _ => return Ok(()),
        }
        let found = publisher.find(&published.record).await;
        let own = match found {
            Ok(found) => found
                .into_iter()
                .find(|id| in_doubt || Some(id) == record_id.as_ref()),
            Err(error) => return Err(self.put_off(published, error).await?),
        };
        let Some(own) = own else {
            let gone = match state {
                PublicationState::Failed => RecordStanding {
                    in_doubt: false,
                    ..published.standing.clone()
                },
                _ => RecordStanding::of(PublicationState::Removed),
            };
            self.stand(published, gone).await?;
            return Ok(());
        };
        let removing = RecordStanding {
            record_id: Some(own.clone()),
            ..RecordStanding::of(PublicationState::Removing)
        };
        let published = self.stand(published, removing).await?;
        if let Err(error) = publisher.remove(&own).await {
            return Err(self.put_off(published, error).await?);
        }
        let removed = RecordStanding::of(PublicationState::Removed);
        self.stand(published, removed).await?;
        Ok(())
    }

    /// Writes down why a record is not taken away yet.
    async fn put_off(
        &self,
        published: Published,
        error: CloudError,
    ) -> Result<NotDone, JournalError> {
        let code = Some(error.code());
        if published.standing.code != code && published.standing.state != PublicationState::Failed {
            let standing = RecordStanding {
                state: PublicationState::Removing,
                code,
                ..published.standing.clone()
            };
            self.stand(published, standing).await?;
        }
        Ok(error.into())
    }
}
