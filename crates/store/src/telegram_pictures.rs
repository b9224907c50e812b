//! Stores pictures that people sent to the bot, and the bot's messages about them.

use domain::ids::{MediaId, PostId, UserId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use crate::row::read_row;
use crate::{StoreError, TenantTx, new_id};

/// A picture that a person sent and that can be posted as a story.
#[derive(Clone, Debug)]
pub struct SentPicture {
    /// SHA-256 of the original bytes, under which their blob is stored.
    pub sha256: [u8; 32],
    /// Its file name, for display.
    pub name: String,
    pub mime_type: String,
    /// Its size in bytes.
    pub size: i64,
}

/// A message with the preview of a sent picture, and the picture's current state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureMessage {
    pub media: MediaId,
    /// SHA-256 of the preview.
    pub rendition: [u8; 32],
    /// The last post that a person requested with this picture.
    pub post: Option<PostId>,
    pub name: String,
    pub category: String,
    /// Whether it is in the library.
    pub in_library: bool,
}

read_row!(PictureMessage {
    media = "media_item_id",
    rendition = "rendition_sha256",
    post = "post_id",
    name = "file_name",
    category = "category_key",
    in_library,
});

impl TenantTx {
    /// Returns the item with this content: an existing one, or a new one that is not in the library yet.
    pub async fn item_of_content(
        &mut self,
        picture: &SentPicture,
        now: Timestamp,
    ) -> Result<MediaId, StoreError> {
        let known: Option<Uuid> = self
            .scoped_scalar(
                "SELECT id FROM media_items WHERE tenant = $1 AND content_sha256 = $2
                  ORDER BY is_active DESC, created_at, id LIMIT 1",
            )
            .bind(picture.sha256.as_slice())
            .fetch_optional(self.connection())
            .await?;
        match known {
            Some(id) => Ok(MediaId(id)),
            None => self.insert_sent_picture(picture, now).await,
        }
    }

    async fn insert_sent_picture(
        &mut self,
        picture: &SentPicture,
        now: Timestamp,
    ) -> Result<MediaId, StoreError> {
        let tenant = self.tenant();
        let id: Uuid = sqlx::query_scalar(
            "INSERT INTO media_items
                (id, chat_settings_id, file_path, file_name, file_size, file_hash, mime_type, source_type,
                 source_identifier, content_sha256, look_group, media_kind, verdict, is_active, created_at, updated_at)
             VALUES ($1, $2, 'telegram://' || $3, $4, $5, $3, $6, 'telegram', $3, $7, $1, 'image', 'needs_rendition', false,
                     ($8::timestamptz AT TIME ZONE 'UTC'), ($8::timestamptz AT TIME ZONE 'UTC'))
             ON CONFLICT (tenant, file_path) DO UPDATE SET file_name = excluded.file_name
             RETURNING id",
        )
        .bind(new_id())
        .bind(tenant.chat_settings_id())
        .bind(hex::encode(picture.sha256))
        .bind(&picture.name)
        .bind(picture.size)
        .bind(&picture.mime_type)
        .bind(picture.sha256.as_slice())
        .bind(now.to_sqlx())
        .fetch_one(self.connection())
        .await?;
        Ok(MediaId(id))
    }

    /// Adds an item to the library. Returns false if it is already there.
    pub async fn add_to_library(&mut self, id: MediaId, now: Timestamp) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE media_items SET is_active = true, updated_at = ($3::timestamptz AT TIME ZONE 'UTC')
                  WHERE tenant = $1 AND id = $2 AND NOT is_active",
            )
            .bind(id.0)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }

    /// Returns whether an item is outside the library: it was never added, or it was removed.
    pub async fn is_outside_library(&mut self, id: MediaId) -> Result<bool, StoreError> {
        Ok(self
            .scoped_scalar(
                "SELECT NOT EXISTS (SELECT 1 FROM media_items WHERE tenant = $1 AND id = $2 AND is_active)",
            )
            .bind(id.0)
            .fetch_one(self.connection())
            .await?)
    }

    /// Returns whether a person permanently rejected an item or one of its look-alikes.
    pub async fn is_refused_for_good(&mut self, id: MediaId) -> Result<bool, StoreError> {
        Ok(self
            .scoped_scalar(
                "SELECT EXISTS (SELECT 1 FROM media_posting_locks AS l
                              JOIN media_items AS o ON o.tenant = l.tenant AND o.id = l.media_item_id
                              JOIN media_items AS m ON m.tenant = l.tenant
                               AND coalesce(m.look_group, m.id) = coalesce(o.look_group, o.id)
                             WHERE l.tenant = $1 AND m.id = $2 AND l.lock_reason = 'permanent_reject')",
            )
            .bind(id.0)
            .fetch_one(self.connection())
            .await?)
    }

    /// Returns whether a post with this item is in flight.
    pub async fn is_in_flight(&mut self, id: MediaId) -> Result<bool, StoreError> {
        Ok(self.scoped_scalar(
            "SELECT EXISTS (SELECT 1 FROM posting_queue WHERE tenant = $1 AND media_item_id = $2 AND state IS NOT NULL)",
        )
        .bind(id.0)
        .fetch_one(self.connection())
        .await?)
    }

    /// Records who requested a new post, and the message that shows it.
    pub async fn asked_for_by(
        &mut self,
        post: PostId,
        by: UserId,
        message: Option<(i64, i64)>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE posting_queue
                SET decided_by_user_id = $3, decided_at = $4, telegram_chat_id = $5, telegram_message_id = $6
              WHERE tenant = $1 AND id = $2",
        )
        .bind(post.0)
        .bind(by.0)
        .bind(now.to_sqlx())
        .bind(message.map(|(chat, _)| chat))
        .bind(message.map(|(_, message)| message))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Stores what a message about a sent picture shows. If `post` is given, it replaces the stored post.
    pub async fn record_picture_message(
        &mut self,
        message: (i64, i64),
        media: MediaId,
        rendition: &[u8; 32],
        post: Option<PostId>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO telegram_pictures AS p
                (chat_settings_id, telegram_chat_id, telegram_message_id, media_item_id, rendition_sha256, post_id, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (tenant, telegram_chat_id, telegram_message_id) DO UPDATE
                SET post_id = coalesce(excluded.post_id, p.post_id)",
        )
        .bind(tenant.chat_settings_id())
        .bind(message.0)
        .bind(message.1)
        .bind(media.0)
        .bind(rendition.as_slice())
        .bind(post.map(|post| post.0))
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Returns what a message about a sent picture shows; `None` for any other message.
    pub async fn picture_message(
        &mut self,
        message: (i64, i64),
    ) -> Result<Option<PictureMessage>, StoreError> {
        Ok(self.scoped_as(
            "SELECT p.media_item_id, p.rendition_sha256, p.post_id, m.file_name, m.category_key, coalesce(m.is_active, false) AS in_library
               FROM telegram_pictures AS p JOIN media_items AS m ON m.tenant = p.tenant AND m.id = p.media_item_id
              WHERE p.tenant = $1 AND p.telegram_chat_id = $2 AND p.telegram_message_id = $3",
        )
        .bind(message.0)
        .bind(message.1)
        .fetch_optional(self.connection())
        .await?)
    }

    /// Keeps a blob at least until the given time.
    pub async fn keep_blob(&mut self, sha256: &[u8], until: Timestamp) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE blob SET needed_until = greatest(needed_until, $3) WHERE tenant = $1 AND sha256 = $2",
        )
        .bind(sha256)
        .bind(until.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
