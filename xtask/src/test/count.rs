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

    /// What a line that a test runner prints adds to the count.
    pub(crate) fn of_line(line: &str) -> Self {
        of_rust(line).or_else(|| of_node(line)).unwrap_or_default()
    }
}

/// `test result: ok. 3 passed; 0 failed; …`
fn of_rust(line: &str) -> Option<Count> {
    let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut numbers = numbers.split("; ");
    let passed = numbers.next()?.strip_suffix(" passed")?.parse().ok()?;
    let failed = numbers.next()?.strip_suffix(" failed")?.parse().ok()?;
    Some(Count { passed, failed })
}

/// `# pass 3` and `# fail 0`, each on a line of its own.
fn of_node(line: &str) -> Option<Count> {
    let number = |text: Option<&str>| text?.parse().ok();
    let passed = number(line.strip_prefix("# pass "));
    let failed = number(line.strip_prefix("# fail "));
    passed.or(failed)?;
    Some(Count {
        passed: passed.unwrap_or(0),
        failed: failed.unwrap_or(0),
    })
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
    fn reads_the_results_of_rust_and_of_node() {
        let rust = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered \
                    out; finished in 0.10s";

        assert_eq!(
            Count::of_line(rust),
            Count {
                passed: 12,
                failed: 3
            }
        );
        assert_eq!(
            Count::of_line("# pass 7"),
            Count {
                passed: 7,
                failed: 0
            }
        );
        assert_eq!(
            Count::of_line("# fail 2"),
            Count {
                passed: 0,
                failed: 2
            }
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in [
            "test result_is_shown ... ok",
            "# tests 9",
            "# pass the salt",
            "",
        ] {
            assert_eq!(Count::of_line(line), Count::default(), "{line}");
        }
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
