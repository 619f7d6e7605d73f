//! Encrypted copies of keys that this browser keeps, as far as the page knows them.

use keyside_api::OrderId;
use keyside_core::{DomainName, Fingerprint};
use keyside_room::KeepProblem;
use serde::{Deserialize, Serialize};

use crate::note::Note;

/// A key in a capsule, and what the page has to know of it while it is locked.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KeptCopy {
    /// SHA-256 of its public key; its name in the store.
    pub(crate) fingerprint: Fingerprint,
    /// The name that the certificate is for.
    pub(crate) domain: DomainName,
    /// The capsule.
    pub(crate) capsule: String,
    /// The order, once it was placed.
    pub(crate) order: Option<OrderId>,
    /// The `Idempotency-Key` of the order; none where the key is for no order.
    pub(crate) idempotency_key: Option<String>,
    /// When it was kept, in milliseconds since 1970.
    pub(crate) kept_at: f64,
}

/// A copy that is to be kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SealedCopy {
    /// SHA-256 of its public key.
    pub(crate) fingerprint: Fingerprint,
    /// The name that the certificate is for.
    pub(crate) domain: DomainName,
    /// The capsule.
    pub(crate) capsule: String,
    /// What is in it besides.
    pub(crate) note: Note,
}

impl SealedCopy {
    /// The copy, kept at this time, in milliseconds since 1970.
    pub(crate) fn kept(self, at: f64) -> KeptCopy {
        let order = self.note.order();
        KeptCopy {
            fingerprint: self.fingerprint,
            domain: self.domain,
            capsule: self.capsule,
            order: order.and_then(|note| note.order.clone()),
            idempotency_key: order.map(|note| note.idempotency_key.clone()),
            kept_at: at,
        }
    }
}

impl KeptCopy {
    /// Whether its key is for no order.
    pub(crate) const fn is_offline(&self) -> bool {
        self.idempotency_key.is_none()
    }
}

/// What lies under one name in the store.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stored {
    /// A copy.
    Copy(Box<KeptCopy>),
    /// Something else, or what is left of a copy.
    Damaged {
        /// The name.
        name: String,
    },
}

/// All that this browser keeps.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Shelf {
    /// It is being looked at.
    #[default]
    Unread,
    /// It holds these, the newest first and what is damaged last.
    Open(Vec<Stored>),
    /// It cannot be used.
    Closed(KeepProblem),
}

impl Shelf {
    /// What is on it.
    pub(crate) fn stored(&self) -> &[Stored] {
        match self {
            Self::Open(stored) => stored,
            Self::Unread | Self::Closed(_) => &[],
        }
    }

    /// The copy of the key with this fingerprint.
    pub(crate) fn copy_of(&self, fingerprint: &Fingerprint) -> Option<&KeptCopy> {
        self.stored().iter().find_map(|stored| match stored {
            Stored::Copy(copy) if copy.fingerprint == *fingerprint => Some(&**copy),
            Stored::Copy(_) | Stored::Damaged { .. } => None,
        })
    }

    /// Why no copy can be kept.
    pub(crate) const fn problem(&self) -> Option<KeepProblem> {
        match self {
            Self::Closed(problem) => Some(*problem),
            Self::Unread | Self::Open(_) => None,
        }
    }
}

impl From<Result<Vec<Stored>, KeepProblem>> for Shelf {
    fn from(found: Result<Vec<Stored>, KeepProblem>) -> Self {
        match found {
            Ok(mut stored) => {
                stored.sort_by(|a, b| b.kept_at().total_cmp(&a.kept_at()));
                Self::Open(stored)
            }
            Err(problem) => Self::Closed(problem),
        }
    }
}

impl Stored {
    const fn kept_at(&self) -> f64 {
        match self {
            Self::Copy(copy) => copy.kept_at,
            Self::Damaged { .. } => f64::NEG_INFINITY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(key: &str, kept_at: f64) -> KeptCopy {
        KeptCopy {
            fingerprint: Fingerprint::of_spki_der(key.as_bytes()),
            domain: "example.com".parse().expect("a domain name"),
            capsule: String::new(),
            order: None,
            idempotency_key: Some("first".to_owned()),
            kept_at,
        }
    }

    #[test]
    fn the_newest_copy_is_first_and_what_is_damaged_last() {
        let name = "x".to_owned();
        let damaged = Stored::Damaged { name };
        let [old, new] =
            [copy("old", 1.0), copy("new", 2.0)].map(|copy| Stored::Copy(Box::new(copy)));

        let shelf = Shelf::from(Ok(vec![damaged.clone(), old.clone(), new.clone()]));

        assert_eq!(shelf.stored(), [new, old, damaged]);
    }

    #[test]
    fn a_copy_with_more_in_it_is_none() {
        let mut written = serde_json::to_value(copy("a", 1.0)).expect("plain data");
        assert!(serde_json::from_value::<KeptCopy>(written.clone()).is_ok());

        written["key"] = "secret".into();

        assert!(serde_json::from_value::<KeptCopy>(written).is_err());
    }
}
