//! Where the key comes from.

use keyside_core::{Fingerprint, KeyAlgorithm};
use keyside_room::{Own, ReportedSeverity, RequestReport, UsableRequest};

use super::FieldProblem;

/// Where the key comes from, with what is there of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    /// The room makes one of this kind.
    New(KeyAlgorithm),
    /// The person has it; it is in the room once they brought it.
    Key(Option<OwnKey>),
    /// It is where the person made their request.
    Request(Option<Box<OwnRequest>>),
}

/// A key of the person's own, in the room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct OwnKey {
    pub(crate) algorithm: KeyAlgorithm,
    /// SHA-256 of its public key.
    pub(crate) fingerprint: Fingerprint,
}

/// A request of the person's own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OwnRequest {
    /// What it says, and what is wrong with it.
    pub(crate) report: RequestReport,
    /// The request itself, if the proxy takes it.
    pub(crate) usable: Option<UsableRequest>,
}

impl Default for Source {
    fn default() -> Self {
        Self::New(KeyAlgorithm::Rsa2048)
    }
}

impl Source {
    /// What the person has to bring.
    pub(crate) const fn own(&self) -> Option<Own> {
        match self {
            Self::New(_) => None,
            Self::Key(_) => Some(Own::Key),
            Self::Request(_) => Some(Own::Request),
        }
    }

    /// Whether it was brought.
    pub(crate) const fn is_here(&self) -> bool {
        match self {
            Self::New(_) => false,
            Self::Key(key) => key.is_some(),
            Self::Request(request) => request.is_some(),
        }
    }

    /// The request, if one was brought.
    pub(crate) fn request(&self) -> Option<&OwnRequest> {
        match self {
            Self::Request(request) => request.as_deref(),
            Self::New(_) | Self::Key(_) => None,
        }
    }

    /// What is wrong with what was brought.
    pub(super) fn problem(&self) -> Option<FieldProblem> {
        match self {
            Self::New(_) => None,
            Self::Key(None) => Some(FieldProblem::KeyMissing),
            Self::Key(Some(key)) => key.problem(),
            Self::Request(None) => Some(FieldProblem::RequestMissing),
            Self::Request(Some(request)) => request.orderable().err(),
        }
    }
}

impl OwnKey {
    /// Why no order can be placed with it.
    pub(crate) fn problem(self) -> Option<FieldProblem> {
        (!is_taken(self.algorithm.name())).then_some(FieldProblem::AlgorithmNotTaken)
    }
}

impl OwnRequest {
    /// The names in it besides the one that a certificate is ordered for.
    pub(crate) fn other_names(&self) -> Vec<String> {
        let domain = self.usable.as_ref().map(|usable| usable.domain.as_ascii());
        let names = self.report.names.iter().map(|name| &name.value);
        names
            .filter(|name| Some(name.to_ascii_lowercase().as_str()) != domain)
            .cloned()
            .collect()
    }

    /// The request, to be ordered as it is.
    ///
    /// # Errors
    /// Why it cannot be.
    pub(crate) fn orderable(&self) -> Result<&UsableRequest, FieldProblem> {
        let flawed = self
            .report
            .findings
            .iter()
            .any(|finding| finding.severity == ReportedSeverity::Error);
        let usable = self
            .usable
            .as_ref()
            .filter(|_| !flawed)
            .ok_or(FieldProblem::RequestFlawed)?;
        if is_taken(&usable.algorithm) {
            Ok(usable)
        } else {
            Err(FieldProblem::AlgorithmNotTaken)
        }
    }
}

/// Whether the cloud takes a request with a key of the kind of this name: `ecdsa-p256`, or `rsa-`
/// and the bits of the modulus.
pub(crate) fn is_taken(kind: &str) -> bool {
    const RSA_BITS_MAX: u32 = 4096;
    let bits = kind.strip_prefix("rsa-").map(str::parse::<u32>);
    match bits {
        Some(bits) => bits.is_ok_and(|bits| bits <= RSA_BITS_MAX),
        None => kind == KeyAlgorithm::EcdsaP256.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_kinds_that_the_cloud_takes() {
        let taken = ["rsa-2048", "rsa-2560", "rsa-4096", "ecdsa-p256"];
        let refused = [
            "rsa-4104",
            "rsa-8192",
            "rsa-",
            "ecdsa-p384",
            "ed25519",
            "sm2",
        ];

        assert!(taken.into_iter().all(is_taken));
        assert!(!refused.into_iter().any(is_taken));
    }
}
