//! The journal: what was asked of the cloud, written before it is called, and what came of it.

mod failure;
mod published;
mod read;
mod row;
mod schema;
mod secret;
mod write;

pub use self::failure::JournalError;
pub(crate) use self::{
    failure::BeginError,
    published::{Published, RecordStanding},
    row::{name_of, state_name},
};

use keyside_api::{Order, OrderState, ValidationMethod};
use keyside_core::{DomainName, Fingerprint};
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::config::DatabaseConfig;

/// All orders, in an SQLite database.
#[derive(Clone, Debug)]
pub(crate) struct Journal(SqlitePool);

/// An order and how many states it has been in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) order: Order,
    /// From 1. A change names the revision it was made for, so that no two undo each other.
    pub(crate) revision: i64,
    /// When it was placed, in milliseconds since 1970.
    pub(crate) created_at_ms: i64,
}

/// What is about to be asked of the cloud. The contact is not in it: it is not kept.
#[derive(Debug)]
pub(crate) struct Intent {
    pub(crate) idempotency_key: String,
    /// SHA-256 of the body that asked for it.
    pub(crate) request_hash: [u8; 32],
    pub(crate) domain: DomainName,
    pub(crate) product_code: String,
    pub(crate) validation: ValidationMethod,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) source: Source,
}

/// What an order is to be taken from.
#[derive(Debug)]
pub(crate) enum Source {
    /// A package's units: the cloud counts them.
    Package,
    /// The first of these instances that no order has.
    Instances(Vec<String>),
}

/// A change of an order.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) state: OrderState,
    /// The cloud's number for the order, when it has just become known.
    pub(crate) cloud_order_id: Option<i64>,
}

impl From<OrderState> for Change {
    fn from(state: OrderState) -> Self {
        Self {
            state,
            cloud_order_id: None,
        }
    }
}

impl Journal {
    /// Opens the database, makes it if it is not there, and brings its tables up to date.
    pub(crate) async fn open(config: &DatabaseConfig) -> Result<Self, JournalError> {
        let options = SqliteConnectOptions::new()
            .filename(&config.path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        // Each connection to `:memory:` is a database of its own.
        let connections = if config.is_memory() { 1 } else { 4 };
        // With a minimum the pool would open its first two at once, and of two connections that
        // switch a new file to write-ahead logging one may find it locked.
        let pool = SqlitePoolOptions::new()
            .max_connections(connections)
            .min_connections(0)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await
            .map_err(|source| JournalError::Open {
                path: config.path.clone(),
                source,
            })?;
        schema::bring_up_to_date(&pool).await?;
        Ok(Self(pool))
    }

    /// Whether the database answers and can be written to.
    pub(crate) async fn ping(&self) -> Result<(), JournalError> {
        let transaction = self.0.begin_with("BEGIN IMMEDIATE").await?;
        Ok(transaction.rollback().await?)
    }

    /// Closes the database when everything that is under way is written.
    pub(crate) async fn close(&self) {
        self.0.close().await;
    }
}

#[cfg(test)]
mod tests {
    use keyside_api::{ErrorCode, OrderId};

    use super::*;

    async fn journal() -> Journal {
        Journal::open(&DatabaseConfig::memory())
            .await
            .expect("a database in memory")
    }

    fn intent(idempotency_key: &str, key: &[u8]) -> Intent {
        Intent {
            idempotency_key: idempotency_key.to_owned(),
            request_hash: [7; 32],
            domain: "www.example.com".parse().expect("a domain"),
            product_code: "digicert-free-1-free".to_owned(),
            validation: ValidationMethod::File,
            fingerprint: Fingerprint::of_spki_der(key),
            source: Source::Package,
        }
    }

    fn id(number: u8) -> OrderId {
        OrderId::from_random([number; 16])
    }

    #[tokio::test]
    async fn an_order_is_read_back_as_it_was_written() {
        let journal = journal().await;
        let intent = intent("first", b"a key");
        let begun = journal
            .begin(id(1), &intent, 1_791_793_800_123)
            .await
            .expect("written");

        let change = Change {
            state: OrderState::Preparing,
            cloud_order_id: Some(i64::MAX),
        };
        let changed = journal
            .record(&begun, &change, 1_791_793_801_000)
            .await
            .expect("written");

        let read = journal.order(&id(1)).await.expect("readable");
        assert_eq!(read, changed);
        let Entry {
            order,
            revision,
            created_at_ms,
        } = read.expect("there");
        assert_eq!((revision, created_at_ms), (2, 1_791_793_800_123));
        assert_eq!(order.created_at, "2026-10-12T08:30:00.123Z");
        assert_eq!(order.updated_at, "2026-10-12T08:30:01Z");
        assert_eq!(order.cloud_order_id.as_deref(), Some("9223372036854775807"));
        assert_eq!(order.validation, ValidationMethod::File);
        assert_eq!(order.fingerprint, intent.fingerprint);
    }

