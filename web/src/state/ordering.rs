//! What happens to an order, from the review on.

use keyside_api::Order;

use super::{Attempt, Flow, Placing, State};
use crate::{form::Source, trouble::Trouble};

impl State {
    pub(super) fn place(&mut self, idempotency_key: String) {
        let Flow::Reviewing(review) = &mut self.flow else {
            return;
        };
        let fresh = Attempt {
            idempotency_key,
            fingerprint: review.signed.fingerprint,
        };
        let attempt = match &review.placing {
            Placing::Sending(_) => return,
            Placing::Failed {
                unsettled: Some(attempt),
                ..
            } => attempt.clone(),
            Placing::Failed {
                unsettled: None, ..
            }
            | Placing::NotYet => fresh,
        };
        review.placing = Placing::Sending(attempt);
    }

    pub(super) fn placed(&mut self, order: Box<Order>) {
        self.room.request_used(&order.fingerprint);
        if let Source::Request(request) = &mut self.draft.source {
            *request = None;
            self.brought.push(order.fingerprint);
        }
        self.flow = Flow::Following(order);
    }

    pub(super) fn not_placed(&mut self, trouble: Trouble) {
        match &mut self.flow {
            Flow::Reviewing(review) => {
                let Placing::Sending(attempt) = &review.placing else {
                    return;
                };
                let unsettled = (!trouble.is_settled()).then(|| attempt.clone());
                review.placing = Placing::Failed { trouble, unsettled };
            }
            Flow::Seeking(_) => self.flow = Flow::back_to_form(trouble),
            _ => {}
        }
    }

    pub(super) fn order_arrived(&mut self, order: Box<Order>) {
        match &self.flow {
            Flow::Opening { id, .. } if *id == order.id => self.flow = Flow::Following(order),
            Flow::Following(shown) if shown.id == order.id => self.flow = Flow::Following(order),
            Flow::Seeking(attempt) if attempt.fingerprint == order.fingerprint => {
                self.flow = Flow::Following(order);
            }
            _ => {}
        }
    }
}
