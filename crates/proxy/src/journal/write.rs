//! What is written into the journal: intents and changes, each with its place in the history.

use keyside_api::{OrderId, OrderState};
use sqlx::{Sqlite, Transaction};

use super::{
    BeginError, Change, Entry, Intent, Journal, JournalError, Source,
    row::{self, append_event, name_of, state_name, to_json},
};

impl Journal {
    /// Writes an intent down as an order in [`OrderState::Placing`].
    pub(crate) async fn begin(
        &self,
        id: OrderId,
        intent: &Intent,
        now_ms: i64,
    ) -> Result<Entry, BeginError> {
        let mut transaction = self.0.begin_with("BEGIN IMMEDIATE").await?;
        let state = OrderState::Placing;
        let instance_id = match &intent.source {
            Source::Package => None,
            Source::Instances(candidates) => Some(first_free(&mut transaction, candidates).await?),
        };
        let entry = sqlx::query(
            "INSERT INTO orders (id, revision, idempotency_key, request_hash, domain, \
             product_code, validation, fingerprint, created_at_ms, updated_at_ms, state_name, \
             state, instance_id) \
             VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10, ?11) RETURNING *",
        )
        .bind(id.as_str())
        .bind(&intent.idempotency_key)
        .bind(intent.request_hash.as_slice())
        .bind(intent.domain.as_ascii())
        .bind(&intent.product_code)
        .bind(name_of(&intent.validation))
        .bind(intent.fingerprint.to_string())
        .bind(now_ms)
        .bind(state_name(&state))
        .bind(to_json(&state))
        .bind(instance_id)
        .fetch_one(&mut *transaction)
        .await
        .map_err(BeginError::of_insert)
        .and_then(|row| Ok(row::entry(&row)?))?;
        append_event(&mut transaction, &entry, now_ms).await?;
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
        .bind(to_json(&change.state))
        .bind(change.cloud_order_id)
        .fetch_optional(&mut *transaction)
        .await?;
        let Some(row) = changed else { return Ok(None) };
        let entry = row::entry(&row)?;
        append_event(&mut transaction, &entry, now_ms).await?;
        transaction.commit().await?;
        Ok(Some(entry))
    }
}

/// The first instance that no order has.
async fn first_free(
    transaction: &mut Transaction<'_, Sqlite>,
    candidates: &[String],
) -> Result<String, BeginError> {
    for instance in candidates {
        let taken = sqlx::query(
            "SELECT 1 FROM orders WHERE instance_id = ? \
             AND state_name NOT IN ('refused', 'cancelled', 'revoked')",
        )
        .bind(instance)
        .fetch_optional(&mut **transaction)
        .await?;
        if taken.is_none() {
            return Ok(instance.clone());
        }
    }
    Err(BeginError::NoInstanceLeft)
}
