//! Implements the inbox: every update is stored as Telegram sent it before it is acknowledged, and is handled
//! once.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::StoreError;
use crate::error::leased;
use crate::lease::{Lease, UpdateKey};
use crate::lookup::LookupTx;

impl LookupTx {
    /// Stores an update as received. Returns false if it is already stored, because Telegram delivered it
    /// again.
    pub async fn receive(
        &mut self,
        update_id: i64,
        telegram_chat_id: Option<i64>,
        body: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let rows = sqlx::query(
            "INSERT INTO telegram_updates (update_id, telegram_chat_id, body, received_at, due_at)
             VALUES ($1, $2, $3, $4, $4) ON CONFLICT (update_id) DO NOTHING",
        )
        .bind(update_id)
        .bind(telegram_chat_id)
        .bind(body)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected();
        Ok(rows == 1)
    }

    /// Returns the body of a claimed update.
    pub async fn update_body(&mut self, lease: &Lease<UpdateKey>) -> Result<String, StoreError> {
        let body: Option<Option<String>> =
            sqlx::query_scalar("SELECT body FROM telegram_updates WHERE update_id = $1 AND fence = $2")
                .bind(lease.key.update_id)
                .bind(lease.fence)
                .fetch_optional(self.connection())
                .await?;
        body.ok_or(StoreError::LeaseLost)?
            .ok_or(StoreError::Inconsistent { missing: "telegram_updates.body" })
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
