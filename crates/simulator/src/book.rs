//! The orders of the account, and the clockwork that moves them.

use std::{
    collections::{BTreeMap, HashSet, VecDeque},
    sync::Arc,
    time::Duration,
};

use keyside_aliyun::{
    cas::{CertId, OrderId, product::Product},
    error_code::{CREATE_CERTIFICATE_REQUEST_FAILED, NOT_FOUND_ORDER},
};
use keyside_core::Fingerprint;
use time::OffsetDateTime;

use crate::{
    Config,
    ca::Issued,
    challenge::Challenge,
    csr::CheckedCsr,
    order::{Order, State},
    quota::Quotas,
    refusal::Refusal,
};

/// The orders and the quota that they take from.
pub(crate) struct Book {
    pub(crate) quotas: Quotas,
    orders: BTreeMap<OrderId, Order>,
    keys: HashSet<Fingerprint>,
    delays: Delays,
    next_order_id: i64,
    next_cert_id: i64,
}

struct Delays {
    preparing: Duration,
    look_interval: Duration,
    token_lifetime: Duration,
    review: Duration,
    hosted: Duration,
}

/// A request that may become an order.
pub(crate) struct NewOrder {
    pub(crate) product: &'static Product,
    pub(crate) csr: CheckedCsr,
    pub(crate) challenge: Challenge,
    pub(crate) instance_id: String,
}

impl Book {
    const FIRST_CERT_ID: i64 = 18_083_870;

    pub(crate) fn new(config: &Config) -> Self {
        let mut book = Self {
            quotas: Quotas::new(),
            orders: BTreeMap::new(),
            keys: HashSet::new(),
            delays: Delays {
                preparing: config.preparing_delay,
                look_interval: config.look_interval,
                token_lifetime: config.token_lifetime,
                review: config.review_delay,
                hosted: config.hosted_delay,
            },
            next_order_id: config.first_order_id,
            next_cert_id: Self::FIRST_CERT_ID,
        };
        book.reset(config);
        book
    }

    /// Forgets the orders and buys the configured units. Ids go on, so that none means two
    /// orders.
    pub(crate) fn reset(&mut self, config: &Config) {
        self.orders.clear();
        self.keys.clear();
        self.quotas = Quotas::new();
        for (code, total) in &config.quotas {
            if let Some(product) = Product::find(code) {
                self.quotas.buy(product, *total);
            }
        }
    }

    /// Places the order.
    ///
    /// # Errors
    /// `CreateCertificateRequestFailed` for a key of another order; quota's codes.
    pub(crate) fn place(&mut self, new: NewOrder, now: OffsetDateTime) -> Result<OrderId, Refusal> {
        if self.keys.contains(&new.csr.fingerprint) {
            let message = "该CSR已被其他订单使用，请重新生成CSR。";
            return Err(Refusal::new(CREATE_CERTIFICATE_REQUEST_FAILED, message));
        }
        self.quotas.take(new.product, now)?;
        self.keys.insert(new.csr.fingerprint);
        let id = OrderId(self.next_order_id);
        self.next_order_id += 1;
        let order = Order {
            id,
            product: new.product,
            domain: new.csr.domain,
            key: new.csr.key,
            algorithm: new.csr.algorithm,
            challenge: new.challenge,
            placed: now,
            instance_id: new.instance_id,
            state: State::Preparing {
                until: now + self.delays.preparing,
            },
            shown: VecDeque::new(),
        };
        self.orders.insert(id, order);
        Ok(id)
    }

    /// The order.
    ///
    /// # Errors
    /// `NotFoundOrder`
    pub(crate) fn order(&mut self, id: OrderId) -> Result<&mut Order, Refusal> {
        self.orders
            .get_mut(&id)
            .ok_or_else(|| NOT_FOUND_ORDER.into())
    }

    /// Every order, oldest first.
    pub(crate) fn orders(&self) -> impl DoubleEndedIterator<Item = &Order> {
        self.orders.values()
    }

    /// Deletes the order and gives its unit back.
    ///
    /// # Errors
    /// `NotFoundOrder`, `DeleteFail`, `OrderStateError`
    pub(crate) fn delete(&mut self, id: OrderId, now: OffsetDateTime) -> Result<(), Refusal> {
        let order = self.order(id)?;
        order.check_deletable()?;
        let (product, placed) = (order.product, order.placed);
        self.quotas.give_back(product, placed, now);
        self.orders.remove(&id);
        Ok(())
    }

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
    use keyside_aliyun::{
        cas::product,
        error_code::{DELETE_FAIL, NOT_REMAIN_COUNT},
    };
    use keyside_core::DomainName;

