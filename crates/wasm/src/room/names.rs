//! The names that a request is for.

use keyside_core::{AlternativeName, DomainName, RequestOptions};

/// One name, and any others beside it.
#[derive(Debug)]
pub(super) struct Names {
    /// The common name.
    pub(super) domain: DomainName,
    pub(super) others: Vec<DomainName>,
}

impl Names {
    /// Whether it is this one alone.
    pub(super) fn are_only(&self, name: &DomainName) -> bool {
        self.domain == *name && self.others.is_empty()
    }
}

impl From<DomainName> for Names {
    fn from(domain: DomainName) -> Self {
        let others = Vec::new();
        Self { domain, others }
    }
}

impl From<&Names> for RequestOptions {
    fn from(names: &Names) -> Self {
        let others = names.others.iter().cloned().map(AlternativeName::Dns);
        others.fold(Self::for_domain(&names.domain), Self::name)
    }
}
