//! How many tests passed and failed.

use std::{fmt, ops::AddAssign};

/// A sum of test results.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Count {
    /// One check that passed.
    pub(crate) const PASSED: Self = Self {
        passed: 1,
        failed: 0,
    };
    /// One check that failed.
    pub(crate) const FAILED: Self = Self {
        passed: 0,
        failed: 1,
    };

    /// What one line of a test runner of Rust says, if it is its result:
    /// `test result: ok. 3 passed; 0 failed; …`.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let mut numbers = numbers.split("; ");
        let passed = numbers.next()?.strip_suffix(" passed")?.parse().ok()?;
        let failed = numbers.next()?.strip_suffix(" failed")?.parse().ok()?;
        Some(Self { passed, failed })
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} passed, {} failed", self.passed, self.failed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_results_of_a_test_runner() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered \
                    out; finished in 0.10s";

        assert_eq!(
            Count::of_line(line),
            Some(Count {
                passed: 12,
                failed: 3
            })
        );
        assert_eq!(Count::of_line("test result_is_shown ... ok"), None);
    }

    #[test]
    fn a_count_is_one_plain_line() {
        assert_eq!(
            Count {
                passed: 12,
                failed: 3
            }
            .to_string(),
            "12 passed, 3 failed"
        );
    }
}
