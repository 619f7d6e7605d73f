//! The journal: what was asked of the cloud, written before it is called, and what came of it.

mod row;
mod schema;

pub(crate) use self::row::state_name;

use std::path::PathBuf;

use keyside_api::{Order, OrderId, OrderState, ValidationMethod};
use keyside_core::{DomainName, Fingerprint};
use sqlx::{
    Row, SqlitePool,
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
        let pool = SqlitePoolOptions::new()
            .max_connections(connections)
            .min_connections(1)
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

    /// Writes an intent down as an order in [`OrderState::Placing`].
    pub(crate) async fn begin(
        &self,
        id: OrderId,
        intent: &Intent,
        now_ms: i64,
    ) -> Result<Entry, BeginError> {
        let mut transaction = self.0.begin_with("BEGIN IMMEDIATE").await?;
        let state = OrderState::Placing;
        let entry = sqlx::query(
            "INSERT INTO orders (id, revision, idempotency_key, request_hash, domain, \
             product_code, validation, fingerprint, created_at_ms, updated_at_ms, state_name, \
             state) VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10) RETURNING *",
        )
        .bind(id.as_str())
        .bind(&intent.idempotency_key)
        .bind(intent.request_hash.as_slice())
        .bind(intent.domain.as_ascii())
        .bind(&intent.product_code)
        .bind(row::name_of(&intent.validation))
        .bind(intent.fingerprint.to_string())
        .bind(now_ms)
        .bind(state_name(&state))
        .bind(row::to_json(&state))
        .fetch_one(&mut *transaction)
        .await
        .map_err(BeginError::of_insert)
        .and_then(|row| Ok(row::entry(&row)?))?;
        row::append_event(&mut transaction, &entry, now_ms).await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// Writes a change down, unless the order has changed since: then nothing happens and nothing
    /// comes back.
    pub(crate) async fn record(
        &self,
        entry: &Entry,
        change: &Change,
        now_ms: i64,
    ) -> Result<Option<Entry>, JournalError> {
        let mut transaction = self.0.begin_with("BEGIN IMMEDIATE").await?;
        let changed = sqlx::query(
            "UPDATE orders SET revision = revision + 1, updated_at_ms = ?3, state_name = ?4, \
             state = ?5, cloud_order_id = coalesce(?6, cloud_order_id) \
             WHERE id = ?1 AND revision = ?2 RETURNING *",
        )
        .bind(entry.order.id.as_str())
        .bind(entry.revision)
        .bind(now_ms)
        .bind(state_name(&change.state))
        .bind(row::to_json(&change.state))
        .bind(change.cloud_order_id)
        .fetch_optional(&mut *transaction)
        .await?;
        let Some(row) = changed else { return Ok(None) };
        let entry = row::entry(&row)?;
        row::append_event(&mut transaction, &entry, now_ms).await?;
        transaction.commit().await?;
        Ok(Some(entry))
    }

    /// The order of that id.
    pub(crate) async fn order(&self, id: &OrderId) -> Result<Option<Entry>, JournalError> {
        let row = sqlx::query("SELECT * FROM orders WHERE id = ?")
            .bind(id.as_str())
            .fetch_optional(&self.0)
            .await?;
        row.as_ref().map(row::entry).transpose()
    }

    /// The order that this `Idempotency-Key` began, and the hash of the body that came with it.
    pub(crate) async fn begun_by(
        &self,
        idempotency_key: &str,
    ) -> Result<Option<(Entry, Vec<u8>)>, JournalError> {
        let row = sqlx::query("SELECT * FROM orders WHERE idempotency_key = ?")
            .bind(idempotency_key)
            .fetch_optional(&self.0)
            .await?;
        row.map(|row| Ok((row::entry(&row)?, row.try_get("request_hash")?)))
            .transpose()
    }

    /// So many orders, newest first, from the newest or from the one that follows `after`.
    pub(crate) async fn newest(
        &self,
        limit: u32,
        after: Option<&OrderId>,
    ) -> Result<Vec<Order>, JournalError> {
        let rows = sqlx::query(
            "SELECT * FROM orders WHERE ?2 IS NULL OR (created_at_ms, id) < \
             (SELECT created_at_ms, id FROM orders WHERE id = ?2) \
             ORDER BY created_at_ms DESC, id DESC LIMIT ?1",
        )
        .bind(limit)
        .bind(after.map(OrderId::as_str))
        .fetch_all(&self.0)
        .await?;
        rows.iter().map(|row| Ok(row::entry(row)?.order)).collect()
    }

    /// Every order that may still change.
    pub(crate) async fn open_orders(&self) -> Result<Vec<Entry>, JournalError> {
        let rows = sqlx::query(
            "SELECT * FROM orders WHERE state_name NOT IN ('issued', 'cancelled', 'refused')",
        )
        .fetch_all(&self.0)
        .await?;
        rows.iter().map(row::entry).collect()
    }

    /// Whether the cloud's number belongs to an order.
    pub(crate) async fn knows(&self, cloud_order_id: i64) -> Result<bool, JournalError> {
        let row = sqlx::query("SELECT 1 FROM orders WHERE cloud_order_id = ?")
            .bind(cloud_order_id)
            .fetch_optional(&self.0)
            .await?;
        Ok(row.is_some())
    }

    /// Whether another order for the same domain and product waits for the cloud's answer, too.
    pub(crate) async fn has_rival(&self, entry: &Entry) -> Result<bool, JournalError> {
        let row = sqlx::query(
            "SELECT 1 FROM orders WHERE state_name IN ('placing', 'outcomeUnknown') \
             AND domain = ? AND product_code = ? AND id <> ? LIMIT 1",
        )
        .bind(entry.order.domain.as_ascii())
        .bind(&entry.order.product_code)
        .bind(entry.order.id.as_str())
        .fetch_optional(&self.0)
        .await?;
        Ok(row.is_some())
    }

    /// How many orders are in each state, by the state's name.
    pub(crate) async fn count_by_state(&self) -> Result<Vec<(String, i64)>, JournalError> {
        let rows = sqlx::query("SELECT state_name, count(*) FROM orders GROUP BY state_name")
            .fetch_all(&self.0)
            .await?;
        rows.iter()
            .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
            .collect()
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
    /// The journal failed.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl BeginError {
    fn of_insert(error: sqlx::Error) -> Self {
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

#[cfg(test)]
mod tests {
    use keyside_api::ErrorCode;

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
