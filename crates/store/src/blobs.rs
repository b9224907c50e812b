//! Stores each tenant's blobs by content hash, in chunks of 1 MiB. Any replica can serve them.

use bytes::{Bytes, BytesMut};
use domain::ids::PostId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sha2::{Digest, Sha256};

use crate::row::read_row;
use crate::{StoreError, TenantTx};

/// Size of a chunk in bytes.
pub const CHUNK: usize = 1 << 20;

/// Metadata of a stored blob.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// For example `image/jpeg`.
    pub content_type: String,
    pub bytes: i64,
    /// Telegram's file id, set after the first upload. Later messages use the id and need no upload.
    pub telegram_file_id: Option<String>,
}

read_row!(Blob { content_type, bytes, telegram_file_id });

impl TenantTx {
    /// Stores a blob and keeps it at least until `needed_until`. Returns its SHA-256.
    pub async fn put_blob(
        &mut self,
        content_type: &str,
        bytes: &[u8],
        now: Timestamp,
        needed_until: Timestamp,
    ) -> Result<[u8; 32], StoreError> {
        let sha256: [u8; 32] = Sha256::digest(bytes).into();
        let tenant = self.tenant();
        let new = sqlx::query_scalar::<_, bool>(
            "INSERT INTO blob AS b (chat_settings_id, sha256, content_type, bytes, created_at, needed_until)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (tenant, sha256) DO UPDATE SET needed_until = greatest(b.needed_until, excluded.needed_until)
             RETURNING xmax = 0",
        )
        .bind(tenant.chat_settings_id())
        .bind(sha256.as_slice())
        .bind(content_type)
        .bind(i64::try_from(bytes.len()).unwrap_or(i64::MAX))
        .bind(now.to_sqlx())
        .bind(needed_until.to_sqlx())
        .fetch_one(self.connection())
        .await?;
        if new {
            for (n, chunk) in (0i32..).zip(bytes.chunks(CHUNK)) {
                sqlx::query(
                    "INSERT INTO blob_chunk (chat_settings_id, sha256, n, data) VALUES ($1, $2, $3, $4)",
                )
                .bind(tenant.chat_settings_id())
                .bind(sha256.as_slice())
                .bind(n)
                .bind(chunk)
                .execute(self.connection())
                .await?;
            }
        }
        Ok(sha256)
    }

    /// Returns the metadata of the blob with this hash.
    pub async fn blob(&mut self, sha256: &[u8; 32]) -> Result<Option<Blob>, StoreError> {
        Ok(self
            .scoped_as(
                "SELECT content_type, bytes, telegram_file_id FROM blob WHERE tenant = $1 AND sha256 = $2",
            )
            .bind(sha256.as_slice())
            .fetch_optional(self.connection())
            .await?)
    }

    /// Returns the hash of a post's rendition, whether the post is in flight or published. The post's media
    /// URL serves this blob.
    pub async fn rendition_of(&mut self, post: PostId) -> Result<Option<[u8; 32]>, StoreError> {
        let sha256: Option<Option<Vec<u8>>> = self.scoped_scalar(
            "SELECT rendition_sha256 FROM posting_queue WHERE tenant = $1 AND id = $2
             UNION ALL
             SELECT rendition_sha256 FROM posting_history WHERE tenant = $1 AND queue_item_id = $2 AND outcome IS NOT NULL
             LIMIT 1",
        )
        .bind(post.0)
        .fetch_optional(self.connection())
        .await?;
        Ok(sha256.flatten().and_then(|sha256| sha256.try_into().ok()))
    }

    /// Reads up to `length` bytes of a blob, starting at `from`; returns fewer at the end of the blob.
    pub async fn read_blob(
        &mut self,
        sha256: &[u8; 32],
        from: usize,
        length: usize,
    ) -> Result<Bytes, StoreError> {
        if length == 0 {
            return Ok(Bytes::new());
        }
        let (first, last) = (from / CHUNK, (from + length - 1) / CHUNK);
        let chunks: Vec<Vec<u8>> = self.scoped_scalar(
            "SELECT data FROM blob_chunk WHERE tenant = $1 AND sha256 = $2 AND n BETWEEN $3 AND $4 ORDER BY n",
        )
        .bind(sha256.as_slice())
        .bind(i32::try_from(first).unwrap_or(i32::MAX))
        .bind(i32::try_from(last).unwrap_or(i32::MAX))
        .fetch_all(self.connection())
        .await?;
        let mut joined = BytesMut::with_capacity(chunks.iter().map(Vec::len).sum());
        for chunk in &chunks {
            joined.extend_from_slice(chunk);
        }
        let start = (from - first * CHUNK).min(joined.len());
        let end = (start + length).min(joined.len());
        Ok(joined.freeze().slice(start..end))
    }

    /// Stores the file id that Telegram assigned to a blob.
    pub async fn record_telegram_file(&mut self, sha256: &[u8; 32], file_id: &str) -> Result<(), StoreError> {
        self.scoped("UPDATE blob SET telegram_file_id = $3 WHERE tenant = $1 AND sha256 = $2")
            .bind(sha256.as_slice())
            .bind(file_id)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Records that a post's prepared picture was fetched.
    pub async fn record_fetch(&mut self, post: PostId, bytes: u64, now: Timestamp) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO media_fetches AS f (chat_settings_id, post_id, fetched_at, bytes) VALUES ($1, $2, $3, $4)
             ON CONFLICT (tenant, post_id) DO UPDATE
                SET fetched_at = excluded.fetched_at, bytes = excluded.bytes, fetches = f.fetches + 1",
        )
        .bind(tenant.chat_settings_id())
        .bind(post.0)
        .bind(now.to_sqlx())
        .bind(i64::try_from(bytes).unwrap_or(i64::MAX))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Deletes blobs that have not been needed since `before`. Returns how many it deleted.
    pub async fn sweep_blobs(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        Ok(self.scoped(
            "DELETE FROM blob AS b WHERE b.tenant = $1 AND b.needed_until < $2
                AND NOT EXISTS (SELECT 1 FROM posting_queue AS q
                                 WHERE q.tenant = b.tenant AND q.rendition_sha256 = b.sha256 AND q.state IS NOT NULL)",
        )
        .bind(before.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected())
    }
}
