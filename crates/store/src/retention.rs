//! How long what is done with is kept. History stays for good; everything else here goes.

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;

use crate::{Store, StoreError, TenantTx};

/// Updates that were handled or parked: Telegram itself keeps them a day.
const UPDATES: SignedDuration = SignedDuration::from_hours(48);
/// Messages that were sent or refused.
const MESSAGES: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Slots with an outcome.
const SLOTS: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Buttons: pressed later, they are answered like any that nobody knows.
const BUTTONS: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Who fetched a picture, and when.
const FETCHES: SignedDuration = SignedDuration::from_hours(90 * 24);
/// What people changed.
const AUDIT: SignedDuration = SignedDuration::from_hours(400 * 24);

/// Updates that one sweep takes: well within the time of a statement.
const AT_ONCE: i64 = 20_000;

/// What a tenant is done with. Each row goes on its own: nothing refers to it.
const OF_A_TENANT: [(&str, SignedDuration); 4] = [
    ("DELETE FROM outbox WHERE tenant = $1 AND due_at IS NULL AND settled_at < $2", MESSAGES),
    ("DELETE FROM posting_slots WHERE tenant = $1 AND slot_at < $2 AND outcome IS NOT NULL", SLOTS),
    ("DELETE FROM callback_tokens WHERE tenant = $1 AND created_at < $2", BUTTONS),
    ("DELETE FROM media_fetches WHERE tenant = $1 AND fetched_at < $2", FETCHES),
];

impl TenantTx {
    /// Forgets what the tenant is done with for long enough; how many rows went.
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
    /// Forgets updates that were handled or parked for long enough, some at a time; how many went. Whoever comes first
    /// does it for all.
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
