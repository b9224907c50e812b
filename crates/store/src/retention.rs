//! Deletes data after a fixed time, when it is no longer needed. History is kept forever.

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;

use crate::{Store, StoreError, TenantTx};

/// How long handled or parked updates are kept. Telegram itself keeps updates for a day.
const UPDATES: SignedDuration = SignedDuration::from_hours(48);
/// How long sent or rejected messages are kept.
const MESSAGES: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long slots with an outcome are kept.
const SLOTS: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How long buttons are kept. A button that is pressed later is treated as unknown.
const BUTTONS: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How long records of fetched pictures are kept. They show who fetched a picture, and when.
const FETCHES: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How long records of what people changed are kept.
const AUDIT: SignedDuration = SignedDuration::from_hours(400 * 24);

/// Maximum number of updates to delete at once. Deleting them takes much less time than the statement
/// timeout.
const AT_ONCE: i64 = 20_000;

/// What to delete from a tenant's tables. No other row refers to these rows.
const OF_A_TENANT: [(&str, SignedDuration); 4] = [
    ("DELETE FROM outbox WHERE tenant = $1 AND due_at IS NULL AND settled_at < $2", MESSAGES),
    ("DELETE FROM posting_slots WHERE tenant = $1 AND slot_at < $2 AND outcome IS NOT NULL", SLOTS),
    ("DELETE FROM callback_tokens WHERE tenant = $1 AND created_at < $2", BUTTONS),
    ("DELETE FROM media_fetches WHERE tenant = $1 AND fetched_at < $2", FETCHES),
];

impl TenantTx {
    /// Deletes the tenant's expired rows. Returns how many it deleted.
    pub async fn forget_old(&mut self, now: Timestamp) -> Result<u64, StoreError> {
        let mut gone = 0;
        for (sql, kept) in OF_A_TENANT {
            let before = (now - kept).to_sqlx();
            gone += self.scoped(sql).bind(before).execute(self.connection()).await?.rows_affected();
        }
        let of_the_audit: i64 = sqlx::query_scalar("SELECT forget_old_audit($1)")
            .bind((now - AUDIT).to_sqlx())
            .fetch_one(self.connection())
            .await?;
        Ok(gone + u64::try_from(of_the_audit).unwrap_or(0))
    }
}

impl Store {
    /// Deletes handled or parked updates that were received long enough ago, up to a limit. Returns how many
    /// it deleted. Deletes the updates of all tenants, so it is enough if one replica calls it.
    pub async fn forget_old_updates(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        let gone = sqlx::query(
            "DELETE FROM telegram_updates WHERE update_id IN (
                SELECT update_id FROM telegram_updates WHERE due_at IS NULL AND received_at < $1
                 ORDER BY update_id LIMIT $2 FOR UPDATE SKIP LOCKED)",
        )
        .bind((now - UPDATES).to_sqlx())
        .bind(AT_ONCE)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        tx.commit().await?;
        Ok(gone)
    }
}