    #[tokio::test]
    async fn a_change_made_for_an_older_state_changes_nothing() {
        let journal = journal().await;
        let begun = journal
            .begin(id(1), &intent("first", b"a key"), 0)
            .await
            .expect("written");
        let preparing = OrderState::Preparing.into();
        journal
            .record(&begun, &preparing, 1)
            .await
            .expect("written")
            .expect("recorded");

        let late = journal
            .record(&begun, &OrderState::UnderReview.into(), 2)
            .await;

        assert_eq!(late.expect("readable"), None);
        let stands = journal
            .order(&id(1))
            .await
            .expect("readable")
            .expect("there");
        assert_eq!(stands.order.state, OrderState::Preparing);
    }

    #[tokio::test]
    async fn a_key_is_taken_until_its_order_is_refused() {
        let journal = journal().await;
        let begun = journal
            .begin(id(1), &intent("first", b"a key"), 0)
            .await
            .expect("written");

        let taken = journal.begin(id(2), &intent("second", b"a key"), 0).await;
        assert!(matches!(taken, Err(BeginError::KeyUsedBefore)));

        let refused = OrderState::Refused {
            code: ErrorCode::QuotaExhausted,
            message: String::new(),
        };
        journal
            .record(&begun, &refused.into(), 1)
            .await
            .expect("written");
        journal
            .begin(id(2), &intent("second", b"a key"), 0)
            .await
            .expect("free again");
    }

    #[tokio::test]
    async fn an_idempotency_key_begins_one_order() {
        let journal = journal().await;
        journal
            .begin(id(1), &intent("first", b"a key"), 0)
            .await
            .expect("written");

        let taken = journal
            .begin(id(2), &intent("first", b"another key"), 0)
            .await;

        assert!(matches!(taken, Err(BeginError::IdempotencyKeyTaken)));
        let (entry, hash) = journal
            .begun_by("first")
            .await
            .expect("readable")
            .expect("there");
        assert_eq!((entry.order.id, hash), (id(1), vec![7; 32]));
    }

    #[tokio::test]
    async fn an_instance_has_one_order_until_that_no_longer_needs_it() {
        let journal = journal().await;
        let from_instance = |key: &str| Intent {
            source: Source::Instances(vec!["one".to_owned(), "two".to_owned()]),
            ..intent(key, key.as_bytes())
        };
        let first = journal.begin(id(1), &from_instance("first"), 0).await;
        let second = journal.begin(id(2), &from_instance("second"), 0).await;
        let third = journal.begin(id(3), &from_instance("third"), 0).await;

        let (first, second) = (first.expect("one"), second.expect("the other"));
        assert_eq!(first.order.instance_id.as_deref(), Some("one"));
        assert_eq!(second.order.instance_id.as_deref(), Some("two"));
        assert!(matches!(third, Err(BeginError::NoInstanceLeft)));

        let cancelled = OrderState::Cancelled.into();
        journal
            .record(&first, &cancelled, 0)
            .await
            .expect("written");
        let again = journal.begin(id(4), &from_instance("fourth"), 0).await;
        let again = again.expect("given up by the first");
        assert_eq!(again.order.instance_id.as_deref(), Some("one"));
        let taken = journal.taken_instances().await.expect("readable");
        assert_eq!(taken.len(), 2);
    }

    #[tokio::test]
    async fn history_is_neither_changed_nor_removed() {
        let journal = journal().await;
        journal
            .begin(id(1), &intent("first", b"a key"), 0)
            .await
            .expect("written");

        for statement in [
            "UPDATE order_events SET at_ms = 1",
            "DELETE FROM order_events",
        ] {
            assert!(
                sqlx::query(statement).execute(&journal.0).await.is_err(),
                "{statement}"
            );
        }
    }

    #[tokio::test]
    async fn a_database_of_a_newer_version_is_left_alone() {
        let dir = tempfile::tempdir().expect("a directory");
        let config = DatabaseConfig {
            path: dir.path().join("journal.sqlite"),
        };
        let journal = Journal::open(&config).await.expect("a database");
        sqlx::query("PRAGMA user_version = 99")
            .execute(&journal.0)
            .await
            .expect("written");
        journal.close().await;

        let error = Journal::open(&config).await.expect_err("too new");

        assert!(
            matches!(error, JournalError::Newer { found: 99, .. }),
            "{error}"
        );
    }
}
