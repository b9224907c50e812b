//! Computes how long items rest, and why.

use domain::ids::{MediaId, UserId};
use domain::lock::LockReason;
use domain::media::RejectReason;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::{StoreError, TenantTx, new_id};

/// Makes items available again when their rest is over. Skips items that another transaction locks: a listing
/// locks items in a different order, so waiting for it could cause a deadlock.
pub const UNBLOCK: &str = "UPDATE media_items AS m SET blocked_until = NULL
       FROM (SELECT id FROM media_items
              WHERE tenant = $1 AND blocked_until IS NOT NULL AND blocked_until <> 'infinity' AND blocked_until <= $2
              FOR NO KEY UPDATE SKIP LOCKED) AS rested
      WHERE m.tenant = $1 AND m.id = rested.id";

/// The end of an item's rest, computed from its causes: a post in flight, a rejection, or locks on any of its
/// look-alikes.
const REST: &str = "CASE
        WHEN m.verdict = 'rejected' OR EXISTS (SELECT 1 FROM posting_queue AS q JOIN media_items AS o
                  ON o.tenant = q.tenant AND o.id = q.media_item_id
               WHERE q.tenant = m.tenant AND q.state IS NOT NULL AND coalesce(o.look_group, o.id) = coalesce(m.look_group, m.id))
             THEN 'infinity'::timestamptz
        ELSE (SELECT max(coalesce(l.locked_until AT TIME ZONE 'UTC', 'infinity'::timestamptz))
                FROM media_posting_locks AS l JOIN media_items AS o ON o.tenant = l.tenant AND o.id = l.media_item_id
               WHERE l.tenant = m.tenant AND coalesce(o.look_group, o.id) = coalesce(m.look_group, m.id)
                 AND (l.locked_until IS NULL OR l.locked_until > ($2::timestamptz AT TIME ZONE 'UTC'))) END";

impl TenantTx {
    /// Makes items available again when their rest is over.
    pub async fn unblock_rested(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.scoped(UNBLOCK).bind(now.to_sqlx()).execute(self.connection()).await?;
        Ok(())
    }

    /// Excludes an item and its look-alikes from the pick for as long as its post is in flight.
    pub async fn block_in_flight(&mut self, id: MediaId) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE media_items SET blocked_until = 'infinity'
              WHERE tenant = $1
                AND (id = $2 OR look_group = (SELECT look_group FROM media_items WHERE tenant = $1 AND id = $2))",
        )
        .bind(id.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Recomputes how long an item and its look-alikes rest.
    pub async fn free_media(&mut self, id: MediaId, now: Timestamp) -> Result<(), StoreError> {
        let sql = format!(
            "UPDATE media_items AS m SET blocked_until = {REST}
              WHERE m.tenant = $1
                AND (m.id = $3 OR m.look_group = (SELECT look_group FROM media_items WHERE tenant = $1 AND id = $3))"
        );
        self.scoped(sqlx::AssertSqlSafe(sql))
            .bind(now.to_sqlx())
            .bind(id.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Recomputes how long each item of the tenant rests.
    pub(crate) async fn rest_anew(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let sql = format!("UPDATE media_items AS m SET blocked_until = {REST} WHERE m.tenant = $1");
        self.scoped(sqlx::AssertSqlSafe(sql)).bind(now.to_sqlx()).execute(self.connection()).await?;
        Ok(())
    }

    /// Applies locks that the legacy application wrote: that application still manages the legacy tenant's
    /// library.
    pub async fn heed_locks_of_others(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let sql = format!(
            "UPDATE media_items AS m SET blocked_until = {REST}
              WHERE m.tenant = $1 AND m.blocked_until IS NULL
                AND EXISTS (SELECT 1 FROM media_posting_locks AS l WHERE l.tenant = m.tenant AND l.media_item_id = m.id
                               AND (l.locked_until IS NULL OR l.locked_until > ($2::timestamptz AT TIME ZONE 'UTC')))"
        );
        self.scoped(sqlx::AssertSqlSafe(sql)).bind(now.to_sqlx()).execute(self.connection()).await?;
        Ok(())
    }

    /// Makes a temporarily unavailable item rest, so that another one is picked. If the item has to rest
    /// longer for another reason, it does.
    pub async fn rest_until(
        &mut self,
        id: MediaId,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "UPDATE media_items AS m SET blocked_until = greatest($4, {REST}) WHERE m.tenant = $1 AND m.id = $3"
        );
        self.scoped(sqlx::AssertSqlSafe(sql))
            .bind(now.to_sqlx())
            .bind(id.0)
            .bind(until.to_sqlx())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Locks an item for a reason, for the duration of that reason, and makes it and its look-alikes rest. A
    /// permanent lock is kept. If `shown` is true, the item also counts as shown. A statement cannot see a
    /// lock that it inserts itself, so this one compares the end of the new lock with the ends of the others.
    pub async fn rest_media(
        &mut self,
        id: MediaId,
        reason: LockReason,
        by: Option<UserId>,
        shown: bool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let until = reason.ttl().map(|ttl| now + ttl);
        let sql = format!(
            "WITH locked AS (
                INSERT INTO media_posting_locks
                    (id, chat_settings_id, media_item_id, locked_at, locked_until, lock_reason, created_by_user_id, created_at)
                SELECT $4, $5, $3, ($2::timestamptz AT TIME ZONE 'UTC'), ($6::timestamptz AT TIME ZONE 'UTC'), $7, $8,
                       ($2::timestamptz AT TIME ZONE 'UTC')
                 WHERE $6 IS NOT NULL OR NOT EXISTS (SELECT 1 FROM media_posting_locks
                        WHERE tenant = $1 AND media_item_id = $3 AND locked_until IS NULL)
                ON CONFLICT DO NOTHING)
             UPDATE media_items AS m
                SET blocked_until = greatest({REST}, coalesce($6::timestamptz, 'infinity')),
                    times_posted = coalesce(m.times_posted, 0) + (m.id = $3 AND $9)::int,
                    last_posted_at = CASE WHEN m.id = $3 AND $9 THEN ($2::timestamptz AT TIME ZONE 'UTC')
                                          ELSE m.last_posted_at END
              WHERE m.tenant = $1
                AND (m.id = $3 OR m.look_group = (SELECT look_group FROM media_items WHERE tenant = $1 AND id = $3))"
        );
        self.scoped(sqlx::AssertSqlSafe(sql))
            .bind(now.to_sqlx())
            .bind(id.0)
            .bind(new_id())
            .bind(tenant.chat_settings_id())
            .bind(until.map(ToSqlx::to_sqlx))
            .bind(reason.into_str())
            .bind(by.map(|user| user.0))
            .bind(shown)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Marks an item that turned out to be unusable; it is never picked again.
    pub async fn reject_media(&mut self, id: MediaId, reason: &RejectReason) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE media_items SET verdict = 'rejected', reject_reason = $3, blocked_until = 'infinity'
              WHERE tenant = $1 AND id = $2",
        )
        .bind(id.0)
        .bind(reason.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Removes an item from the library because its source no longer has it. Its history is kept.
    pub async fn deactivate_media(&mut self, id: MediaId) -> Result<(), StoreError> {
        self.scoped("UPDATE media_items SET is_active = false WHERE tenant = $1 AND id = $2")
            .bind(id.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
