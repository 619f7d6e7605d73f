//! How an order is written into columns and read back.

use keyside_api::{Order, OrderEvent, OrderState, StateName};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Row, Sqlite, Transaction, sqlite::SqliteRow};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{Entry, JournalError};

/// Reads a row of `orders`.
pub(super) fn entry(row: &SqliteRow) -> Result<Entry, JournalError> {
    let id: String = row.try_get("id")?;
    let created_at_ms = row.try_get("created_at_ms")?;
    let order = read(row, &id, created_at_ms)?;
    Ok(Entry {
        order,
        revision: row.try_get("revision")?,
        created_at_ms,
    })
}

fn read(row: &SqliteRow, id: &str, created_at_ms: i64) -> Result<Order, JournalError> {
    let text = |column: &str| row.try_get::<String, _>(column);
    let cloud_order_id: Option<i64> = row.try_get("cloud_order_id")?;
    let validation = serde_json::Value::String(text("validation")?);
    Ok(Order {
        id: parsed(id, id.parse().map_err(|_| "its id is none"))?,
        cloud_order_id: cloud_order_id.map(|number| number.to_string()),
        instance_id: row.try_get("instance_id")?,
        domain: parsed(id, text("domain")?.parse())?,
        product_code: text("product_code")?,
        validation: parsed(id, serde_json::from_value(validation))?,
        fingerprint: parsed(id, text("fingerprint")?.parse())?,
        created_at: parsed(id, rfc3339(created_at_ms))?,
        updated_at: parsed(id, rfc3339(row.try_get("updated_at_ms")?))?,
        state: parsed(id, from_json(&text("state")?))?,
    })
}

/// Reads a row of `order_events`.
pub(super) fn event(row: &SqliteRow) -> Result<OrderEvent, JournalError> {
    let id: String = row.try_get("order_id")?;
    let state: OrderState = parsed(&id, from_json(&row.try_get::<String, _>("state")?))?;
    Ok(OrderEvent {
        state: StateName::from(&state),
        at: parsed(&id, rfc3339(row.try_get("at_ms")?))?,
    })
}

pub(super) fn parsed<T, E: std::fmt::Display>(
    id: &str,
    result: Result<T, E>,
) -> Result<T, JournalError> {
    result.map_err(|problem| JournalError::Damaged {
        id: id.to_owned(),
        problem: problem.to_string(),
    })
}

/// Adds the entry's state to the order's history.
pub(super) async fn append_event(
    transaction: &mut Transaction<'_, Sqlite>,
    entry: &Entry,
    now_ms: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO order_events (order_id, revision, at_ms, cloud_order_id, state) \
         SELECT id, revision, ?2, cloud_order_id, state FROM orders WHERE id = ?1",
    )
    .bind(entry.order.id.as_str())
    .bind(now_ms)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// A state as the journal's column `state` has it.
pub(super) fn to_json(state: &OrderState) -> String {
    serde_json::to_string(state).expect("plain data becomes JSON")
}

fn from_json<T: DeserializeOwned>(json: &str) -> serde_json::Result<T> {
    serde_json::from_str(json)
}

/// A state's name in JSON.
pub(crate) fn state_name(state: &OrderState) -> String {
    name_of(&StateName::from(state))
}

/// The name in JSON of a variant without data.
pub(crate) fn name_of(variant: &impl Serialize) -> String {
    let json = serde_json::to_value(variant).expect("plain data becomes JSON");
    json.as_str()
        .expect("a variant without data is its name")
        .to_owned()
}

/// The variant without data that has this name in JSON.
pub(super) fn from_name<T: DeserializeOwned>(name: String) -> serde_json::Result<T> {
    serde_json::from_value(serde_json::Value::String(name))
}

pub(super) fn rfc3339(ms: i64) -> Result<String, String> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(ms) * 1_000_000)
        .map_err(|error| error.to_string())?
        .format(&Rfc3339)
        .map_err(|error| error.to_string())
}
