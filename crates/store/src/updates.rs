//! Implements the inbox: every update is stored as Telegram sent it before it is acknowledged, and is handled
//! once.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::StoreError;
use crate::callbacks::is_token;
use crate::error::leased;
use crate::lease::{Lease, UpdateKey};
use crate::lookup::LookupTx;

/// Telegram's update ids have 31 bits. An id that other updates had before is stored with this added once for
/// each of them, so that it comes after them in its chat.
const USED_BEFORE: i64 = 1 << 32;

/// The data of an update that a claim needs to find its person and its tenants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Routing {
    /// The chat of the update. Updates of one chat are handled in order.
    pub chat: Option<i64>,
    /// Telegram's id of the person who pressed a button; `None` for any other update.
    pub sender: Option<i64>,
    /// The data of the pressed button.
    pub button: Option<String>,
}

impl Routing {
    /// Creates the routing of an update that is not a press.
    pub fn to(chat: Option<i64>) -> Self {
        Self { chat, ..Self::default() }
    }
}

impl LookupTx {
    /// Stores an update as received. Returns false if it is already stored, because Telegram delivered it
    /// again. An id that another update had before gets the next free number for storage.
    pub async fn receive(
        &mut self,
        update_id: i64,
        routing: &Routing,
        body: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let digest = digest_of(body);
        let mut number = update_id;
        loop {
            let rows = sqlx::query(
                "INSERT INTO telegram_updates
                        (update_id, telegram_chat_id, sender, button, body, received_at, due_at, digest)
                 VALUES ($1, $2, $3, $4, $5, $6, $6, $7) ON CONFLICT (update_id) DO NOTHING",
            )
            .bind(number)
            .bind(routing.chat)
            .bind(routing.sender)
            .bind(routing.button.as_deref().filter(|token| is_token(token)))
            .bind(body)
            .bind(now.to_sqlx())
            .bind(&digest[..])
            .execute(self.connection())
            .await?
            .rows_affected();
            if rows == 1 {
                return Ok(true);
            }
            if self.is_stored(number, &digest).await? {
                return Ok(false);
            }
            number += USED_BEFORE;
        }
    }

    /// Returns whether the update stored under a number is this one. An older version stored no digest, and
    /// took every update with the same id for the same.
    async fn is_stored(&mut self, number: i64, digest: &[u8]) -> Result<bool, StoreError> {
        let stored: Option<bool> = sqlx::query_scalar(
            "SELECT digest IS NULL OR digest = $2 FROM telegram_updates WHERE update_id = $1",
        )
        .bind(number)
        .bind(digest)
        .fetch_optional(self.connection())
        .await?;
        // A row that was deleted in between was another update, two days old.
        Ok(stored.unwrap_or(false))
    }

    /// Marks an update that concerns no tenant as handled, and erases its body.
    pub async fn update_handled(
        &mut self,
        lease: &Lease<UpdateKey>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rows = sqlx::query(
            "UPDATE telegram_updates SET handled_at = $3, body = NULL, due_at = NULL, leased_until = NULL
              WHERE update_id = $1 AND fence = $2",
        )
        .bind(lease.key.update_id)
        .bind(lease.fence)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected();
        leased(rows)
    }

    /// Records that handling an update failed. It is retried at `again`; if that is `None`, it is
    /// parked, so that later updates of its chat are handled.
    pub async fn update_failed(
        &mut self,
        lease: &Lease<UpdateKey>,
        why: &str,
        again: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let rows = sqlx::query(
            "UPDATE telegram_updates
                SET attempts = attempts + 1, leased_until = NULL, due_at = $3,
                    parked_error = CASE WHEN $3 IS NULL THEN $4 END
              WHERE update_id = $1 AND fence = $2",
        )
        .bind(lease.key.update_id)
        .bind(lease.fence)
        .bind(again.map(ToSqlx::to_sqlx))
        .bind(why)
        .execute(self.connection())
        .await?
        .rows_affected();
        leased(rows)
    }
}

/// Returns a digest of an update's content. Spaces and the order of fields do not count: a webhook and a poll
/// may write the same update differently.
fn digest_of(body: &str) -> [u8; 32] {
    let content = serde_json::from_str::<Value>(body).map(|content| content.to_string());
    Sha256::digest(content.as_deref().unwrap_or(body)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_update_has_the_same_digest_however_it_is_written() {
        let polled = digest_of("{\"update_id\":7,\n\"message\":{\"text\":\"a\",\"date\":1}}");
        assert_eq!(polled, digest_of(r#"{"update_id": 7, "message": {"date": 1, "text": "a"}}"#));
        assert_ne!(polled, digest_of(r#"{"update_id": 7, "message": {"date": 2, "text": "a"}}"#));
        assert_ne!(digest_of("no JSON"), digest_of("no  JSON"));
    }
}
