//! Uses a lease to let only one replica at a time poll Telegram for a bot's updates, and stores the position
//! in the stream of updates.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use sqlx::Row;

use crate::StoreError;
use crate::error::leased;
use crate::lease::microseconds;
use crate::lookup::LookupTx;
use crate::row::read_row;

/// The right to poll, until it expires.
#[derive(Clone, Copy, Debug)]
pub struct PollerLease {
    pub bot_id: i64,
    /// The row's fence after this claim.
    pub fence: i64,
    /// The id of the first update that is not stored yet.
    pub next_offset: i64,
}

/// What Telegram said of the webhook when it was last asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookState {
    /// Why updates do not arrive; `None` if they do.
    pub fault: Option<String>,
    /// Number of updates that waited for delivery.
    pub pending: i64,
    /// When Telegram last failed to deliver an update.
    pub failed_at: Option<Timestamp>,
    /// When a replica last asked.
    pub checked_at: Option<Timestamp>,
}

read_row!(WebhookState {
    fault = "webhook_fault",
    pending = "webhook_pending",
    failed_at = "webhook_failed_at",
    checked_at = "webhook_checked_at",
});

impl LookupTx {
    /// Takes or renews the right to poll for `length`. Returns `None` while another replica has it, or while
    /// the legacy application still polls this bot.
    pub async fn claim_poller(
        &mut self,
        bot_id: i64,
        held: Option<i64>,
        length: Duration,
    ) -> Result<Option<PollerLease>, StoreError> {
        let row = sqlx::query(
            "INSERT INTO poller AS p (bot_id, fence, leased_until)
             SELECT $1, 1, clock_timestamp() + $3 * interval '1 microsecond'
              WHERE NOT EXISTS (SELECT 1 FROM legacy_engine WHERE engine = 'old')
             ON CONFLICT (bot_id) DO UPDATE
                SET fence = p.fence + 1, leased_until = excluded.leased_until
              WHERE p.leased_until IS NULL OR p.leased_until < clock_timestamp() OR p.fence = $2
             RETURNING fence, next_offset",
        )
        .bind(bot_id)
        .bind(held)
        .bind(microseconds(length))
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            Ok(PollerLease { bot_id, fence: row.try_get("fence")?, next_offset: row.try_get("next_offset")? })
        })
        .transpose()
    }

    /// Records that all updates below `next_offset` are stored, which is below the previous offset after
    /// Telegram's ids started over. Call it in the transaction that stores them.
    pub async fn polled(
        &mut self,
        lease: &PollerLease,
        next_offset: i64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rows = sqlx::query(
            "UPDATE poller SET next_offset = $3, polled_at = $4 WHERE bot_id = $1 AND fence = $2",
        )
        .bind(lease.bot_id)
        .bind(lease.fence)
        .bind(next_offset)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected();
        leased(rows)
    }

    /// Returns when updates were last fetched; `None` if never.
    pub async fn last_poll(&mut self) -> Result<Option<Timestamp>, StoreError> {
        let at: Option<jiff_sqlx::Timestamp> =
            sqlx::query_scalar("SELECT max(polled_at) FROM poller").fetch_one(self.connection()).await?;
        Ok(at.map(jiff_sqlx::Timestamp::to_jiff))
    }

    /// Reserves the next question about the webhook for this replica, unless one asked less than `every`
    /// before `now`. Returns the previous result.
    pub async fn begin_webhook_check(
        &mut self,
        bot_id: i64,
        now: Timestamp,
        every: SignedDuration,
    ) -> Result<Option<WebhookState>, StoreError> {
        Ok(sqlx::query_as(
            "INSERT INTO poller AS p (bot_id, webhook_checked_at) VALUES ($1, $2)
             ON CONFLICT (bot_id) DO UPDATE SET webhook_checked_at = excluded.webhook_checked_at
              WHERE p.webhook_checked_at IS NULL OR p.webhook_checked_at <= $3
             RETURNING webhook_fault, webhook_pending, webhook_failed_at, webhook_checked_at",
        )
        .bind(bot_id)
        .bind(now.to_sqlx())
        .bind((now - every).to_sqlx())
        .fetch_optional(self.connection())
        .await?)
    }

    /// Stores what is known of the webhook at `now`, for all replicas.
    pub async fn record_webhook(
        &mut self,
        bot_id: i64,
        state: &WebhookState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO poller (bot_id, webhook_checked_at, webhook_fault, webhook_pending, webhook_failed_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (bot_id) DO UPDATE
                SET webhook_checked_at = excluded.webhook_checked_at, webhook_fault = excluded.webhook_fault,
                    webhook_pending = excluded.webhook_pending, webhook_failed_at = excluded.webhook_failed_at",
        )
        .bind(bot_id)
        .bind(now.to_sqlx())
        .bind(&state.fault)
        .bind(state.pending)
        .bind(state.failed_at.map(ToSqlx::to_sqlx))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Returns what is known of the webhook; `None` if no replica has asked.
    pub async fn webhook_state(&mut self) -> Result<Option<WebhookState>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT webhook_fault, webhook_pending, webhook_failed_at, webhook_checked_at FROM poller
              WHERE webhook_checked_at IS NOT NULL ORDER BY webhook_checked_at DESC LIMIT 1",
        )
        .fetch_optional(self.connection())
        .await?)
    }

    /// Releases the right to poll, so that the next replica need not wait until it expires.
    pub async fn release_poller(&mut self, lease: &PollerLease) -> Result<(), StoreError> {
        sqlx::query("UPDATE poller SET leased_until = NULL WHERE bot_id = $1 AND fence = $2")
            .bind(lease.bot_id)
            .bind(lease.fence)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
