//! What moves orders: time, and what was seen.

use std::sync::Arc;

use keyside_aliyun::cas::{CertId, OrderId};
use time::OffsetDateTime;

use super::Book;
use crate::{
    ca::Issued,
    challenge::Challenge,
    order::{Order, State},
};

impl Book {
    /// Makes every change that time alone brings. `issue` makes a certificate, or nothing when
    /// it cannot.
    pub(crate) fn tick(
        &mut self,
        now: OffsetDateTime,
        mut issue: impl FnMut(&Order) -> Option<Issued>,
    ) {
        for order in self.orders.values_mut() {
            match order.state {
                State::Preparing { until } if until <= now => {
                    order.state = State::Verifying {
                        since: until,
                        next_look: until,
                        hosted: false,
                    };
                }
                State::Reviewing { until } if until <= now => {
                    let Some(certificate) = issue(order) else {
                        order.state = State::Failed;
                        continue;
                    };
                    let id = CertId(self.next_cert_id);
                    self.next_cert_id += 1;
                    order.state = State::Issued {
                        id,
                        certificate: Arc::new(certificate),
                    };
                    self.quotas.count_issued(order.product, now);
                }
                _ => {}
            }
        }
    }

    /// The challenges that the service publishes by itself now, each once.
    pub(crate) fn take_hosted(&mut self, now: OffsetDateTime) -> Vec<Challenge> {
        let delay = self.delays.hosted;
        let due = self
            .orders
            .values_mut()
            .filter_map(|order| match &mut order.state {
                State::Verifying {
                    since,
                    next_look,
                    hosted,
                } if !*hosted && *since + delay <= now => {
                    *hosted = true;
                    *next_look = now;
                    Some(order.challenge.clone())
                }
                _ => None,
            });
        due.collect()
    }

    /// The challenges to look for: those that are due, or all.
    pub(crate) fn to_look_for(&self, now: OffsetDateTime, all: bool) -> Vec<(OrderId, Challenge)> {
        let due = self.orders.values().filter(|order| match order.state {
            State::Verifying { next_look, .. } => all || next_look <= now,
            _ => false,
        });
        due.map(|order| (order.id, order.challenge.clone()))
            .collect()
    }

    /// What a look has shown. An order whose time is over fails after a last look.
    pub(crate) fn saw(&mut self, id: OrderId, found: bool, now: OffsetDateTime) {
        let Some(order) = self.orders.get_mut(&id) else {
            return;
        };
        let State::Verifying {
            since, next_look, ..
        } = &mut order.state
        else {
            return;
        };
        if found {
            order.state = State::Reviewing {
                until: now + self.delays.review,
            };
        } else if *since + self.delays.token_lifetime <= now {
            order.state = State::Failed;
        } else {
            *next_look = now + self.delays.look_interval;
        }
    }

    /// When the next change is due.
    pub(crate) fn next_change(&self, hosting: bool) -> Option<OffsetDateTime> {
        let due = self.orders.values().filter_map(|order| match order.state {
            State::Preparing { until } | State::Reviewing { until } => Some(until),
            State::Verifying {
                since,
                next_look,
                hosted,
            } if hosting && !hosted => Some(next_look.min(since + self.delays.hosted)),
            State::Verifying { next_look, .. } => Some(next_look),
            State::Issued { .. } | State::Failed | State::Cancelled => None,
        });
        due.min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Config,
        book::tests::{SECOND, book, issue, new_order},
        order::tests::NOW,
    };

    #[test]
    fn an_order_goes_its_way_from_payment_to_certificate() {
        let mut book = book(1);
        let id = book.place(new_order(1), NOW).expect("placed");
        assert!(book.to_look_for(NOW, true).is_empty());

        book.tick(NOW + SECOND, issue);
        assert_eq!(book.to_look_for(NOW + SECOND, false).len(), 1);
        book.saw(id, true, NOW + SECOND);
        assert_eq!(book.next_change(false), Some(NOW + 3 * SECOND));
        book.tick(NOW + 3 * SECOND, issue);

        assert!(matches!(
            book.order(id).expect("there").state,
            State::Issued { .. }
        ));
        assert_eq!(book.next_change(false), None);
    }

    #[test]
    fn an_order_whose_proof_never_comes_fails_after_a_last_look() {
        let mut book = book(1);
        let id = book.place(new_order(1), NOW).expect("placed");
        let late = NOW + Config::gentle().token_lifetime + SECOND;
        book.tick(late, issue);
        assert!(matches!(
            book.order(id).expect("there").state,
            State::Verifying { .. }
        ));

        book.saw(id, false, late);

        assert!(matches!(
            book.order(id).expect("there").state,
            State::Failed
        ));
    }

    #[test]
    fn a_look_in_vain_is_followed_by_another() {
        let mut book = book(1);
        let id = book.place(new_order(1), NOW).expect("placed");
        book.tick(NOW + SECOND, issue);

        book.saw(id, false, NOW + SECOND);

        assert!(book.to_look_for(NOW + SECOND, false).is_empty());
        assert_eq!(book.to_look_for(NOW + SECOND, true).len(), 1);
        assert_eq!(book.to_look_for(NOW + 6 * SECOND, false).len(), 1);
    }

    #[test]
    fn a_hosted_challenge_is_published_once() {
        let mut book = book(1);
        book.place(new_order(1), NOW).expect("placed");
        book.tick(NOW + SECOND, issue);
        assert!(book.take_hosted(NOW + SECOND).is_empty());

        let later = NOW + 4 * SECOND;

        assert_eq!(book.take_hosted(later).len(), 1);
        assert!(book.take_hosted(later).is_empty());
    }
}
