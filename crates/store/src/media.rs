//! The library: media items, which of them may be picked, and until when the others rest.

use domain::ids::MediaId;
use domain::lock::LockReason;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::Row;

use crate::{StoreError, TenantTx, new_id};

mod listing;

pub use listing::ListedFile;

/// How many of the tenant's last posts the mix looks at.
const MIX_WINDOW: i64 = 19;

/// A media item, as the engine needs it.
#[derive(Clone, Debug)]
pub struct MediaItem {
    /// Which.
    pub id: MediaId,
    /// Its file name, for people.
    pub file_name: String,
    /// Its category.
    pub category: String,
    /// `google_drive`, `telegram`, `local`.
    pub source_type: String,
    /// The source's own id of the file.
    pub source_identifier: String,
    /// Where it lies, for a file on disk.
    pub file_path: String,
    /// SHA-256 of its content, where it is known.
    pub content_sha256: Option<Vec<u8>>,
    /// What the source said of its content when it was last seen.
    pub source_checksum: Option<String>,
}

/// What the next turn is decided by.
#[derive(Clone, Debug, Default)]
pub struct Turns {
    /// Share of each category, 0 to 1; empty where none was chosen.
    pub mix: Vec<(String, f64)>,
    /// Categories of the last posts, newest first.
    pub recent: Vec<String>,
}

/// Pictures of one category.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CategoryCount {
    /// The category.
    pub category: String,
    /// Active items.
    pub items: i64,
    /// Of them rejected.
    pub rejected: i64,
}

/// The pick within a category: never posted, then least recently, then fewest, then a stable random order (ids
/// are random). One index probe at any size.
pub const PICK: &str =
    "SELECT id, file_name, category_key, source_type, source_identifier, source_checksum, file_path,
            content_sha256
       FROM media_items
      WHERE tenant = $1 AND category_key = $2 AND is_active AND blocked_until IS NULL
      ORDER BY tenant, category_key, last_posted_at NULLS FIRST, times_posted, id
      LIMIT 1 FOR UPDATE SKIP LOCKED";

/// Lets items whose rest is over be picked again.
pub const UNBLOCK: &str = "UPDATE media_items SET blocked_until = NULL
      WHERE tenant = $1 AND blocked_until IS NOT NULL AND blocked_until <> 'infinity' AND blocked_until <= $2";

