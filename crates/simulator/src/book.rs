//! All that the account has: orders, instances, certificates, contacts, companies, requests
//! and quotas.

mod clockwork;

use std::collections::{BTreeMap, HashSet, VecDeque};

use keyside_aliyun::{
    cas::{InstanceTag, OrderId, ValidateType, product::Product},
    error_code::{CREATE_CERTIFICATE_REQUEST_FAILED, NOT_FOUND, NOT_FOUND_ORDER},
};
use keyside_core::{DomainName, Fingerprint};
use time::OffsetDateTime;

use crate::{
    Config, NewInstance,
    application::{Application, State},
    certificate::Certificates,
    challenge::Challenge,
    company::Companies,
    contact::Contacts,
    instance::Instance,
    kept_csr::Csrs,
    key::CertifiedKey,
    order::{Order, Withdrawal},
    quota::Quotas,
    refusal::Refusal,
    timing::Delays,
};

/// All that the account has.
pub(crate) struct Book {
    pub(crate) quotas: Quotas,
    pub(crate) certificates: Certificates,
    pub(crate) contacts: Contacts,
    pub(crate) companies: Companies,
    pub(crate) csrs: Csrs,
    pub(crate) delays: Delays,
    orders: BTreeMap<OrderId, Order>,
    instances: Vec<Instance>,
    keys: HashSet<Fingerprint>,
    next_order_id: i64,
}

/// What may become an order.
pub(crate) struct NewOrder {
    pub(crate) product: &'static Product,
    pub(crate) validate_type: ValidateType,
    pub(crate) names: Vec<DomainName>,
    pub(crate) key: CertifiedKey,
    /// That of the applicant's key.
    pub(crate) fingerprint: Option<Fingerprint>,
    pub(crate) challenges: Vec<Challenge>,
    pub(crate) instance_id: String,
    pub(crate) tags: Vec<InstanceTag>,
}

impl Book {
    pub(crate) fn new(config: &Config, now: OffsetDateTime) -> Self {
        let mut book = Self {
            quotas: Quotas::new(),
            certificates: Certificates::new(),
            contacts: Contacts::new(),
            companies: Companies::new(),
            csrs: Csrs::new(),
            delays: Delays::of(config),
            orders: BTreeMap::new(),
            instances: Vec::new(),
            keys: HashSet::new(),
            next_order_id: config.first_order_id,
        };
        book.reset(config, now);
        book
    }

    /// Forgets everything and buys the configured units and instances. Ids go on, so that none
    /// means two things.
    pub(crate) fn reset(&mut self, config: &Config, now: OffsetDateTime) {
        self.orders.clear();
        self.instances.clear();
        self.certificates.clear();
        self.contacts.reset();
        self.companies.clear();
        self.csrs.clear();
        self.keys.clear();
        self.quotas = Quotas::new();
        for (code, total) in &config.quotas {
            if let Some(product) = Product::find(code) {
                self.quotas.buy(product, *total);
            }
        }
        for instance in &config.instances {
            self.buy(instance, now);
        }
    }

