//! An order: its states, and what moves it from one to the next.

use std::{collections::VecDeque, sync::Arc};

use keyside_aliyun::{
    cas::{CertId, OrderId, OrderStatus, product::Product},
    error_code::{DELETE_FAIL, ORDER_STATE_ERROR},
};
use keyside_core::DomainName;
use spki::SubjectPublicKeyInfoOwned;
use time::{Duration, OffsetDateTime};

use crate::{ca::Issued, challenge::Challenge, refusal::Refusal};

/// An order.
pub(crate) struct Order {
    pub(crate) id: OrderId,
    pub(crate) product: &'static Product,
    pub(crate) domain: DomainName,
    pub(crate) key: SubjectPublicKeyInfoOwned,
    /// `RSA` or `ECC`.
    pub(crate) algorithm: &'static str,
    pub(crate) challenge: Challenge,
    pub(crate) placed: OffsetDateTime,
    /// What links the order to its certificate.
    pub(crate) instance_id: String,
    pub(crate) state: State,
    /// The states that were shown last, oldest first: what a service shows that lags behind.
    pub(crate) shown: VecDeque<State>,
}

/// How an order stands.
#[derive(Clone, Debug)]
pub(crate) enum State {
    /// Paid. It does not say yet what to publish.
    Preparing { until: OffsetDateTime },
    /// Waiting for the record or the file.
    Verifying {
        since: OffsetDateTime,
        next_look: OffsetDateTime,
        hosted: bool,
    },
    /// Found; the certificate authority is at work.
    Reviewing { until: OffsetDateTime },
    /// Done.
    Issued {
        id: CertId,
        certificate: Arc<Issued>,
    },
    /// Not found in time.
    Failed,
    /// Taken back.
    Cancelled,
}

impl Order {
    /// How long before its end a certificate counts as about to expire.
    const EXPIRING: Duration = Duration::days(30);

    /// Takes the order back. Its unit stays taken.
    ///
    /// # Errors
    /// `OrderStateError` unless it waits for validation or is under review.
    pub(crate) fn cancel(&mut self) -> Result<(), Refusal> {
        match self.state {
            State::Verifying { .. } | State::Reviewing { .. } => {
                self.state = State::Cancelled;
                Ok(())
            }
            State::Preparing { .. } | State::Issued { .. } | State::Failed | State::Cancelled => {
                Err(ORDER_STATE_ERROR.into())
            }
        }
    }

    /// Whether the order may be deleted.
    ///
    /// # Errors
    /// `DeleteFail` while it is pending, `OrderStateError` once it is issued.
    pub(crate) fn check_deletable(&self) -> Result<(), Refusal> {
        match self.state {
            State::Preparing { .. } | State::Failed | State::Cancelled => Ok(()),
            State::Verifying { .. } | State::Reviewing { .. } => Err(DELETE_FAIL.into()),
            State::Issued { .. } => Err(ORDER_STATE_ERROR.into()),
        }
    }

    /// The state to show: the one of that many polls ago.
    pub(crate) fn show(&mut self, lag_polls: usize) -> State {
        self.shown.push_back(self.state.clone());
        while self.shown.len() > lag_polls + 1 {
            self.shown.pop_front();
        }
        self.shown.front().unwrap_or(&self.state).clone()
    }

    /// Its status in the list of orders.
    pub(crate) fn status(&self, now: OffsetDateTime) -> OrderStatus {
        match &self.state {
            State::Preparing { .. } | State::Verifying { .. } | State::Reviewing { .. } => {
                OrderStatus::Checking
            }
            State::Issued { certificate, .. } if now > certificate.not_after => {
                OrderStatus::Expired
            }
            State::Issued { certificate, .. } if now > certificate.not_after - Self::EXPIRING => {
                OrderStatus::WillExpired
            }
            State::Issued { .. } => OrderStatus::Issued,
            State::Failed => OrderStatus::CheckedFail,
            State::Cancelled => OrderStatus::Payed,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use keyside_aliyun::cas::product;
    use p256::{ecdsa::SigningKey, elliptic_curve::Generate};

    use super::*;
    use crate::DnsRecord;

    pub(crate) const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    pub(crate) fn key() -> SubjectPublicKeyInfoOwned {
        let key = SigningKey::generate_from_rng(&mut rand_core::UnwrapErr(getrandom::SysRng));
        SubjectPublicKeyInfoOwned::from_key(key.verifying_key()).expect("a key")
    }

    fn order(state: State) -> Order {
        Order {
            id: OrderId(1),
            product: Product::find(product::DEFAULT).expect("documented"),
            domain: DomainName::parse("www.example.com").expect("a domain"),
            key: key(),
            algorithm: "ECC",
            challenge: Challenge::Dns(DnsRecord::txt("_dnsauth.www.example.com", "token")),
            placed: NOW,
            instance_id: "cas-ivauto-123456".to_owned(),
            state,
            shown: VecDeque::new(),
        }
    }

    fn verifying() -> State {
        State::Verifying {
            since: NOW,
            next_look: NOW,
            hosted: false,
        }
    }

    pub(crate) fn certificate() -> Issued {
        Issued {
            chain_pem: String::new(),
            names: Vec::new(),
            serial: String::new(),
            sha1: String::new(),
            sha256: String::new(),
            not_before: NOW,
            not_after: NOW + Duration::days(90),
        }
    }

    fn issued() -> State {
        State::Issued {
            id: CertId(1),
            certificate: Arc::new(certificate()),
        }
    }

    #[test]
    fn only_a_pending_order_can_be_cancelled() {
        for state in [verifying(), State::Reviewing { until: NOW }] {
            assert_eq!(order(state).cancel(), Ok(()));
        }
        for state in [
            State::Preparing { until: NOW },
            issued(),
            State::Failed,
            State::Cancelled,
        ] {
            assert_eq!(order(state).cancel(), Err(ORDER_STATE_ERROR.into()));
        }
    }

    #[test]
    fn only_an_order_that_is_paid_or_failed_can_be_deleted() {
        for state in [
            State::Preparing { until: NOW },
            State::Failed,
            State::Cancelled,
        ] {
            assert_eq!(order(state).check_deletable(), Ok(()));
        }
        for state in [verifying(), State::Reviewing { until: NOW }] {
            assert_eq!(order(state).check_deletable(), Err(DELETE_FAIL.into()));
        }
        assert_eq!(
            order(issued()).check_deletable(),
            Err(ORDER_STATE_ERROR.into())
        );
    }

    #[test]
    fn a_certificate_runs_out_in_the_list() {
        let order = order(issued());

        assert_eq!(order.status(NOW), OrderStatus::Issued);
        assert_eq!(
            order.status(NOW + Duration::days(61)),
            OrderStatus::WillExpired
        );
        assert_eq!(order.status(NOW + Duration::days(91)), OrderStatus::Expired);
    }

    #[test]
    fn what_is_shown_lags_behind_by_as_many_polls() {
        let mut order = order(State::Preparing { until: NOW });
        order.show(2);
        order.state = State::Failed;

        assert!(matches!(order.show(2), State::Preparing { .. }));
        assert!(matches!(order.show(2), State::Preparing { .. }));
        assert!(matches!(order.show(2), State::Failed));
    }

    #[test]
    fn what_is_shown_without_lag_is_how_it_stands() {
        let mut order = order(State::Preparing { until: NOW });
        order.show(0);
        order.state = State::Failed;

        assert!(matches!(order.show(0), State::Failed));
    }
}
