//! The simulator's clock: real time plus what was advanced.

use std::{sync::Mutex, time::Duration};

use time::OffsetDateTime;

use crate::lock::Lock;

/// Real time plus what was advanced.
pub(crate) struct Clock {
    real: fn() -> OffsetDateTime,
    advanced: Mutex<Duration>,
}

impl Clock {
    /// The furthest that a clock can be advanced: 20 years, within the life of the test root.
    pub(crate) const ADVANCE_MAX: Duration = Duration::from_secs(20 * 365 * 24 * 60 * 60);

    pub(crate) fn new(real: fn() -> OffsetDateTime) -> Self {
        Self {
            real,
            advanced: Mutex::default(),
        }
    }

    /// Real time, by which the dates of signatures are judged.
    pub(crate) fn real_now(&self) -> OffsetDateTime {
        (self.real)()
    }

    /// The simulator's time.
    pub(crate) fn now(&self) -> OffsetDateTime {
        self.real_now() + *self.advanced.locked()
    }

    /// Moves the simulator's time forward, to [`Self::ADVANCE_MAX`] in all.
    pub(crate) fn advance(&self, by: Duration) {
        let mut advanced = self.advanced.locked();
        *advanced = advanced.saturating_add(by).min(Self::ADVANCE_MAX);
    }

    /// Back to real time.
    pub(crate) fn reset(&self) {
        *self.advanced.locked() = Duration::ZERO;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        Clock::new(|| OffsetDateTime::UNIX_EPOCH)
    }

    #[test]
    fn advancing_moves_the_simulators_time_and_not_real_time() {
        let clock = clock();

        clock.advance(Duration::from_secs(60));
        clock.advance(Duration::from_secs(1));

        assert_eq!(
            clock.now() - OffsetDateTime::UNIX_EPOCH,
            Duration::from_secs(61)
        );
        assert_eq!(clock.real_now(), OffsetDateTime::UNIX_EPOCH);
    }

    #[test]
    fn advancing_stops_at_the_limit() {
        let clock = clock();

        clock.advance(Duration::MAX);
        clock.advance(Duration::MAX);

        assert_eq!(clock.now() - OffsetDateTime::UNIX_EPOCH, Clock::ADVANCE_MAX);
    }

    #[test]
    fn a_reset_leads_back_to_real_time() {
        let clock = clock();
        clock.advance(Duration::from_secs(60));

        clock.reset();

        assert_eq!(clock.now(), clock.real_now());
    }
}
