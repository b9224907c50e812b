//! Stores the library: its media items, which of them can be picked, and how long the others rest.

use domain::ids::MediaId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::row::read_row;
use crate::{StoreError, TenantTx};

mod listing;
mod mix_input;
mod rest;

pub use listing::ListedFile;
pub use mix_input::{CategoryCount, MixInput};
pub use rest::UNBLOCK;

/// A media item, with the data that is needed to publish it.
#[derive(Clone, Debug)]
pub struct MediaItem {
    pub id: MediaId,
    /// Its file name, for display.
    pub file_name: String,
    pub category: String,
    /// `google_drive`, `telegram` or `local`.
    pub source_type: String,
    /// The source's own id of the file.
    pub source_identifier: String,
    /// The file's path, for a file on disk.
    pub file_path: String,
    /// SHA-256 of its content, if known.
    pub content_sha256: Option<Vec<u8>>,
    /// The checksum that the source last reported for its content.
    pub source_checksum: Option<String>,
}

read_row!(MediaItem {
    id,
    file_name,
    category = "category_key",
    source_type,
    source_identifier,
    file_path,
    content_sha256,
    source_checksum,
});

/// Picks within a category: items that were never posted first, then the least recently posted, then the
/// least often posted, then in a stable random order (ids are random). Needs only one index probe, however
/// large the library is.
pub const PICK: &str =
    "SELECT id, file_name, category_key, source_type, coalesce(source_identifier, '') AS source_identifier, source_checksum, file_path,
            content_sha256
       FROM media_items
      WHERE tenant = $1 AND category_key = $2 AND is_active AND blocked_until IS NULL
      ORDER BY tenant, category_key, last_posted_at NULLS FIRST, times_posted, id
      LIMIT 1 FOR UPDATE SKIP LOCKED";

/// For a category in which every item rests: picks the item that was, or may have been, shown longest ago.
/// Items shown less than a day ago are excluded, because their stories are still live. The query is cheap
/// even in a large library, because few items were shown recently.
const PICK_AGAIN: &str =
    "SELECT m.id, m.file_name, m.category_key, m.source_type, coalesce(m.source_identifier, '') AS source_identifier, m.source_checksum, m.file_path,
            m.content_sha256
       FROM media_items AS m
       JOIN (SELECT l.media_item_id, max(l.locked_at) AS at FROM media_posting_locks AS l
              WHERE l.tenant = $1 AND l.lock_reason = 'recent_post'
                AND l.locked_until > ($3::timestamptz AT TIME ZONE 'UTC')
              GROUP BY l.media_item_id) AS shown ON shown.media_item_id = m.id
      WHERE m.tenant = $1 AND m.category_key = $2 AND m.is_active AND m.blocked_until < 'infinity'
        AND m.id <> ALL ($4)
        AND shown.at <= ($3::timestamptz AT TIME ZONE 'UTC') - interval '24 hours'
        AND NOT EXISTS (SELECT 1 FROM media_posting_locks AS l
                          JOIN media_items AS o ON o.tenant = l.tenant AND o.id = l.media_item_id
                         WHERE l.tenant = $1 AND coalesce(o.look_group, o.id) = coalesce(m.look_group, m.id)
                           AND l.lock_reason <> 'recent_post'
                           AND (l.locked_until IS NULL OR l.locked_until > ($3::timestamptz AT TIME ZONE 'UTC')))
      ORDER BY shown.at, m.times_posted, m.id
      LIMIT 1 FOR UPDATE OF m SKIP LOCKED";

impl TenantTx {
    /// Returns the next item of a category, locked until the transaction ends; `None` if all of its items
    /// rest.
    pub async fn pick_in(&mut self, category: &str) -> Result<Option<MediaItem>, StoreError> {
        Ok(self.scoped_as(PICK).bind(category).fetch_optional(self.connection()).await?)
    }

    /// Returns the item of a category that was shown longest ago, locked until the transaction ends. Use it
    /// if every item of the category rests. Skips items in `aside`, and items that rest for any reason other
    /// than having been shown.
    pub async fn pick_again_in(
        &mut self,
        category: &str,
        aside: &[MediaId],
        now: Timestamp,
    ) -> Result<Option<MediaItem>, StoreError> {
        Ok(self
            .scoped_as(PICK_AGAIN)
            .bind(category)
            .bind(now.to_sqlx())
            .bind(aside.iter().map(|id| id.0).collect::<Vec<_>>())
            .fetch_optional(self.connection())
            .await?)
    }

    /// Returns whether another transaction locks an item. If so, an empty pick does not prove that every item
    /// rests.
    pub async fn library_is_held(&mut self) -> Result<bool, StoreError> {
        let sql = "SELECT (SELECT count(*) FROM media_items WHERE tenant = $1 AND is_active)
                       <> (SELECT count(*) FROM (SELECT FROM media_items WHERE tenant = $1 AND is_active
                                                    FOR NO KEY UPDATE SKIP LOCKED) AS free)";
        Ok(self.scoped_scalar(sql).fetch_one(self.connection()).await?)
    }

    pub async fn media_item(&mut self, id: MediaId) -> Result<Option<MediaItem>, StoreError> {
        Ok(self.scoped_as(
            "SELECT id, file_name, category_key, source_type, coalesce(source_identifier, '') AS source_identifier, source_checksum, file_path,
                    content_sha256
               FROM media_items WHERE tenant = $1 AND id = $2",
        )
        .bind(id.0)
        .fetch_optional(self.connection())
        .await?)
    }
}