    /// Places the order.
    ///
    /// # Errors
    /// `CreateCertificateRequestFailed` for a key of another order (cas-api.md 5.4); quota's codes.
    pub(crate) fn place(&mut self, new: NewOrder, now: OffsetDateTime) -> Result<OrderId, Refusal> {
        if new.fingerprint.is_some_and(|key| self.keys.contains(&key)) {
            let message = "该CSR已被其他订单使用，请重新生成CSR。";
            return Err(Refusal::new(CREATE_CERTIFICATE_REQUEST_FAILED, message));
        }
        self.quotas.take(new.product, now)?;
        self.keys.extend(new.fingerprint);
        let id = OrderId(self.next_order_id);
        self.next_order_id += 1;
        let order = Order {
            id,
            product: new.product,
            validate_type: new.validate_type,
            application: Application {
                names: new.names,
                key: new.key,
                challenges: new.challenges,
                free: new.product.free,
                validity_days: new.product.validity_days,
                state: State::Preparing {
                    until: now + self.delays.preparing,
                },
            },
            placed: now,
            instance_id: new.instance_id,
            tags: new.tags,
            unit_returned: false,
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
        self.order(id)?.check_deletable()?;
        self.give_back(id, now);
        self.orders.remove(&id);
        Ok(())
    }

    /// Revokes the order's certificate or takes a pending order back, with its unit
    /// (cas-api.md 3.4).
    ///
    /// # Errors
    /// `NotFoundOrder`, `OrderStateError`
    pub(crate) fn withdraw(&mut self, id: OrderId, now: OffsetDateTime) -> Result<(), Refusal> {
        match self.order(id)?.withdraw(now)? {
            Withdrawal::Cancelled => self.give_back(id, now),
            Withdrawal::Revoked { id: cert, in_time } => {
                // A certificate that was deleted needs no mark.
                if let Ok(certificate) = self.certificates.find(cert) {
                    certificate.revoked = Some(now);
                }
                if in_time {
                    self.give_back(id, now);
                }
            }
        }
        Ok(())
    }

    /// Gives the order's unit back, once.
    fn give_back(&mut self, id: OrderId, now: OffsetDateTime) {
        if let Some(order) = self.orders.get_mut(&id)
            && !order.unit_returned
        {
            order.unit_returned = true;
            self.quotas.give_back(order.product, order.placed, now);
        }
    }

    /// Buys an instance, in place of one of the same name.
    pub(crate) fn buy(&mut self, new: &NewInstance, now: OffsetDateTime) {
        let id = &new.instance_id;
        self.instances.retain(|instance| instance.id != *id);
        let instance = Instance::new(id.clone(), new.spec, new.instance_type, now);
        self.instances.push(instance);
    }

    /// The instance.
    ///
    /// # Errors
    /// `NotFound`
    pub(crate) fn instance(&mut self, id: &str) -> Result<&mut Instance, Refusal> {
        self.instances
            .iter_mut()
            .find(|instance| instance.id == id)
            .ok_or_else(|| NOT_FOUND.into())
    }

    /// Every instance, oldest first.
    pub(crate) fn instances(&self) -> impl DoubleEndedIterator<Item = &Instance> {
        self.instances.iter()
    }

    /// Deletes the instance.
    ///
    /// # Errors
    /// `NotFound`, `InvalidStatus.DeleteProtection`
    pub(crate) fn delete_instance(&mut self, id: &str) -> Result<(), Refusal> {
        self.instance(id)?.check_deletable()?;
        self.instances.retain(|instance| instance.id != id);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use keyside_aliyun::{
        cas::product,
        error_code::{DELETE_FAIL, NOT_REMAIN_COUNT},
    };

    use super::*;
    use crate::{
        ca::Issued,
        order::tests::{NOW, application, certificate},
    };

    pub(super) const SECOND: Duration = Duration::from_secs(1);

    pub(super) fn book(units: u64) -> Book {
        let mut config = Config::gentle();
        config.quotas = BTreeMap::from([(product::DEFAULT.to_owned(), units)]);
        Book::new(&config, NOW)
    }

    pub(super) fn new_order(number: u8) -> NewOrder {
        let Application {
            names,
            key,
            challenges,
            ..
        } = application(State::Cancelled);
        NewOrder {
            product: Product::find(product::DEFAULT).expect("documented"),
            validate_type: ValidateType::Dns,
            names,
            key,
            fingerprint: Some(Fingerprint::from_bytes([number; 32])),
            challenges,
            instance_id: "cas-ivauto-123456".to_owned(),
            tags: Vec::new(),
        }
    }

    pub(super) fn issue(_: &Application) -> Option<Issued> {
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

        book.reset(&Config::gentle(), NOW);

        assert!(book.order(first).is_err());
        assert!(book.place(new_order(1), NOW).expect("placed") > first);
    }

    #[test]
    fn a_pending_order_that_is_withdrawn_gives_its_unit_back_once() {
        let mut book = book(2);
        let id = book.place(new_order(1), NOW).expect("placed");
        book.place(new_order(2), NOW).expect("placed");
        book.tick(NOW + SECOND, issue);

        book.withdraw(id, NOW + SECOND).expect("withdrawn");
        book.delete(id, NOW + SECOND).expect("deleted");

        assert_eq!(book.quotas.package(new_order(1).product, NOW).used, 1);
    }
}
