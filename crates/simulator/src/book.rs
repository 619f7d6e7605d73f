//! The orders of the account.

mod clockwork;

use std::{
    collections::{BTreeMap, HashSet, VecDeque},
    time::Duration,
};

use keyside_aliyun::{
    cas::{OrderId, product::Product},
    error_code::{CREATE_CERTIFICATE_REQUEST_FAILED, NOT_FOUND_ORDER},
};
use keyside_core::Fingerprint;
use time::OffsetDateTime;

use crate::{
    Config,
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
        ca::Issued,
        order::tests::{NOW, certificate, key},
    };

    pub(super) const SECOND: Duration = Duration::from_secs(1);

    pub(super) fn book(units: u64) -> Book {
        let mut config = Config::gentle();
        config.quotas = BTreeMap::from([(product::DEFAULT.to_owned(), units)]);
        Book::new(&config)
    }

    pub(super) fn new_order(number: u8) -> NewOrder {
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

    pub(super) fn issue(_: &Order) -> Option<Issued> {
        Some(certificate())
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
        book.tick(NOW + SECOND, issue);
        assert_eq!(book.delete(id, NOW), Err(DELETE_FAIL.into()));

        book.order(id).expect("there").cancel().expect("cancelled");
        assert_eq!(book.place(new_order(2), NOW), Err(NOT_REMAIN_COUNT.into()));
        book.delete(id, NOW).expect("deleted");

        assert!(book.order(id).is_err());
        assert!(book.place(new_order(2), NOW).is_ok());
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
