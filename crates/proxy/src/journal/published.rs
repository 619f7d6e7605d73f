//! The records that the proxy publishes itself, in the journal.

use keyside_api::{ErrorCode, OrderId, PublicationState, RecordEvent};
use sqlx::{Row, Sqlite, Transaction, sqlite::SqliteRow};

use super::{
    Journal, JournalError,
    row::{from_name, name_of, parsed, rfc3339},
};
use crate::publisher::Record;

/// A record and what became of publishing it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Published {
    pub(crate) order_id: OrderId,
    /// From 1. A change names the revision it was made for, so that no two undo each other.
    pub(crate) revision: i64,
    pub(crate) record: Record,
    pub(crate) standing: RecordStanding,
    /// When it came into its state: RFC 3339, UTC.
    pub(crate) at: String,
}

/// How the publication of a record stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RecordStanding {
    pub(crate) state: PublicationState,
    /// Whether the service was asked to add it and what came of that is not known.
    pub(crate) in_doubt: bool,
    /// What the service knows it by, when the proxy put it there.
    pub(crate) record_id: Option<String>,
    /// Why it failed, or why it is not done yet.
    pub(crate) code: Option<ErrorCode>,
}

impl RecordStanding {
    /// In a state that says all there is to know.
    pub(crate) const fn of(state: PublicationState) -> Self {
        Self {
            state,
            in_doubt: false,
            record_id: None,
            code: None,
        }
    }
}

impl Journal {
    /// Writes down that the record is to be published, unless that goes on already: then nothing comes back. A doubt
    /// about the same record stays.
    pub(crate) async fn begin_record(
        &self,
        order_id: &OrderId,
        record: &Record,
        now_ms: i64,
    ) -> Result<Option<Published>, JournalError> {
        let mut transaction = self.0.begin_with("BEGIN IMMEDIATE").await?;
        let begun = sqlx::query(
            "INSERT INTO records (order_id, revision, zone, rr, record_type, value, state, in_doubt, at_ms) \
             VALUES (?1, 1, ?2, ?3, ?4, ?5, 'publishing', 0, ?6) \
             ON CONFLICT (order_id) DO UPDATE SET revision = revision + 1, zone = ?2, rr = ?3, record_type = ?4, \
             in_doubt = (in_doubt AND value = ?5 AND zone = ?2 AND rr = ?3), value = ?5, state = 'publishing', \
             record_id = NULL, code = NULL, at_ms = ?6 \
             WHERE state IN ('failed', 'removed', 'alreadyThere') RETURNING *",
        )
        .bind(order_id.as_str())
        .bind(&record.zone)
        .bind(&record.rr)
        .bind(&record.record_type)
        .bind(&record.value)
        .bind(now_ms)
        .fetch_optional(&mut *transaction)
        .await?;
        finish(transaction, begun).await
    }

    /// Writes down how the publication stands now, unless that has changed since: then nothing comes back.
    pub(crate) async fn record_standing(
        &self,
        published: &Published,
        standing: &RecordStanding,
        now_ms: i64,
    ) -> Result<Option<Published>, JournalError> {
        let mut transaction = self.0.begin_with("BEGIN IMMEDIATE").await?;
        let changed = sqlx::query(
            "UPDATE records SET revision = revision + 1, state = ?3, in_doubt = ?4, record_id = ?5, code = ?6, \
             at_ms = ?7 WHERE order_id = ?1 AND revision = ?2 RETURNING *",
        )
        .bind(published.order_id.as_str())
        .bind(published.revision)
        .bind(name_of(&standing.state))
        .bind(standing.in_doubt)
        .bind(&standing.record_id)
        .bind(standing.code.map(ErrorCode::name))
        .bind(now_ms)
        .fetch_optional(&mut *transaction)
        .await?;
        finish(transaction, changed).await
    }

    /// The record of an order that was to be published.
    pub(crate) async fn published(&self, id: &OrderId) -> Result<Option<Published>, JournalError> {
        let row = sqlx::query("SELECT * FROM records WHERE order_id = ?")
            .bind(id.as_str())
            .fetch_optional(&self.0)
            .await?;
        row.as_ref().map(read).transpose()
    }

    /// Every record that something is to be done about: it is being published or removed, or it is or may be in its
    /// zone although its order is over.
    pub(crate) async fn records_due(&self) -> Result<Vec<Published>, JournalError> {
        let rows = sqlx::query(
            "SELECT records.* FROM records JOIN orders ON orders.id = order_id \
             WHERE records.state IN ('publishing', 'removing') \
             OR (records.state = 'published' OR records.state = 'failed' AND in_doubt) \
             AND state_name IN ('issued', 'validationFailed', 'cancelling', 'cancelled', 'revoked', 'refused')",
        )
        .fetch_all(&self.0)
        .await?;
        rows.iter().map(read).collect()
    }

