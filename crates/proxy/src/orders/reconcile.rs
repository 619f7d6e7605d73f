//! Finding an order in the cloud's list whose answer was lost.

use keyside_aliyun::cas::{CertificateOrder, ListUserCertificateOrder, OrderType};
use keyside_core::DomainName;

use super::{Orders, look::LookError};
use crate::{cas::CloudError, journal::Entry};

/// Where a lost order is.
#[derive(Debug, PartialEq)]
pub(super) enum Lost {
    /// Nowhere.
    Absent,
    /// It has this number.
    Found(i64),
    /// It may have one of these numbers, or they belong to another lost order.
    Ambiguous {
        /// The cloud's numbers.
        candidates: Vec<i64>,
    },
}

impl Orders {
    /// Looks through the whole list for an order of the same domain and product, not older than the
    /// intent, that is not known to the journal.
    pub(super) async fn find_lost(&self, entry: &Entry) -> Result<Lost, LookError> {
        let mut candidates = Vec::new();
        for listed in self.list_all().await? {
            if let Some(number) = candidate(entry, &listed)
                && !self.journal.knows(number).await?
            {
                candidates.push(number);
            }
        }
        let has_rival = self.journal.has_rival(entry).await?;
        Ok(match candidates.as_slice() {
            [] => Lost::Absent,
            [number] if !has_rival => Lost::Found(*number),
            _ => Lost::Ambiguous { candidates },
        })
    }

    pub(super) async fn list_all(&self) -> Result<Vec<CertificateOrder>, CloudError> {
        /// Entries of a page: the cloud's own default, which is the most that is documented.
        const PAGE: i64 = 50;
        /// More pages than any account can have; a list that never ends is no answer.
        const PAGES_MAX: i64 = 10_000;

        let ask = |page| ListUserCertificateOrder {
            order_type: Some(OrderType::Cpack),
            current_page: Some(page),
            show_size: Some(PAGE),
            ..ListUserCertificateOrder::default()
        };
        self.cas
            .list_all(PAGE, PAGES_MAX, ask, |answer| {
                (answer.certificate_order_list, answer.total_count)
            })
            .await
    }
}

/// The number of a listed order that may be the one that was lost.
fn candidate(entry: &Entry, listed: &CertificateOrder) -> Option<i64> {
    /// How far the cloud's clock may be behind ours, in milliseconds.
    const SKEW_MS: i64 = 120_000;

    let domain = DomainName::parse(listed.domain.as_deref()?).ok()?;
    let same = domain == entry.order.domain
        && listed.product_code.as_deref() == Some(&*entry.order.product_code);
    let bought = listed.buy_date?;
    (same && bought >= entry.created_at_ms - SKEW_MS).then_some(listed.order_id?.0)
}
