//! How long the simulator takes over each step of an order, on its own clock.

use std::time::Duration;

use keyside_simulator::Config;

/// The delays of a simulator.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Until an order says what to publish.
    pub preparing: Duration,
    /// Until it looks for what was published.
    pub looking: Duration,
    /// Until it is issued after that.
    pub reviewing: Duration,
}

impl Pace {
    /// The delays of a simulator with this configuration.
    #[must_use]
    pub const fn of(config: &Config) -> Self {
        Self {
            preparing: config.preparing_delay,
            looking: config.look_interval,
            reviewing: config.review_delay,
        }
    }
}
