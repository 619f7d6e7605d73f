//! The calendar of all certificates, or of some, at a link that nobody can guess: calendar programs cannot log in.

use hmac::{Hmac, KeyInit, Mac};
use keyside_api::{ErrorCode, Order, OrderState};
use keyside_core::{CertificateChain, Reminder, calendar};
use sha2::Sha256;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::{
    clock::Clock,
    journal::{Journal, JournalError},
};

/// Signs and opens the link (RFC 2104).
#[derive(Debug)]
pub(crate) struct Calendar {
    journal: Journal,
    clock: Clock,
}

impl Calendar {
    /// What the signature is for.
    const PURPOSE: &[u8] = b"keyside calendar";
    /// The name of its secret.
    const SECRET: &str = "calendar";
    /// How many of the newest orders are looked through.
    const ORDERS_MAX: u32 = 1000;

    pub(crate) const fn new(journal: Journal, clock: Clock) -> Self {
        Self { journal, clock }
    }

    /// The part of the link that opens it, for what it is limited to.
    pub(crate) async fn signature(&self, limit: Option<&Limit>) -> Result<String, JournalError> {
        let signature = self.mac(limit).await?.finalize().into_bytes();
        Ok(signature.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Whether this opens it, limited to that and nothing wider. How long that takes tells nothing of what would.
    pub(crate) async fn is_opened_by(
        &self,
        signature: &str,
        limit: Option<&Limit>,
    ) -> Result<bool, JournalError> {
        let pairs = signature.as_bytes().chunks(2);
        let bytes = pairs.map(|pair| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok());
        match bytes.collect::<Option<Vec<_>>>() {
            Some(given) => Ok(self.mac(limit).await?.verify_slice(&given).is_ok()),
            None => Ok(false),
        }
    }

    async fn mac(&self, limit: Option<&Limit>) -> Result<Hmac<Sha256>, JournalError> {
        let secret = self.journal.secret(Self::SECRET).await?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&secret).expect("a key of any length will do");
        mac.update(Self::PURPOSE);
        // No limit is empty, so that nothing limited is signed like the whole.
        if let Some(Limit(sought)) = limit {
            mac.update(b" of ");
            mac.update(sought.as_bytes());
        }
        Ok(mac)
    }

    /// The calendar: of each name the newest certificate, since it takes the place of those before.
    pub(crate) async fn write(&self, limit: Option<&Limit>) -> Result<String, JournalError> {
        let mut orders = self.journal.newest(Self::ORDERS_MAX, None).await?;
        orders.retain(|order| limit.is_none_or(|Limit(sought)| order.has_name(sought)));
        let mut reminders: Vec<Reminder> = Vec::new();
        for reminder in orders.iter().filter_map(reminder) {
            if reminders.iter().all(|newer| newer.title != reminder.title) {
                reminders.push(reminder);
            }
        }
        Ok(calendar(&reminders, &rfc_3339(self.clock.now())))
    }
}

/// What a calendar is limited to: names that have this in them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Limit(String);

impl Limit {
    /// More than any name has (RFC 1035, section 2.3.4), in each of its forms.
    const LENGTH_MAX: usize = 253;

    /// The limit that a search makes; nothing when nothing is looked for.
    ///
    /// # Errors
    /// [`ErrorCode::InvalidBody`]: no name is that long
    pub(crate) fn of_search(sought: &str) -> Result<Option<Self>, ErrorCode> {
        let sought = sought.trim().to_lowercase();
        if sought.chars().count() > Self::LENGTH_MAX {
            return Err(ErrorCode::InvalidBody);
        }
        Ok((!sought.is_empty()).then_some(Self(sought)))
    }

    /// What is looked for.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

fn reminder(order: &Order) -> Option<Reminder> {
    let OrderState::Issued { chain } = &order.state else {
        return None;
    };
    let chain = CertificateChain::parse(chain).ok()?;
    let ends = OffsetDateTime::from_unix_timestamp(chain.leaf().not_after()).ok()?;
    Some(Reminder {
        name: order.domain.base().to_owned(),
        serial: chain.leaf().serial_hex(),
        title: format!("TLS: {}", order.domain.to_unicode()),
        ends: rfc_3339(ends),
    })
}

fn rfc_3339(moment: OffsetDateTime) -> String {
    moment
        .format(&Rfc3339)
        .expect("a certificate's years have four digits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_that_find_the_same_make_the_same_limit() {
        let limit = |sought| Limit::of_search(sought);

        assert_eq!(limit(" Example.COM "), limit("example.com"));
        assert_ne!(limit("example.com"), limit("example.co"));
        assert_eq!(limit("  "), Ok(None));
        assert_eq!(limit(&"a".repeat(254)), Err(ErrorCode::InvalidBody));
    }
}
