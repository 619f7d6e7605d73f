//! One line of the report.

use std::fmt;

use serde::Serialize;

/// A measurement of ours, beside one of somebody else's program that does the same.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) ours: f64,
    pub(crate) peer: Option<f64>,
    pub(crate) unit: &'static str,
    /// Ours by theirs.
    pub(crate) ratio: Option<f64>,
    pub(crate) runs: usize,
    /// Whether the peer's heaviest part is native code.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) native: bool,
}

impl Row {
    pub(crate) const HEAD: &str = "row                                                      ours       peer  unit    ratio  runs";

    /// A measurement with nothing to compare it with.
    pub(crate) fn alone(id: impl Into<String>, ours: f64, unit: &'static str, runs: usize) -> Self {
        Self {
            id: id.into(),
            ours,
            peer: None,
            unit,
            ratio: None,
            runs,
            native: false,
        }
    }

    /// The same, with a peer of native code where `native` says so.
    pub(crate) const fn native(mut self, native: bool) -> Self {
        self.native = native;
        self
    }

    /// Two measurements, taken in turn.
    pub(crate) fn beside(
        id: impl Into<String>,
        ours: f64,
        peer: f64,
        unit: &'static str,
        runs: usize,
    ) -> Self {
        Self {
            id: id.into(),
            ours,
            peer: Some(peer),
            unit,
            ratio: Some(ours / peer),
            runs,
            native: false,
        }
    }
}

const fn is_false(value: &bool) -> bool {
    !*value
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
            "{:50} {:>10} {:>10}  {:6} {:>6} {:>5}{}",
            self.id,
            number(Some(self.ours), digits),
            number(self.peer, digits),
            self.unit,
            number(self.ratio, 3),
            self.runs,
            if self.native { "  native" } else { "" }
        )
    }
}
