//! One line of the report.

use std::fmt;

use serde::Serialize;

/// A measurement of ours, beside one of somebody else's program that does the same.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) id: &'static str,
    pub(crate) ours: f64,
    pub(crate) peer: Option<f64>,
    pub(crate) unit: &'static str,
    /// Ours by theirs.
    pub(crate) ratio: Option<f64>,
    pub(crate) runs: usize,
}

impl Row {
    pub(crate) const HEAD: &str =
        "row                                        ours       peer  unit    ratio  runs";

    /// A measurement with nothing to compare it with.
    pub(crate) const fn alone(
        id: &'static str,
        ours: f64,
        unit: &'static str,
        runs: usize,
    ) -> Self {
        Self {
            id,
            ours,
            peer: None,
            unit,
            ratio: None,
            runs,
        }
    }

    /// Two measurements, taken in turn.
    pub(crate) const fn beside(
        id: &'static str,
        ours: f64,
        peer: f64,
        unit: &'static str,
        runs: usize,
    ) -> Self {
        Self {
            id,
            ours,
            peer: Some(peer),
            unit,
            ratio: Some(ours / peer),
            runs,
        }
    }
}

/// The mean of some times.
pub(crate) fn mean(times: &[f64]) -> f64 {
    times.iter().sum::<f64>() / times.len() as f64
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: Option<f64>, digits: usize| {
            value.map_or_else(|| "–".to_owned(), |value| format!("{value:.digits$}"))
        };
        let digits = if self.unit == "bytes" { 0 } else { 2 };
        write!(
            f,
            "{:36} {:>10} {:>10}  {:6} {:>6} {:>5}",
            self.id,
            number(Some(self.ours), digits),
            number(self.peer, digits),
            self.unit,
            number(self.ratio, 3),
            self.runs
        )
    }
}
