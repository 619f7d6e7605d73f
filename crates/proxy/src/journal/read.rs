//! What is read from the journal.

use std::collections::HashSet;

use keyside_api::{Order, OrderEvent, OrderId};
use sqlx::Row;

use super::{
    Entry, Journal, JournalError,
    row::{entry, event},
};

impl Journal {
    /// The order of that id.
    pub(crate) async fn order(&self, id: &OrderId) -> Result<Option<Entry>, JournalError> {
        let row = sqlx::query("SELECT * FROM orders WHERE id = ?")
            .bind(id.as_str())
            .fetch_optional(&self.0)
            .await?;
        row.as_ref().map(entry).transpose()
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
        row.map(|row| Ok((entry(&row)?, row.try_get("request_hash")?)))
            .transpose()
    }

    /// The states that an order was in, the first one first; one that only its data changed in counts once.
    pub(crate) async fn history(&self, id: &OrderId) -> Result<Vec<OrderEvent>, JournalError> {
        let rows = sqlx::query(
            "SELECT order_id, at_ms, state FROM order_events WHERE order_id = ? ORDER BY revision",
        )
        .bind(id.as_str())
        .fetch_all(&self.0)
        .await?;
        let mut events: Vec<OrderEvent> = rows.iter().map(event).collect::<Result<_, _>>()?;
        events.dedup_by_key(|event| event.state);
        Ok(events)
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
        rows.iter().map(|row| Ok(entry(row)?.order)).collect()
    }

    /// Every order that may still change.
    pub(crate) async fn open_orders(&self) -> Result<Vec<Entry>, JournalError> {
        let rows = sqlx::query(
            "SELECT * FROM orders WHERE state_name IN ('placing', 'outcomeUnknown', 'preparing', \
             'awaitingValidation', 'underReview', 'validationFailed', 'cancelling')",
        )
        .fetch_all(&self.0)
        .await?;
        rows.iter().map(entry).collect()
    }

    /// How many orders may still change without anyone's doing.
    pub(crate) async fn count_followed(&self) -> Result<i64, JournalError> {
        let row = sqlx::query(
            "SELECT count(*) FROM orders WHERE state_name IN ('outcomeUnknown', 'preparing', \
             'awaitingValidation', 'underReview', 'cancelling')",
        )
        .fetch_one(&self.0)
        .await?;
        Ok(row.try_get(0)?)
    }

    /// The instances that orders have to themselves.
    pub(crate) async fn taken_instances(&self) -> Result<HashSet<String>, JournalError> {
        let taken = sqlx::query_scalar(
            "SELECT instance_id FROM orders WHERE instance_id IS NOT NULL \
             AND state_name NOT IN ('refused', 'cancelled', 'revoked')",
        )
        .fetch_all(&self.0)
        .await?;
        Ok(taken.into_iter().collect())
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
}