    /// The states that the publication of an order's record was in, the first one first; one that only its data changed
    /// in counts once.
    pub(crate) async fn record_history(
        &self,
        id: &OrderId,
    ) -> Result<Vec<RecordEvent>, JournalError> {
        let rows = sqlx::query("SELECT * FROM record_events WHERE order_id = ? ORDER BY revision")
            .bind(id.as_str())
            .fetch_all(&self.0)
            .await?;
        let mut events = Vec::new();
        for row in rows {
            events.push(RecordEvent {
                state: parsed(id.as_str(), from_name(row.try_get("state")?))?,
                at: parsed(id.as_str(), rfc3339(row.try_get("at_ms")?))?,
            });
        }
        events.dedup_by_key(|event| event.state);
        Ok(events)
    }

    /// How many records are in each state, by the state's name.
    pub(crate) async fn count_records(&self) -> Result<Vec<(String, i64)>, JournalError> {
        let rows = sqlx::query("SELECT state, count(*) FROM records GROUP BY state")
            .fetch_all(&self.0)
            .await?;
        rows.iter()
            .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
            .collect()
    }
}

/// Adds the state to the record's history and commits.
async fn finish(
    mut transaction: Transaction<'_, Sqlite>,
    changed: Option<SqliteRow>,
) -> Result<Option<Published>, JournalError> {
    let Some(row) = changed else { return Ok(None) };
    let published = read(&row)?;
    sqlx::query("INSERT INTO record_events (order_id, revision, at_ms, state) VALUES (?, ?, ?, ?)")
        .bind(published.order_id.as_str())
        .bind(published.revision)
        .bind(row.try_get::<i64, _>("at_ms")?)
        .bind(name_of(&published.standing.state))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(Some(published))
}

fn read(row: &SqliteRow) -> Result<Published, JournalError> {
    let id: String = row.try_get("order_id")?;
    let code: Option<String> = row.try_get("code")?;
    Ok(Published {
        order_id: parsed(&id, id.parse().map_err(|_| "its id is none"))?,
        revision: row.try_get("revision")?,
        record: Record {
            zone: row.try_get("zone")?,
            rr: row.try_get("rr")?,
            record_type: row.try_get("record_type")?,
            value: row.try_get("value")?,
        },
        standing: RecordStanding {
            state: parsed(&id, from_name(row.try_get("state")?))?,
            in_doubt: row.try_get("in_doubt")?,
            record_id: row.try_get("record_id")?,
            code: code.map(|code| parsed(&id, from_name(code))).transpose()?,
        },
        at: parsed(&id, rfc3339(row.try_get("at_ms")?))?,
    })
}

#[cfg(test)]
mod tests {
    use keyside_api::ValidationMethod;
    use keyside_core::Fingerprint;

    use super::*;
    use crate::{
        config::DatabaseConfig,
        journal::{Intent, Source},
    };

    async fn journal_with_an_order(id: &OrderId) -> Journal {
        let journal = Journal::open(&DatabaseConfig::memory())
            .await
            .expect("a database in memory");
        let intent = Intent {
            idempotency_key: "first".to_owned(),
            request_hash: [7; 32],
            domain: "www.example.com".parse().expect("a domain"),
            product_code: "digicert-free-1-free".to_owned(),
            validation: ValidationMethod::Dns,
            fingerprint: Fingerprint::of_spki_der(b"a key"),
            source: Source::Package,
        };
        journal
            .begin(id.clone(), &intent, 0)
            .await
            .expect("written");
        journal
    }

    fn record(value: &str) -> Record {
        Record {
            zone: "example.com".to_owned(),
            rr: "_dnsauth.www".to_owned(),
            record_type: "TXT".to_owned(),
            value: value.to_owned(),
        }
    }

    #[tokio::test]
    async fn a_record_is_begun_once_and_again_only_when_it_is_none() {
        let id = OrderId::from_random([1; 16]);
        let journal = journal_with_an_order(&id).await;
        let begin = async |value: &str| {
            let begun = journal.begin_record(&id, &record(value), 1).await;
            begun.expect("readable")
        };

        let begun = begin("a").await.expect("the first");
        assert_eq!(begin("a").await, None);
        let failed = RecordStanding {
            in_doubt: true,
            code: Some(ErrorCode::CloudTimeout),
            ..RecordStanding::of(PublicationState::Failed)
        };
        let standing = journal.record_standing(&begun, &failed, 2).await;
        assert_eq!(
            standing.expect("readable").map(|found| found.standing),
            Some(failed.clone())
        );
        let again = begin("a").await.expect("begun again");
        let late = journal.record_standing(&begun, &failed, 3).await;

        // A doubt about the same record stays; a change made for an older state changes nothing.
        assert!(again.standing.in_doubt);
        assert_eq!(late.expect("readable"), None);
        assert_eq!(journal.published(&id).await.expect("readable"), Some(again));
    }

    #[tokio::test]
    async fn a_doubt_about_one_record_is_none_about_another() {
        let id = OrderId::from_random([1; 16]);
        let journal = journal_with_an_order(&id).await;
        let begun = journal.begin_record(&id, &record("a"), 1).await;
        let begun = begun.expect("readable").expect("the first");
        let failed = RecordStanding {
            in_doubt: true,
            ..RecordStanding::of(PublicationState::Failed)
        };
        journal
            .record_standing(&begun, &failed, 2)
            .await
            .expect("readable");

        let other = journal.begin_record(&id, &record("b"), 3).await;

        let other = other.expect("readable").expect("begun");
        assert!(!other.standing.in_doubt);
    }
}
