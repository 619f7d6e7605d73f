//! What moves orders and instances: time, and what was seen.

use std::sync::Arc;

use keyside_aliyun::cas::{CertificateSource, InstanceType, OrderId};
use time::OffsetDateTime;

use super::Book;
use crate::{
    application::{Application, State},
    ca::Issued,
    certificate::{Certificate, Origin},
    challenge::Challenge,
    instance::{Instance, join},
};

/// Whose proofs were looked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Holder {
    Order(OrderId),
    Instance(String),
}

/// What an instance says when nothing was found in time.
const NOT_FOUND_IN_TIME: &str = "域名验证超时，请重新提交申请。";

/// What an instance says when no certificate could be made.
const NOT_ISSUED: &str = "CA审核失败，请重新提交申请。";

impl Book {
    /// Makes every change that time alone brings. `issue` makes a certificate, or nothing when
    /// it cannot.
    pub(crate) fn tick(
        &mut self,
        now: OffsetDateTime,
        mut issue: impl FnMut(&Application) -> Option<Issued>,
    ) {
        for order in self.orders.values_mut() {
            if !order.application.pass(now, &self.delays) {
                continue;
            }
            let Some(issued) = issue(&order.application).map(Arc::new) else {
                order.application.state = State::Failed;
                continue;
            };
            let id = self.certificates.take_id();
            self.certificates.add(Certificate {
                id,
                origin: Origin::Order(order.id),
                name: format!("cert-{id}"),
                instance_id: order.instance_id.clone(),
                domain: join(&order.application.names),
                key: order.application.key.clone(),
                issued: Arc::clone(&issued),
                tags: order.tags.clone(),
                revoked: None,
            });
            order.application.state = State::Issued {
                id,
                certificate: issued,
            };
            self.quotas.count_issued(order.product, now);
        }
        for instance in &mut self.instances {
            if instance.pass(now, &self.delays)
                && let Some(application) = instance.application()
            {
                let Some(issued) = issue(application) else {
                    instance.fail(NOT_ISSUED);
                    continue;
                };
                let id = self.certificates.take_id();
                self.certificates.add(Certificate {
                    id,
                    origin: origin(instance),
                    name: instance
                        .draft
                        .certificate_name
                        .clone()
                        .unwrap_or_else(|| format!("cert-{id}")),
                    instance_id: instance.id.clone(),
                    domain: join(&application.names),
                    key: application.key.clone(),
                    issued: Arc::new(issued),
                    tags: instance.draft.tags.clone(),
                    revoked: None,
                });
                instance.succeed(id);
            }
        }
    }

    /// The challenges that the service publishes by itself now, each once.
    pub(crate) fn take_hosted(&mut self, now: OffsetDateTime) -> Vec<Challenge> {
        let delays = self.delays;
        self.applications_mut()
            .flat_map(|application| application.take_hosted(now, &delays))
            .collect()
    }

    /// The challenges to look for: those that are due, or all.
    pub(crate) fn to_look_for(
        &self,
        now: OffsetDateTime,
        all: bool,
    ) -> Vec<(Holder, Vec<Challenge>)> {
        let orders = self
            .orders
            .values()
            .map(|order| (Holder::Order(order.id), &order.application));
        let instances = self.instances.iter().filter_map(|instance| {
            Some((
                Holder::Instance(instance.id.clone()),
                instance.application()?,
            ))
        });
        orders
            .chain(instances)
            .filter(|(_, application)| application.is_looked_for(now, all))
            .map(|(holder, application)| (holder, application.challenges.clone()))
            .collect()
    }

    /// What a look has shown.
    pub(crate) fn saw(&mut self, holder: &Holder, found: bool, now: OffsetDateTime) {
        let delays = self.delays;
        match holder {
            Holder::Order(id) => {
                if let Some(order) = self.orders.get_mut(id) {
                    order.application.saw(found, now, &delays);
                }
            }
            Holder::Instance(id) => {
                if let Ok(instance) = self.instance(id)
                    && let Some(application) = instance.application_mut()
                {
                    application.saw(found, now, &delays);
                    if matches!(application.state, State::Failed) {
                        instance.fail(NOT_FOUND_IN_TIME);
                    }
                }
            }
        }
    }

    /// When the next change is due.
    pub(crate) fn next_change(&self, hosting: bool) -> Option<OffsetDateTime> {
        let orders = self.orders.values();
        let orders = orders.map(|order| order.application.next_change(hosting, &self.delays));
        let instances = self.instances.iter();
        let instances = instances.map(|instance| instance.next_change(hosting, &self.delays));
        orders.chain(instances).flatten().min()
    }

    fn applications_mut(&mut self) -> impl Iterator<Item = &mut Application> {
        let orders = self.orders.values_mut();
        let instances = self.instances.iter_mut();
        orders
            .map(|order| &mut order.application)
            .chain(instances.filter_map(Instance::application_mut))
    }
}

fn origin(instance: &Instance) -> Origin {
    Origin::Instance {
        source: match instance.instance_type {
            InstanceType::Test => CertificateSource::Test,
            InstanceType::Buy | InstanceType::Unknown => CertificateSource::Buy,
        },
        contact_id: instance.draft.contacts.first().copied(),
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
        book.saw(&Holder::Order(id), true, NOW + SECOND);
        assert_eq!(book.next_change(false), Some(NOW + 3 * SECOND));
        book.tick(NOW + 3 * SECOND, issue);

        assert!(matches!(
            book.order(id).expect("there").application.state,
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
            book.order(id).expect("there").application.state,
            State::Verifying { .. }
        ));

        book.saw(&Holder::Order(id), false, late);

        assert!(matches!(
            book.order(id).expect("there").application.state,
            State::Failed
        ));
    }

    #[test]
    fn a_look_in_vain_is_followed_by_another() {
        let mut book = book(1);
        let id = book.place(new_order(1), NOW).expect("placed");
        book.tick(NOW + SECOND, issue);

        book.saw(&Holder::Order(id), false, NOW + SECOND);

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