/// Until when an item rests, from its causes: a post in flight, a rejection, locks of anything that looks like it.
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
    /// Lets rested items be picked again.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn unblock_rested(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let key = self.tenant().key();
        sqlx::query(UNBLOCK).bind(key).bind(now.to_sqlx()).execute(self.connection()).await?;
        Ok(())
    }

    /// The next item of a category, locked until the transaction ends; `None` when all of it rests.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn pick_in(&mut self, category: &str) -> Result<Option<MediaItem>, StoreError> {
        let key = self.tenant().key();
        let row = sqlx::query(PICK).bind(key).bind(category).fetch_optional(self.connection()).await?;
        row.as_ref().map(read_item).transpose()
    }

    /// One item.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn media_item(&mut self, id: MediaId) -> Result<Option<MediaItem>, StoreError> {
        let key = self.tenant().key();
        let row = sqlx::query(
            "SELECT id, file_name, category_key, source_type, source_identifier, source_checksum, file_path,
                    content_sha256
               FROM media_items WHERE tenant = $1 AND id = $2",
        )
        .bind(key)
        .bind(id.0)
        .fetch_optional(self.connection())
        .await?;
        row.as_ref().map(read_item).transpose()
    }

    /// Takes an item, and everything that looks like it, out of the pick for as long as its post is in flight.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn block_in_flight(&mut self, id: MediaId) -> Result<(), StoreError> {
        let key = self.tenant().key();
        sqlx::query(
            "UPDATE media_items SET blocked_until = 'infinity'
              WHERE tenant = $1
                AND (id = $2 OR look_group = (SELECT look_group FROM media_items WHERE tenant = $1 AND id = $2))",
        )
        .bind(key)
        .bind(id.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Derives anew until when an item and its look-alikes rest.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn free_media(&mut self, id: MediaId, now: Timestamp) -> Result<(), StoreError> {
        let key = self.tenant().key();
        let sql = format!(
            "UPDATE media_items AS m SET blocked_until = {REST}
              WHERE m.tenant = $1
                AND (m.id = $3 OR m.look_group = (SELECT look_group FROM media_items WHERE tenant = $1 AND id = $3))"
        );
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(key)
            .bind(now.to_sqlx())
            .bind(id.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Derives anew until when each item of the tenant rests.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub(crate) async fn rest_anew(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let key = self.tenant().key();
        let sql = format!("UPDATE media_items AS m SET blocked_until = {REST} WHERE m.tenant = $1");
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(key)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Lets items rest whose locks somebody else wrote: the older application still keeps the legacy tenant's library.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn heed_locks_of_others(&mut self, now: Timestamp) -> Result<(), StoreError> {
        let key = self.tenant().key();
        let sql = format!(
            "UPDATE media_items AS m SET blocked_until = {REST}
              WHERE m.tenant = $1 AND m.blocked_until IS NULL
                AND EXISTS (SELECT 1 FROM media_posting_locks AS l WHERE l.tenant = m.tenant AND l.media_item_id = m.id
                               AND (l.locked_until IS NULL OR l.locked_until > ($2::timestamptz AT TIME ZONE 'UTC')))"
        );
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(key)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Lets an item rest that cannot be had for now, so that another is picked meanwhile.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn rest_until(&mut self, id: MediaId, until: Timestamp) -> Result<(), StoreError> {
        let key = self.tenant().key();
        sqlx::query("UPDATE media_items SET blocked_until = $3 WHERE tenant = $1 AND id = $2")
            .bind(key)
            .bind(id.0)
            .bind(until.to_sqlx())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Locks an item for a reason, for the reason's own time, and lets it rest accordingly. A lock for good stands.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn lock_media(
        &mut self,
        id: MediaId,
        reason: LockReason,
        by: Option<domain::ids::UserId>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.rest_media(id, reason, by, false, now).await
    }

    /// The same, and counts it as shown. The new lock is not seen by the statement that writes it, so its end is
    /// held against those of the others.
    pub(crate) async fn rest_media(
        &mut self,
        id: MediaId,
        reason: LockReason,
        by: Option<domain::ids::UserId>,
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
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(tenant.key())
            .bind(now.to_sqlx())
            .bind(id.0)
            .bind(new_id())
            .bind(tenant.chat_settings_id())
            .bind(until.map(ToSqlx::to_sqlx))
            .bind(reason.name())
            .bind(by.map(|user| user.0))
            .bind(shown)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Marks an item that turned out unusable; it is never picked again.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn reject_media(&mut self, id: MediaId, reason: &str) -> Result<(), StoreError> {
        let key = self.tenant().key();
        sqlx::query(
            "UPDATE media_items SET verdict = 'rejected', reject_reason = $3, blocked_until = 'infinity'
              WHERE tenant = $1 AND id = $2",
        )
        .bind(key)
        .bind(id.0)
        .bind(reason)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Takes an item out of the library because its source no longer has it. Its history stays.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn deactivate_media(&mut self, id: MediaId) -> Result<(), StoreError> {
        let key = self.tenant().key();
        sqlx::query("UPDATE media_items SET is_active = false WHERE tenant = $1 AND id = $2")
            .bind(key)
            .bind(id.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// What the next turn is decided by, in one statement: the mix in force, and the categories of the tenant's last
    /// posts, published or in flight, newest first.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn turns(&mut self) -> Result<Turns, StoreError> {
        let key = self.tenant().key();
        let rows: Vec<(String, Option<f64>)> = sqlx::query_as(
            "(SELECT category::text, ratio::float8 FROM category_post_case_mix
               WHERE tenant = $1 AND is_current ORDER BY category)
             UNION ALL
             (SELECT category_key, NULL FROM (
                 (SELECT m.category_key, q.publish_at AS at
                    FROM posting_queue AS q JOIN media_items AS m ON m.tenant = q.tenant AND m.id = q.media_item_id
                   WHERE q.tenant = $1 AND q.state IS NOT NULL)
                 UNION ALL
                 (SELECT coalesce(h.category_key, m.category_key), h.posted_at AT TIME ZONE 'UTC'
                    FROM posting_history AS h JOIN media_items AS m ON m.tenant = h.tenant AND m.id = h.media_item_id
                   WHERE h.tenant = $1 AND h.success ORDER BY h.posted_at DESC LIMIT $2)) AS recent
              ORDER BY at DESC LIMIT $2)",
        )
        .bind(key)
        .bind(MIX_WINDOW)
        .fetch_all(self.connection())
        .await?;
        let mut turns = Turns::default();
        for (category, share) in rows {
            match share {
                Some(share) => turns.mix.push((category, share)),
                None => turns.recent.push(category),
            }
        }
        Ok(turns)
    }

    /// Categories of the tenant's last posts, published or in flight, newest first.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn recent_categories(&mut self) -> Result<Vec<String>, StoreError> {
        Ok(self.turns().await?.recent)
    }

    /// The mix in force: share of each category.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn mix(&mut self) -> Result<Vec<(String, f64)>, StoreError> {
        Ok(self.turns().await?.mix)
    }

    /// The categories in which something may be picked, by leaping through the index of the pick.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn pickable_categories(&mut self) -> Result<Vec<String>, StoreError> {
        let key = self.tenant().key();
        Ok(sqlx::query_scalar(
            "WITH RECURSIVE found (name) AS (
                (SELECT category_key FROM media_items
                  WHERE tenant = $1 AND is_active AND blocked_until IS NULL ORDER BY category_key LIMIT 1)
                UNION ALL
                SELECT (SELECT m.category_key FROM media_items AS m
                         WHERE m.tenant = $1 AND m.is_active AND m.blocked_until IS NULL AND m.category_key > found.name
                         ORDER BY m.category_key LIMIT 1)
                  FROM found WHERE found.name IS NOT NULL)
             SELECT name FROM found WHERE name IS NOT NULL",
        )
        .bind(key)
        .fetch_all(self.connection())
        .await?)
    }

    /// The categories that have active items, with their counts.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn categories(&mut self) -> Result<Vec<CategoryCount>, StoreError> {
        let key = self.tenant().key();
        Ok(sqlx::query_as(
            "SELECT category_key AS category, count(*) AS items, count(*) FILTER (WHERE verdict = 'rejected') AS rejected
               FROM media_items WHERE tenant = $1 AND is_active GROUP BY category_key ORDER BY category_key",
        )
        .bind(key)
        .fetch_all(self.connection())
        .await?)
    }
}

fn read_item(row: &sqlx::postgres::PgRow) -> Result<MediaItem, StoreError> {
    Ok(MediaItem {
        id: MediaId(row.try_get("id")?),
        file_name: row.try_get("file_name")?,
        category: row.try_get("category_key")?,
        source_type: row.try_get("source_type")?,
        source_identifier: row.try_get::<Option<String>, _>("source_identifier")?.unwrap_or_default(),
        source_checksum: row.try_get("source_checksum")?,
        file_path: row.try_get("file_path")?,
        content_sha256: row.try_get("content_sha256")?,
    })
}
