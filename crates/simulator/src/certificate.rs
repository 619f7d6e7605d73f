//! The certificates of the account, of both generations.

use std::{collections::BTreeMap, sync::Arc};

use keyside_aliyun::{
    cas::{CertId, CertificateSource, CertificateStatus, ContactId, InstanceTag, OrderId},
    error_code::{NOT_FOUND, STATUS_NOT_SUPPORT},
};
use time::{Duration, OffsetDateTime};

use crate::{ca::Issued, key::CertifiedKey, refusal::Refusal};

/// A certificate.
pub(crate) struct Certificate {
    pub(crate) id: CertId,
    pub(crate) origin: Origin,
    /// Its name in the account.
    pub(crate) name: String,
    /// The instance, or what links an order to its certificate.
    pub(crate) instance_id: String,
    /// The domains that were applied for, separated by commas.
    pub(crate) domain: String,
    pub(crate) key: CertifiedKey,
    pub(crate) issued: Arc<Issued>,
    pub(crate) tags: Vec<InstanceTag>,
    pub(crate) revoked: Option<OffsetDateTime>,
}

/// Where a certificate came from.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    Order(OrderId),
    Instance {
        source: CertificateSource,
        contact_id: Option<ContactId>,
    },
}

impl Certificate {
    /// How long before its end a certificate counts as about to expire.
    pub(crate) const EXPIRING: Duration = Duration::days(30);

    /// How it stands.
    pub(crate) fn status(&self, now: OffsetDateTime) -> CertificateStatus {
        let end = self.issued.not_after;
        if self.revoked.is_some() {
            CertificateStatus::Revoked
        } else if now > end {
            CertificateStatus::Expired
        } else if now > end - Self::EXPIRING {
            CertificateStatus::WillExpire
        } else {
            CertificateStatus::Issued
        }
    }

    /// Its name in other products of the cloud (cas-api.md 3.5).
    pub(crate) fn identifier(&self) -> String {
        format!("{}-cn-hangzhou", self.id)
    }
}

/// The certificates of the account.
pub(crate) struct Certificates {
    certificates: BTreeMap<CertId, Certificate>,
    next_id: i64,
}

impl Certificates {
    const FIRST_ID: i64 = 18_083_870;

    pub(crate) const fn new() -> Self {
        Self {
            certificates: BTreeMap::new(),
            next_id: Self::FIRST_ID,
        }
    }

    /// The number of the next certificate.
    pub(crate) fn take_id(&mut self) -> CertId {
        let id = CertId(self.next_id);
        self.next_id += 1;
        id
    }

    pub(crate) fn add(&mut self, certificate: Certificate) {
        self.certificates.insert(certificate.id, certificate);
    }

    /// The certificate.
    ///
    /// # Errors
    /// `NotFound` (as was seen: cas-api.md 1.5)
    pub(crate) fn find(&mut self, id: CertId) -> Result<&mut Certificate, Refusal> {
        self.certificates
            .get_mut(&id)
            .ok_or_else(|| NOT_FOUND.into())
    }

    /// The certificate, if it was not deleted.
    pub(crate) fn get(&self, id: CertId) -> Option<&Certificate> {
        self.certificates.get(&id)
    }

    /// Every certificate, newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Certificate> {
        self.certificates.values().rev()
    }

    /// Deletes the certificate (cas-api.md 3.5).
    ///
    /// # Errors
    /// `NotFound`; `OperationDenied.StatusNotSupport` while it is valid.
    pub(crate) fn delete(&mut self, id: CertId, now: OffsetDateTime) -> Result<(), Refusal> {
        match self.find(id)?.status(now) {
            CertificateStatus::Revoked | CertificateStatus::Expired => {
                self.certificates.remove(&id);
                Ok(())
            }
            _ => Err(STATUS_NOT_SUPPORT.into()),
        }
    }

    /// Forgets all of them. Numbers go on.
    pub(crate) fn clear(&mut self) {
        self.certificates.clear();
    }
}
