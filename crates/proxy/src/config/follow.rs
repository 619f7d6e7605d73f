//! How often the cloud is asked about an order.

use std::time::Duration;

use serde::Deserialize;

/// The pace of following an open order: the looks come after 1, 2, 5, 10, 20 and then every 30
/// intervals, and start over with each change.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FollowConfig {
    /// One interval in milliseconds.
    pub interval_ms: u64,
}

impl FollowConfig {
    const STEPS: [u32; 6] = [1, 2, 5, 10, 20, 30];

    /// How long to wait after so many looks that found nothing new.
    pub(crate) fn delay(&self, looks: usize) -> Duration {
        let step = Self::STEPS[looks.min(Self::STEPS.len() - 1)];
        Duration::from_millis(self.interval_ms.max(1)) * step
    }
}

impl Default for FollowConfig {
    fn default() -> Self {
        Self { interval_ms: 1000 }
    }
}

/// How an order is found again whose answer was lost: the cloud's list is looked through a few
/// times before the order counts as not made.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReconcileConfig {
    /// How many looks must have found nothing.
    pub looks: u32,
    /// How long after each, in milliseconds.
    pub interval_ms: u64,
}

impl ReconcileConfig {
    /// How long to wait between two looks.
    pub(crate) fn delay(&self) -> Duration {
        Duration::from_millis(self.interval_ms)
    }
}

impl Default for ReconcileConfig {
    fn default() -> Self {
        Self {
            looks: 3,
            interval_ms: 40_000,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_become_rare_but_never_stop() {
        let follow = FollowConfig::default();

        let seconds: Vec<_> = (0..8).map(|looks| follow.delay(looks).as_secs()).collect();

        assert_eq!(seconds, [1, 2, 5, 10, 20, 30, 30, 30]);
    }
}
