//! Retries messages that were not sent: in order, or set aside while their chat continues.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::error::leased;
use crate::lease::{Lease, OutboxKey};
use crate::{StoreError, TenantTx};

/// Makes a leased message wait until `$4` because of `$5`, counts the attempt, and sets more. `$6` is free for that.
macro_rules! wait {
    ($more:literal) => {
        concat!(
            "UPDATE outbox SET state = 'waiting', due_at = $4, leased_until = NULL, attempts = attempts + 1, \
                    last_error = $5, ",
            $more,
            " WHERE tenant = $1 AND id = $2 AND fence = $3"
        )
    };
}

impl TenantTx {
    /// Postpones a message to `due_at` because of a rate limit. This does not count as an attempt.
    pub async fn not_yet(&mut self, lease: &Lease<OutboxKey>, due_at: Timestamp) -> Result<(), StoreError> {
        let rows = self.scoped(
            "UPDATE outbox SET due_at = $4, leased_until = NULL WHERE tenant = $1 AND id = $2 AND fence = $3",
        )
        .bind(lease.key.id.0)
        .bind(lease.fence)
        .bind(due_at.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected();
        leased(rows)
    }

    /// Retries a message at `due_at`, because it did not arrive or the result is unclear. With `maybe_sent`
    /// it may have arrived.
    pub async fn send_later(
        &mut self,
        lease: &Lease<OutboxKey>,
        due_at: Timestamp,
        maybe_sent: bool,
        why: &str,
    ) -> Result<(), StoreError> {
        let rows = self
            .scoped(wait!("again = again OR $6"))
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .bind(due_at.to_sqlx())
            .bind(why)
            .bind(maybe_sent)
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Retries a message at `due_at` that Telegram refuses. Its chat continues without it.
    pub async fn set_message_aside(
        &mut self,
        lease: &Lease<OutboxKey>,
        due_at: Timestamp,
        why: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.wait_since(wait!("refused_since = coalesce(refused_since, $6)"), lease, due_at, why, now).await
    }

    /// Retries a message at `due_at`, because Telegram says that its chat is closed to the bot.
    pub async fn chat_seems_closed(
        &mut self,
        lease: &Lease<OutboxKey>,
        due_at: Timestamp,
        why: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.wait_since(wait!("closed_since = coalesce(closed_since, $6)"), lease, due_at, why, now).await
    }

    async fn wait_since(
        &mut self,
        sql: &'static str,
        lease: &Lease<OutboxKey>,
        due_at: Timestamp,
        why: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rows = self
            .scoped(sql)
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .bind(due_at.to_sqlx())
            .bind(why)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Retries a message that could not be written, with growing waits for a day. After the third failure its chat continues
    /// without it. Returns when it is due; `None` if it was given up.
    pub async fn message_unwritten(
        &mut self,
        lease: &Lease<OutboxKey>,
        why: &str,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let due_at: Option<Option<jiff_sqlx::Timestamp>> = self
            .scoped_scalar(
                "UPDATE outbox
                    SET state = CASE WHEN over THEN 'refused' ELSE state END, settled_at = CASE WHEN over THEN $5 END,
                        due_at = CASE WHEN NOT over THEN
                            $5 + least(interval '1 hour', interval '5 seconds' * power(2, least(attempts, 12))) END,
                        refused_since = CASE WHEN attempts >= 2 THEN coalesce(refused_since, $5) END,
                        leased_until = NULL, attempts = attempts + 1, last_error = $4
                   FROM (SELECT created_at <= $5 - interval '1 day' AS over FROM outbox
                          WHERE tenant = $1 AND id = $2) AS age
                  WHERE tenant = $1 AND id = $2 AND fence = $3
                 RETURNING due_at",
            )
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .bind(why)
            .bind(now.to_sqlx())
            .fetch_optional(self.connection())
            .await?;
        let due_at = due_at.ok_or(StoreError::LeaseLost)?;
        Ok(due_at.map(jiff_sqlx::Timestamp::to_jiff))
    }

    /// Sends an edit as a new message, because the message to edit was deleted.
    pub async fn send_anew(&mut self, lease: &Lease<OutboxKey>, now: Timestamp) -> Result<(), StoreError> {
        let rows = self
            .scoped(
                "UPDATE outbox SET state = 'waiting', due_at = $4, leased_until = NULL, edits_message_id = NULL
                  WHERE tenant = $1 AND id = $2 AND fence = $3",
            )
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }
}
