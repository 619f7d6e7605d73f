//! What happens to an order, from the review on.

use std::mem;

use keyside_api::{ErrorCode, Order, OrderState};

use super::{Flow, Otherwise, Placing, Review, State};
use crate::{
    form::{Request, Source},
    note::{Note, OrderNote},
    room::SignedRequest,
    trouble::Trouble,
};

impl State {
    /// Shows what will be ordered. What was shown before for the same request is still the same order.
    pub(super) fn look_at(&mut self, request: Request, signed: SignedRequest) {
        let key = self.room.key_with(&signed.fingerprint);
        let noted = key
            .and_then(|key| key.note.as_ref()?.order())
            .filter(|note| note.order.is_none())
            .map(|note| note.idempotency_key.clone());
        let idempotency_key = noted.unwrap_or_else(|| self.names.next(&signed.fingerprint));
        self.review(Box::new(Review {
            request,
            signed,
            idempotency_key,
            placing: Placing::NotYet,
        }));
    }

    /// Shows the review, and notes it for capsules with its key.
    fn review(&mut self, review: Box<Review>) {
        if let Some(key) = self.room.key_mut(&review.signed.fingerprint) {
            let (csr, name) = (&review.signed.csr, &review.idempotency_key);
            key.note = Some(Note::Order(OrderNote::new(&review.request, csr, name)));
        }
        self.flow = Flow::Reviewing(review);
    }

    pub(super) fn place(&mut self) {
        if let Flow::Reviewing(review) = &mut self.flow
            && review.may_be_placed(self.room.key_with(&review.signed.fingerprint))
        {
            review.placing = Placing::Sending;
        }
    }

    pub(super) fn placed(&mut self, order: Box<Order>) {
        if let Source::Request(request) = &mut self.draft.source {
            *request = None;
            self.brought.push(order.fingerprint);
        }
        self.follow(order);
    }

    /// The next attempt after a certain failure is a new one. A key that was ordered for, in another tab
    /// or elsewhere, leads to that order.
    pub(super) fn not_placed(&mut self, trouble: Trouble) {
        match mem::take(&mut self.flow) {
            Flow::Reviewing(mut review) if review.placing == Placing::Sending => {
                let fingerprint = review.signed.fingerprint;
                if trouble.is_settled() {
                    review.idempotency_key = self.names.next(&fingerprint);
                }
                let ordered = trouble.is(ErrorCode::KeyUsedBefore);
                review.placing = Placing::Failed(trouble);
                if ordered && review.request.signing.makes_a_key() {
                    self.seek(fingerprint, Otherwise::Review(review));
                } else {
                    self.review(review);
                }
            }
            Flow::Seeking(sought) => match sought.otherwise {
                Otherwise::Review(mut review) => {
                    review.placing = Placing::Failed(trouble);
                    self.review(review);
                }
                Otherwise::Lost | Otherwise::NoNote => self.flow = Flow::back_to_form(trouble),
            },
            other => self.flow = other,
        }
    }

    pub(super) fn no_order(&mut self) {
        match mem::take(&mut self.flow) {
            Flow::Seeking(sought) => match sought.otherwise {
                Otherwise::Lost => self.flow = Flow::back_to_form(Trouble::AttemptLost),
                Otherwise::Review(review) => self.review(review),
                Otherwise::NoNote => self.flow = Flow::back_to_form(Trouble::NoNote),
            },
            other => self.flow = other,
        }
    }

    pub(super) fn order_arrived(&mut self, order: Box<Order>) {
        let wanted = match &self.flow {
            Flow::Opening { id, .. } => *id == order.id,
            Flow::Following(shown) => shown.id == order.id,
            Flow::Seeking(sought) => sought.fingerprint == order.fingerprint,
            _ => false,
        };
        if wanted {
            self.follow(order);
        }
    }

    fn follow(&mut self, order: Box<Order>) {
        if let Some(key) = self.room.key_mut(&order.fingerprint)
            && !is_refused(&order)
        {
            key.request = None;
            if let Some(note) = key.note.as_mut().and_then(Note::order_mut) {
                note.order = Some(order.id.clone());
            }
        }
        self.flow = Flow::Following(order);
    }
}

/// Whether the order took nothing, so that another one may have the same key.
pub(crate) const fn is_refused(order: &Order) -> bool {
    matches!(order.state, OrderState::Refused { .. })
}
