//! Implements the inbox: every update is stored as Telegram sent it before it is acknowledged, and is handled
//! once.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::StoreError;
use crate::callbacks::is_token;
use crate::error::leased;
use crate::lease::{Lease, UpdateKey};
use crate::lookup::LookupTx;

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
    /// again.
    pub async fn receive(
        &mut self,
        update_id: i64,
        routing: &Routing,
        body: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let rows = sqlx::query(
            "INSERT INTO telegram_updates (update_id, telegram_chat_id, sender, button, body, received_at, due_at)
             VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (update_id) DO NOTHING",
        )
        .bind(update_id)
        .bind(routing.chat)
        .bind(routing.sender)
        .bind(routing.button.as_deref().filter(|token| is_token(token)))
        .bind(body)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected();
        Ok(rows == 1)
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
