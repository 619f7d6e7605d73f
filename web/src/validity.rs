//! How long certificates may last, and how near their end is.

/// Days until the end, from now on; less than none when it has passed. Both count seconds from 1970.
pub(crate) const fn days_left(not_after: i64, now: i64) -> i64 {
    (not_after - now).div_euclid(DAY)
}

/// The most days that a certificate may last which is issued then, in seconds from 1970.
///
/// CA/Browser Forum, Baseline Requirements for TLS, section 6.3.2 (ballot SC-081v3).
pub(crate) fn longest_days(issued: i64) -> u32 {
    STEPS
        .iter()
        .rev()
        .find(|(from, _)| issued >= *from)
        .map_or(398, |(_, days)| *days)
}

/// How near the end is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Remaining {
    /// There is time.
    Enough,
    /// It should be renewed.
    Little,
    /// It has ended.
    Nothing,
}

impl Remaining {
    /// What remains of a certificate that lasts from one moment to another. Under a third of that is little.
    pub(crate) const fn of(not_before: i64, not_after: i64, now: i64) -> Self {
        if now > not_after {
            Self::Nothing
        } else if (not_after - now) * 3 < not_after - not_before {
            Self::Little
        } else {
            Self::Enough
        }
    }
}

const DAY: i64 = 86_400;

/// From when on, and how many days: 15 March of 2026, 2027 and 2029.
const STEPS: [(i64, u32); 3] = [
    (1_773_532_800, 200),
    (1_805_068_800, 100),
    (1_868_227_200, 47),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_last_shorter_step_by_step() {
        for (issued, days) in [
            (1_773_532_799, 398),
            (1_773_532_800, 200),
            (1_805_068_799, 200),
            (1_805_068_800, 100),
            (1_868_227_200, 47),
            (2_000_000_000, 47),
        ] {
            assert_eq!(longest_days(issued), days);
        }
    }

    #[test]
    fn a_day_that_has_begun_is_not_counted() {
        assert_eq!(days_left(2 * DAY, 1), 1);
        assert_eq!(days_left(2 * DAY, 2 * DAY + 1), -1);
    }

    #[test]
    fn the_last_third_is_the_time_to_renew() {
        let (from, to) = (0, 90 * DAY);

        assert_eq!(Remaining::of(from, to, 60 * DAY), Remaining::Enough);
        assert_eq!(Remaining::of(from, to, 61 * DAY), Remaining::Little);
        assert_eq!(Remaining::of(from, to, 91 * DAY), Remaining::Nothing);
    }
}
