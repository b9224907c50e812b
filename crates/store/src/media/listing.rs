//! Updates the library from a source's listing: new files, changed files, deleted files.

use domain::ids::{MediaId, SourceId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use crate::{StoreError, TenantTx, new_id};

/// A file as listed by a source, with our verdict.
#[derive(Clone, Debug)]
pub struct ListedFile {
    /// The source's own id of the file.
    pub identifier: String,
    pub name: String,
    /// The folder it is in; `None` means uncategorized.
    pub category: Option<String>,
    /// As reported by the source.
    pub mime_type: String,
    /// In bytes.
    pub size: i64,
    /// The checksum that the source reports for its content.
    pub checksum: Option<String>,
    /// SHA-256 of its content, if the source knows it.
    pub sha256: Option<[u8; 32]>,
    /// In pixels, as displayed.
    pub size_in_pixels: Option<(i32, i32)>,
    /// `image` or `video`.
    pub kind: &'static str,
    /// `ready`, `needs_rendition` or `rejected`.
    pub verdict: &'static str,
    /// Why it is rejected, as a code.
    pub reject_reason: Option<String>,
}

impl TenantTx {
    /// Stores one listed file: inserts a new item, or updates a known one. Items of the same content share a
    /// look group, so that showing one makes all of them rest. A rejected item stays rejected until its
    /// content changes, because it may have been rejected for something in its bytes that the source does not
    /// report.
    pub async fn index_file(
        &mut self,
        source: SourceId,
        file: &ListedFile,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let id = new_id();
        let (width, height) = file.size_in_pixels.unzip();
        let sha256 = file.sha256.as_ref().map(<[u8; 32]>::as_slice);
        let (id, held): (Uuid, Option<bool>) = sqlx::query_as(
            "INSERT INTO media_items AS m
                (id, chat_settings_id, file_path, file_name, file_size, file_hash, mime_type, category, source_type,
                 source_identifier, source_id, source_checksum, content_sha256, look_group, media_kind, width, height,
                 verdict, reject_reason, blocked_until, created_at, updated_at)
             VALUES ($1, $2, 'google_drive://' || $3, $4, $5, coalesce($6, ''), $7, $8, 'google_drive', $3, $9, $6, $10,
                     coalesce((SELECT look_group FROM media_items
                                WHERE tenant = $11 AND content_sha256 = $10 AND look_group IS NOT NULL LIMIT 1), $1),
                     $12, $13, $14, $15, $16,
                     CASE WHEN $15 = 'rejected' THEN 'infinity'::timestamptz
                          ELSE (SELECT max(blocked_until) FROM media_items WHERE tenant = $11 AND content_sha256 = $10) END,
                     ($17::timestamptz AT TIME ZONE 'UTC'), ($17::timestamptz AT TIME ZONE 'UTC'))
             ON CONFLICT (tenant, file_path) DO UPDATE
                SET source_id = excluded.source_id, file_name = excluded.file_name, category = excluded.category, is_active = true,
                    file_size = excluded.file_size, mime_type = excluded.mime_type,
                    source_checksum = excluded.source_checksum, content_sha256 = excluded.content_sha256,
                    width = excluded.width, height = excluded.height, media_kind = excluded.media_kind,
                    (verdict, reject_reason) = (SELECT CASE WHEN judged.already THEN m.verdict ELSE excluded.verdict END,
                            CASE WHEN judged.already THEN m.reject_reason ELSE excluded.reject_reason END
                       FROM (SELECT m.verdict = 'rejected' AND (m.source_checksum, m.file_size)
                                    IS NOT DISTINCT FROM (excluded.source_checksum, excluded.file_size) AS already) AS judged),
                    blocked_until = CASE WHEN excluded.verdict = 'rejected' THEN 'infinity' ELSE m.blocked_until END,
                    updated_at = excluded.updated_at
             RETURNING id, verdict <> 'rejected' AND blocked_until = 'infinity' AS held",
        )
        .bind(id)
        .bind(tenant.chat_settings_id())
        .bind(&file.identifier)
        .bind(&file.name)
        .bind(file.size)
        .bind(&file.checksum)
        .bind(&file.mime_type)
        .bind(&file.category)
        .bind(source.0)
        .bind(sha256)
        .bind(tenant.key())
        .bind(file.kind)
        .bind(width)
        .bind(height)
        .bind(file.verdict)
        .bind(&file.reject_reason)
        .bind(now.to_sqlx())
        .fetch_one(self.connection())
        .await?;
        // The item may have been blocked by a rejection that this listing reversed.
        if held == Some(true) { self.free_media(MediaId(id), now).await } else { Ok(()) }
    }

    /// Removes items from the library that the source no longer lists, but not those seen at `seen_at` or
    /// later. Returns how many items it removed.
    pub async fn forget_unlisted(&mut self, source: SourceId, seen_at: Timestamp) -> Result<u64, StoreError> {
        Ok(self.scoped(
            "UPDATE media_items SET is_active = false
              WHERE tenant = $1 AND source_id = $2 AND is_active AND updated_at < ($3::timestamptz AT TIME ZONE 'UTC')",
        )
        .bind(source.0)
        .bind(seen_at.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected())
    }

    /// Returns how many active items of a source were last seen before `seen_at`, and how many it has in
    /// total.
    pub async fn unlisted(&mut self, source: SourceId, seen_at: Timestamp) -> Result<(i64, i64), StoreError> {
        Ok(self
            .scoped_as(
                "SELECT count(*) FILTER (WHERE updated_at < ($3::timestamptz AT TIME ZONE 'UTC')), count(*)
                   FROM media_items WHERE tenant = $1 AND source_id = $2 AND is_active",
            )
            .bind(source.0)
            .bind(seen_at.to_sqlx())
            .fetch_one(self.connection())
            .await?)
    }
}
