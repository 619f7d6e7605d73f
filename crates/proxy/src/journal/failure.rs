//! What can go wrong with the journal.

use std::path::PathBuf;

/// Why the journal did not do as asked.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The database cannot be opened.
    #[error("cannot open the database {}: {source}", path.display())]
    Open {
        /// Its file.
        path: PathBuf,
        /// Why.
        source: sqlx::Error,
    },
    /// The database was written by a newer version.
    #[error("the database has schema {found}, this version knows up to {known}")]
    Newer {
        /// The database's.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// A row cannot be read back.
    #[error("order {id} is damaged in the database: {problem}")]
    Damaged {
        /// Which order.
        id: String,
        /// What is wrong with it.
        problem: String,
    },
}

/// Why an intent was not written down.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BeginError {
    /// An order that was not refused has the same key.
    #[error("the key was used before")]
    KeyUsedBefore,
    /// The `Idempotency-Key` began an order a moment ago.
    #[error("the idempotency key was used before")]
    IdempotencyKeyTaken,
    /// Other orders have every instance.
    #[error("no instance is left")]
    NoInstanceLeft,
    /// The journal failed.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl BeginError {
    pub(super) fn of_insert(error: sqlx::Error) -> Self {
        let message = error
            .as_database_error()
            .map_or("", |error| error.message());
        if message.contains("orders.fingerprint") {
            Self::KeyUsedBefore
        } else if message.contains("orders.idempotency_key") {
            Self::IdempotencyKeyTaken
        } else {
            error.into()
        }
    }
}

impl From<sqlx::Error> for BeginError {
    fn from(error: sqlx::Error) -> Self {
        Self::Journal(error.into())
    }
}
