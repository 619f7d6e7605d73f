//! The database's tables, and how an older database gets them.

use sqlx::{Row, SqlitePool};

use super::JournalError;

/// Each brings a database from the schema of its index to the next. Never changed once released.
const MIGRATIONS: &[&str] = &[
    include_str!("0001_orders.sql"),
    include_str!("0002_secrets.sql"),
    include_str!("0003_instances.sql"),
    include_str!("0004_records.sql"),
];

/// Runs what the database has not seen yet, all or nothing.
pub(super) async fn bring_up_to_date(pool: &SqlitePool) -> Result<(), JournalError> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let found: i64 = sqlx::query("PRAGMA user_version")
        .fetch_one(&mut *transaction)
        .await?
        .try_get(0)?;
    let known = MIGRATIONS.len() as i64;
    let done = usize::try_from(found)
        .ok()
        .filter(|done| *done <= MIGRATIONS.len());
    let Some(done) = done else {
        return Err(JournalError::Newer { found, known });
    };
    for migration in &MIGRATIONS[done..] {
        sqlx::raw_sql(*migration).execute(&mut *transaction).await?;
    }
    let version = format!("PRAGMA user_version = {known}");
    sqlx::raw_sql(sqlx::AssertSqlSafe(version))
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}
