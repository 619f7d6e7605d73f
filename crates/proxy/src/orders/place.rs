//! Placing an order: written down, sent once, and answered for.

use std::sync::Arc;

use axum::http::HeaderMap;
use keyside_aliyun::cas::CreateCertificateWithCsrRequest;
use keyside_api::{ErrorCode, Order, OrderState, paths};
use sha2::{Digest, Sha256};
use tracing::{error, warn};

use super::{Orders, Placeable, make_order_id};
use crate::{
    cas::CloudError,
    instances,
    journal::{BeginError, Change, Entry, JournalError, Source},
    problem::Problem,
};

/// What a caller names a request for an order by, so that sending it twice places one order.
#[derive(Debug)]
pub(crate) struct IdempotencyKey {
    key: String,
    request_hash: [u8; 32],
}

impl IdempotencyKey {
    /// The key in the headers, for a request with this body.
    pub(crate) fn of(headers: &HeaderMap, body: &[u8]) -> Result<Self, Problem> {
        let well_formed = |key: &&str| {
            (8..=128).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
        };
        let key = headers
            .get(paths::IDEMPOTENCY_KEY)
            .and_then(|value| value.to_str().ok())
            .filter(well_formed)
            .ok_or_else(|| Problem::new(ErrorCode::InvalidIdempotencyKey))?;
        Ok(Self {
            key: key.to_owned(),
            request_hash: Sha256::digest(body).into(),
        })
    }
}

/// An order that was placed, by this request or by the same one before.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) result: Result<Order, Problem>,
    pub(crate) replayed: bool,
}

impl Orders {
    /// What came of the same request before, if there was one.
    pub(crate) async fn replay(&self, key: &IdempotencyKey) -> Result<Option<Placed>, Problem> {
        let Some((entry, request_hash)) = self.journal.begun_by(&key.key).await? else {
            return Ok(None);
        };
        if request_hash != key.request_hash {
            return Err(Problem::new(ErrorCode::IdempotencyKeyReused));
        }
        if entry.order.state == OrderState::Placing {
            return Err(Problem::new(ErrorCode::OrderInProgress));
        }
        Ok(Some(Placed {
            result: outcome(entry),
            replayed: true,
        }))
    }

    /// Places the order. Once it is written down it is carried through even if the caller goes
    /// away.
    pub(crate) async fn place(
        self: &Arc<Self>,
        key: IdempotencyKey,
        order: Placeable,
    ) -> Result<Placed, Problem> {
        let source = match order.spec() {
            None => Source::Package,
            Some(spec) => Source::Instances(instances::unused(&self.cas, spec).await?),
        };
        let intent = order.intent(key.key.clone(), key.request_hash, source);
        let begun = self
            .journal
            .begin(make_order_id(), &intent, self.clock.now_ms())
            .await;
        let entry = match begun {
            Ok(entry) => entry,
            Err(BeginError::KeyUsedBefore) => {
                return Err(Problem::new(ErrorCode::KeyUsedBefore).in_field("csr"));
            }
            Err(BeginError::IdempotencyKeyTaken) => {
                let placed = self.replay(&key).await?;
                return placed.ok_or_else(|| Problem::new(ErrorCode::OrderInProgress));
            }
            Err(BeginError::NoInstanceLeft) => {
                return Err(Problem::new(ErrorCode::QuotaExhausted).in_field("productCode"));
            }
            Err(BeginError::Journal(error)) => return Err(error.into()),
        };
        let orders = Arc::clone(self);
        let sending = async move { orders.send(entry, order).await };
        let entry = self
            .tasks
            .spawn(sending)
            .await
            .map_err(|error| Problem::internal(&error))??;
        Ok(Placed {
            result: outcome(entry),
            replayed: false,
        })
    }

    /// Creates an order of a package.
    async fn create(&self, order: &Order, action: CreateCertificateWithCsrRequest) -> Change {
        match self.cas.call_once(&action).await {
            Ok(answer) => Change {
                state: OrderState::Preparing,
                cloud_order_id: Some(answer.order_id.0),
            },
            Err(failure) => {
                let id = &order.id;
                warn!(order.id = %id, %failure, "order {id} was not taken, or it is not known");
                unplaced(&failure).into()
            }
        }
    }

    /// Calls the cloud and writes down what came of it.
    async fn send(self: Arc<Self>, entry: Entry, order: Placeable) -> Result<Entry, JournalError> {
        let change = match &entry.order.instance_id {
            Some(instance) => {
                let application = order.into_application();
                let state = self.apply(&entry.order, instance, application).await;
                state.into()
            }
            None => self.create(&entry.order, order.into_action()).await,
        };
        match self.record(&entry, change).await {
            Ok(recorded) => {
                let entry = recorded.unwrap_or(entry);
                self.follow(&entry.order);
                Ok(entry)
            }
            Err(problem) => {
                let id = &entry.order.id;
                error!(order.id = %id, %problem, "the answer to order {id} was not written down");
                // So it is lost, and looked up like any other that was.
                self.follow(&entry.order);
                Err(problem)
            }
        }
    }
}

/// How an order stands that the cloud did not confirm.
pub(super) fn unplaced(failure: &CloudError) -> OrderState {
    if failure.leaves_doubt() {
        OrderState::OutcomeUnknown
    } else {
        OrderState::Refused {
            code: failure.code(),
            message: failure.words().to_owned(),
        }
    }
}

/// What the caller is told of an order that was placed: a refusal is told as what it is.
fn outcome(entry: Entry) -> Result<Order, Problem> {
    match &entry.order.state {
        // Here the message is no quotation: the cloud never spoke.
        OrderState::Refused {
            code: code @ ErrorCode::CloudTimeout,
            message,
        } => Err(Problem::new(*code).saying(message)),
        OrderState::Refused { code, message } => Err(Problem::quoting(*code, message)),
        _ => Ok(entry.order),
    }
}

impl From<JournalError> for Problem {
    fn from(error: JournalError) -> Self {
        Self::internal(&error)
    }
}