    use super::*;
    use crate::{
        DnsRecord,
        order::tests::{NOW, key},
    };

    const SECOND: Duration = Duration::from_secs(1);

    fn book(units: u64) -> Book {
        let mut config = Config::gentle();
        config.quotas = BTreeMap::from([(product::DEFAULT.to_owned(), units)]);
        Book::new(&config)
    }

    fn new_order(number: u8) -> NewOrder {
        NewOrder {
            product: Product::find(product::DEFAULT).expect("documented"),
            csr: CheckedCsr {
                domain: DomainName::parse("www.example.com").expect("a domain"),
                key: key(),
                fingerprint: Fingerprint::from_bytes([number; 32]),
                algorithm: "ECC",
            },
            challenge: Challenge::Dns(DnsRecord::txt("_dnsauth.www.example.com", "token")),
            instance_id: "cas-ivauto-123456".to_owned(),
        }
    }

    fn certificate(_: &Order) -> Option<Issued> {
        Some(Issued {
            chain_pem: String::new(),
            names: Vec::new(),
            serial: String::new(),
            sha1: String::new(),
            sha256: String::new(),
            not_before: NOW,
            not_after: NOW + SECOND,
        })
    }

    #[test]
    fn an_order_goes_its_way_from_payment_to_certificate() {
        let mut book = book(1);
        let id = book.place(new_order(1), NOW).expect("placed");
        assert!(book.to_look_for(NOW, true).is_empty());

        book.tick(NOW + SECOND, certificate);
        assert_eq!(book.to_look_for(NOW + SECOND, false).len(), 1);
        book.saw(id, true, NOW + SECOND);
        assert_eq!(book.next_change(false), Some(NOW + 3 * SECOND));
        book.tick(NOW + 3 * SECOND, certificate);

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
        book.tick(late, certificate);
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
        book.tick(NOW + SECOND, certificate);

        book.saw(id, false, NOW + SECOND);

        assert!(book.to_look_for(NOW + SECOND, false).is_empty());
        assert_eq!(book.to_look_for(NOW + SECOND, true).len(), 1);
        assert_eq!(book.to_look_for(NOW + 6 * SECOND, false).len(), 1);
    }

    #[test]
    fn a_key_makes_one_order() {
        let mut book = book(2);
        book.place(new_order(1), NOW).expect("placed");

        let refusal = book.place(new_order(1), NOW).expect_err("refused");

        assert_eq!(refusal.code, "CreateCertificateRequestFailed");
        assert_eq!(book.quotas.package(new_order(1).product, NOW).used, 1);
    }

    #[test]
    fn a_unit_comes_back_when_the_order_is_cancelled_and_then_deleted() {
        let mut book = book(1);
        let id = book.place(new_order(1), NOW).expect("placed");
        book.tick(NOW + SECOND, certificate);
        assert_eq!(book.delete(id, NOW), Err(DELETE_FAIL.into()));

        book.order(id).expect("there").cancel().expect("cancelled");
        assert_eq!(book.place(new_order(2), NOW), Err(NOT_REMAIN_COUNT.into()));
        book.delete(id, NOW).expect("deleted");

        assert!(book.order(id).is_err());
        assert!(book.place(new_order(2), NOW).is_ok());
    }

    #[test]
    fn a_hosted_challenge_is_published_once() {
        let mut book = book(1);
        book.place(new_order(1), NOW).expect("placed");
        book.tick(NOW + SECOND, certificate);
        assert!(book.take_hosted(NOW + SECOND).is_empty());

        let later = NOW + 4 * SECOND;

        assert_eq!(book.take_hosted(later).len(), 1);
        assert!(book.take_hosted(later).is_empty());
    }

    #[test]
    fn a_reset_forgets_orders_and_goes_on_with_ids() {
        let mut book = book(1);
        let first = book.place(new_order(1), NOW).expect("placed");

        book.reset(&Config::gentle());

        assert!(book.order(first).is_err());
        assert!(book.place(new_order(1), NOW).expect("placed") > first);
    }
}
