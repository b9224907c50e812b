//! Stores the sources of a tenant's pictures.

use domain::ids::{PostId, SourceId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use crate::origin::{Origin, origin_columns, read_origin};
use crate::row::{Column as _, read_row};
use crate::{StoreError, TenantTx, new_id};

/// A folder that pictures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub id: SourceId,
    /// The folder's id at its provider.
    pub folder_id: String,
    pub folder_name: String,
    /// When it was last listed completely.
    pub synced_at: Option<Timestamp>,
}

read_row!(Source { id, folder_id, folder_name, synced_at });

impl TenantTx {
    /// Adds a Google Drive folder as a source.
    pub async fn choose_drive_folder(
        &mut self,
        folder_id: &str,
        folder_name: &str,
        now: Timestamp,
    ) -> Result<SourceId, StoreError> {
        let tenant = self.tenant();
        let id: Uuid = sqlx::query_scalar(
            "INSERT INTO media_sources (id, chat_settings_id, kind, folder_id, folder_name, created_at)
             VALUES ($1, $2, 'google_drive', $3, $4, $5)
             ON CONFLICT (tenant, kind, folder_id) DO UPDATE SET folder_name = excluded.folder_name, is_active = true
             RETURNING id",
        )
        .bind(new_id())
        .bind(tenant.chat_settings_id())
        .bind(folder_id)
        .bind(folder_name)
        .bind(now.to_sqlx())
        .fetch_one(self.connection())
        .await?;
        Ok(SourceId(id))
    }

    pub async fn source(&mut self, id: SourceId) -> Result<Option<Source>, StoreError> {
        Ok(self.scoped_as(
            "SELECT id, folder_id, folder_name, synced_at FROM media_sources WHERE tenant = $1 AND id = $2 AND is_active",
        )
        .bind(id.0)
        .fetch_optional(self.connection())
        .await?)
    }

    /// Returns the posts with a rendered picture from this source that were not yet published or given to a
    /// person for manual posting.
    pub async fn shelved_posts(&mut self, id: SourceId) -> Result<Vec<(PostId, Origin)>, StoreError> {
        let rows = self.scoped(concat!(
            "SELECT q.id, ",
            origin_columns!(),
            " FROM posting_queue AS q JOIN media_items AS m ON m.tenant = q.tenant AND m.id = q.media_item_id
                   JOIN media_sources AS s ON s.tenant = m.tenant AND s.id = m.source_id
             WHERE q.tenant = $1 AND m.source_id = $2
               AND q.state IN ('reserved', 'offering', 'awaiting_review', 'approved', 'container_made', 'container_ready')"
        ))
        .bind(id.0)
        .fetch_all(self.connection())
        .await?;
        let mut posts = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(origin) = read_origin(&row)? {
                posts.push((PostId::read(&row, "id")?, origin));
            }
        }
        Ok(posts)
    }

    /// Records that a complete listing of the source is stored.
    pub async fn source_synced(&mut self, id: SourceId, at: Timestamp) -> Result<(), StoreError> {
        self.scoped("UPDATE media_sources SET synced_at = $3 WHERE tenant = $1 AND id = $2")
            .bind(id.0)
            .bind(at.to_sqlx())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Records whether members were notified that many of its pictures are missing. Returns false if that is
    /// already recorded.
    pub async fn source_loss_told(&mut self, id: SourceId, told: bool) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE media_sources SET loss_told = $3 WHERE tenant = $1 AND id = $2 AND loss_told <> $3",
            )
            .bind(id.0)
            .bind(told)
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }
}
