//! An order (“V1.0”): what it is for, and what its state allows.

use std::collections::VecDeque;

use keyside_aliyun::{
    cas::{CertId, InstanceTag, OrderId, OrderStatus, ValidateType, product::Product},
    error_code::{DELETE_FAIL, ORDER_STATE_ERROR},
};
use time::{Duration, OffsetDateTime};

use crate::{
    application::{Application, State},
    certificate::Certificate,
    refusal::Refusal,
};

/// An order.
pub(crate) struct Order {
    pub(crate) id: OrderId,
    pub(crate) product: &'static Product,
    pub(crate) validate_type: ValidateType,
    pub(crate) application: Application,
    pub(crate) placed: OffsetDateTime,
    /// What links the order to its certificate.
    pub(crate) instance_id: String,
    pub(crate) tags: Vec<InstanceTag>,
    /// Whether its unit went back to the quota.
    pub(crate) unit_returned: bool,
    /// The states that were shown last, oldest first: what a service shows that lags behind.
    pub(crate) shown: VecDeque<State>,
}

/// What `CancelCertificateForPackageRequest` comes to (cas-api.md 3.4).
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Withdrawal {
    /// A pending order was taken back.
    Cancelled,
    /// The certificate was revoked.
    Revoked {
        id: CertId,
        /// Whether the order's unit comes back.
        in_time: bool,
    },
}

impl Order {
    /// Takes the order back. Its unit stays taken.
    ///
    /// # Errors
    /// `OrderStateError` unless it waits for validation or is under review.
    pub(crate) fn cancel(&mut self) -> Result<(), Refusal> {
        if !self.application.is_pending() {
            return Err(ORDER_STATE_ERROR.into());
        }
        self.application.state = State::Cancelled;
        Ok(())
    }

    /// Revokes the certificate, or takes a pending order back.
    ///
    /// # Errors
    /// `OrderStateError` in any other state.
    pub(crate) fn withdraw(&mut self, now: OffsetDateTime) -> Result<Withdrawal, Refusal> {
        let State::Issued { id, certificate } = &self.application.state else {
            return self.cancel().map(|()| Withdrawal::Cancelled);
        };
        let (id, certificate) = (*id, certificate.clone());
        let days = if self.product.free {
            Self::FREE_RETURN
        } else {
            Self::RETURN
        };
        let in_time = now <= certificate.not_before + days;
        self.application.state = State::Revoked { id, certificate };
        Ok(Withdrawal::Revoked { id, in_time })
    }

    /// How long after issue the unit of a revoked certificate comes back.
    const RETURN: Duration = Duration::days(30);
    /// The same for a free one.
    const FREE_RETURN: Duration = Duration::days(28);

    /// Whether the order may be deleted.
    ///
    /// # Errors
    /// `DeleteFail` while it is pending, `OrderStateError` once it is issued.
    pub(crate) fn check_deletable(&self) -> Result<(), Refusal> {
        match self.application.state {
            State::Preparing { .. } | State::Failed | State::Cancelled => Ok(()),
            State::Verifying { .. } | State::Reviewing { .. } => Err(DELETE_FAIL.into()),
            State::Issued { .. } | State::Revoked { .. } => Err(ORDER_STATE_ERROR.into()),
        }
    }

    /// The state to show: the one of that many polls ago.
    pub(crate) fn show(&mut self, lag_polls: usize) -> State {
        self.shown.push_back(self.application.state.clone());
        while self.shown.len() > lag_polls + 1 {
            self.shown.pop_front();
        }
        let shown = self.shown.front();
        shown.unwrap_or(&self.application.state).clone()
    }

    /// Its status in the list of orders (cas-api.md 5.1).
    pub(crate) fn status(&self, now: OffsetDateTime) -> OrderStatus {
        match &self.application.state {
            State::Preparing { .. } | State::Verifying { .. } | State::Reviewing { .. } => {
                OrderStatus::Checking
            }
            State::Issued { certificate, .. } if now > certificate.not_after => {
                OrderStatus::Expired
            }
            State::Issued { certificate, .. }
                if now > certificate.not_after - Certificate::EXPIRING =>
            {
                OrderStatus::WillExpired
            }
            State::Issued { .. } => OrderStatus::Issued,
            State::Revoked { .. } => OrderStatus::Revoked,
            State::Failed => OrderStatus::CheckedFail,
            State::Cancelled => OrderStatus::Payed,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use keyside_aliyun::cas::{KeyAlgorithm, product};
    use keyside_core::DomainName;

    use super::*;
    use crate::{DnsRecord, ca::Issued, challenge::Challenge, cloud::Cloud, key::CertifiedKey};

    pub(crate) const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    pub(crate) fn application(state: State) -> Application {
        let names = vec![DomainName::parse("www.example.com").expect("a domain")];
        Application {
            key: CertifiedKey::make(KeyAlgorithm::EcdsaP256, &names, &mut Cloud::rng())
                .expect("a key"),
            names,
            challenges: vec![Challenge::Dns(DnsRecord::txt(
                "_dnsauth.www.example.com",
                "token",
            ))],
            free: true,
            validity_days: 90,
            state,
        }
    }

    fn order(state: State) -> Order {
        Order {
            id: OrderId(1),
            product: Product::find(product::DEFAULT).expect("documented"),
            validate_type: ValidateType::Dns,
            application: application(state),
            placed: NOW,
            instance_id: "cas-ivauto-123456".to_owned(),
            tags: Vec::new(),
            unit_returned: false,
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
    fn a_revoked_certificate_gives_its_unit_back_in_the_first_four_weeks() {
        let withdraw = |days| order(issued()).withdraw(NOW + Duration::days(days));
        let revoked = |in_time| {
            Ok(Withdrawal::Revoked {
                id: CertId(1),
                in_time,
            })
        };

        assert_eq!(withdraw(28), revoked(true));
        assert_eq!(withdraw(29), revoked(false));
        assert_eq!(order(verifying()).withdraw(NOW), Ok(Withdrawal::Cancelled));
        let failed = order(State::Failed).withdraw(NOW);
        assert_eq!(failed, Err(ORDER_STATE_ERROR.into()));
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
        order.application.state = State::Failed;

        assert!(matches!(order.show(2), State::Preparing { .. }));
        assert!(matches!(order.show(2), State::Preparing { .. }));
        assert!(matches!(order.show(2), State::Failed));
    }

    #[test]
    fn what_is_shown_without_lag_is_how_it_stands() {
        let mut order = order(State::Preparing { until: NOW });
        order.show(0);
        order.application.state = State::Failed;

        assert!(matches!(order.show(0), State::Failed));
    }
}
