//! An order as the list has it.

use keyside_api::{Order, OrderState};
use keyside_core::CertificateChain;

use crate::validity::Remaining;

/// An order, and when its certificate begins and ends.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Listed {
    pub(super) order: Order,
    /// Seconds from 1970; nothing without a certificate that can be read.
    pub(super) validity: Option<(i64, i64)>,
}

impl From<Order> for Listed {
    fn from(order: Order) -> Self {
        let validity = match &order.state {
            OrderState::Issued { chain } => CertificateChain::parse(chain)
                .ok()
                .map(|chain| (chain.leaf().not_before(), chain.leaf().not_after())),
            _ => None,
        };
        Self { order, validity }
    }
}

impl Listed {
    /// What remains of its certificate, now, in seconds from 1970.
    pub(super) fn remaining(&self, now: i64) -> Option<Remaining> {
        self.validity
            .map(|(begins, ends)| Remaining::of(begins, ends, now))
    }
}
