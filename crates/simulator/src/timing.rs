//! How long everything takes.

use std::time::Duration;

use crate::Config;

/// How long everything takes, on the simulator's clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Delays {
    pub(crate) preparing: Duration,
    pub(crate) look_interval: Duration,
    pub(crate) token_lifetime: Duration,
    pub(crate) review: Duration,
    pub(crate) hosted: Duration,
    pub(crate) lock: Duration,
    pub(crate) withdrawal: Duration,
    pub(crate) refund: Duration,
}

impl Delays {
    pub(crate) const fn of(config: &Config) -> Self {
        Self {
            preparing: config.preparing_delay,
            look_interval: config.look_interval,
            token_lifetime: config.token_lifetime,
            review: config.review_delay,
            hosted: config.hosted_delay,
            lock: config.lock_delay,
            withdrawal: config.withdrawal_delay,
            refund: config.refund_delay,
        }
    }
}
