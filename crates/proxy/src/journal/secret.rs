//! Secrets of this installation, made when they are first asked for.

use super::{Journal, JournalError};
use crate::random;

/// A key to sign with.
pub(crate) type Secret = [u8; 32];

impl Journal {
    /// The secret of that name.
    pub(crate) async fn secret(&self, name: &str) -> Result<Secret, JournalError> {
        let fresh: Secret = random::bytes();
        let value: Vec<u8> = sqlx::query_scalar(
            "INSERT INTO secrets (name, value) VALUES (?, ?) \
             ON CONFLICT (name) DO UPDATE SET value = value RETURNING value",
        )
        .bind(name)
        .bind(fresh.as_slice())
        .fetch_one(&self.0)
        .await?;
        value.try_into().map_err(|_| JournalError::Damaged {
            id: name.to_owned(),
            problem: "a secret has another length".to_owned(),
        })
    }
}
