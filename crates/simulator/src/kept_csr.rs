//! The requests that the service keeps.

use std::collections::BTreeMap;

use keyside_aliyun::{
    cas::{CsrId, KeptCsr},
    error_code::NOT_FOUND,
};

use crate::{key::CertifiedKey, refusal::Refusal};

/// A request that the service keeps.
pub(crate) struct Kept {
    /// What lists show of it.
    pub(crate) shown: KeptCsr,
    pub(crate) key: CertifiedKey,
}

/// The requests that the service keeps.
pub(crate) struct Csrs {
    csrs: BTreeMap<CsrId, Kept>,
    next_id: i64,
}

impl Csrs {
    const FIRST_ID: i64 = 3_001;

    /// None yet.
    pub(crate) const fn new() -> Self {
        Self {
            csrs: BTreeMap::new(),
            next_id: Self::FIRST_ID,
        }
    }

    /// Keeps the request.
    pub(crate) fn add(&mut self, shown: KeptCsr, key: CertifiedKey) -> CsrId {
        let id = CsrId(self.next_id);
        self.next_id += 1;
        let shown = KeptCsr {
            csr_id: Some(id),
            ..shown
        };
        self.csrs.insert(id, Kept { shown, key });
        id
    }

    /// The request.
    ///
    /// # Errors
    /// `NotFound`
    pub(crate) fn find(&self, id: CsrId) -> Result<&Kept, Refusal> {
        self.csrs.get(&id).ok_or_else(|| NOT_FOUND.into())
    }

    /// Forgets the request.
    ///
    /// # Errors
    /// `NotFound`
    pub(crate) fn remove(&mut self, id: CsrId) -> Result<(), Refusal> {
        let removed = self.csrs.remove(&id);
        removed.map(drop).ok_or_else(|| NOT_FOUND.into())
    }

    /// Every request, the newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Kept> {
        self.csrs.values().rev()
    }

    /// Forgets all of them. Numbers go on.
    pub(crate) fn clear(&mut self) {
        self.csrs.clear();
    }
}
