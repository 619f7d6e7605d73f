//! The organisations that certificates can be for.

use std::collections::BTreeMap;

use keyside_aliyun::{
    cas::{Company, CompanyId},
    error_code::{NAME_REPEAT, NOT_FOUND},
};

use crate::refusal::Refusal;

/// The organisations of the account.
pub(crate) struct Companies {
    companies: BTreeMap<CompanyId, Company>,
    next_id: i64,
}

impl Companies {
    const FIRST_ID: i64 = 20_001;

    /// None yet.
    pub(crate) const fn new() -> Self {
        Self {
            companies: BTreeMap::new(),
            next_id: Self::FIRST_ID,
        }
    }

    /// Adds or changes an organisation.
    ///
    /// # Errors
    /// `NameRepeat` for the name of another.
    pub(crate) fn put(&mut self, company: Company) -> Result<CompanyId, Refusal> {
        let is_named = |other: &Company| {
            other.company_id != company.company_id && other.company_name == company.company_name
        };
        if self.companies.values().any(is_named) {
            return Err(NAME_REPEAT.into());
        }
        let id = company.company_id.unwrap_or_else(|| {
            let id = CompanyId(self.next_id);
            self.next_id += 1;
            id
        });
        let company_id = Some(id);
        self.companies.insert(
            id,
            Company {
                company_id,
                ..company
            },
        );
        Ok(id)
    }

    /// The organisation.
    ///
    /// # Errors
    /// `NotFound`
    pub(crate) fn find(&self, id: CompanyId) -> Result<&Company, Refusal> {
        self.companies.get(&id).ok_or_else(|| NOT_FOUND.into())
    }

    /// Forgets the organisation.
    ///
    /// # Errors
    /// `NotFound`
    pub(crate) fn remove(&mut self, id: CompanyId) -> Result<(), Refusal> {
        self.companies
            .remove(&id)
            .map(drop)
            .ok_or_else(|| NOT_FOUND.into())
    }

    /// Every organisation, the newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Company> {
        self.companies.values().rev()
    }

    /// Forgets all of them. Numbers go on.
    pub(crate) fn clear(&mut self) {
        self.companies.clear();
    }
}
