//! What a set-up needs to know and to write: the chosen folder, why pictures were turned away, the wait for the first.

use domain::ids::SourceId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use crate::row::read_row;
use crate::sources::Source;
use crate::{StoreError, TenantTx};

/// Pictures that cannot be a story, by reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectCount {
    /// A code of [`domain::media::RejectReason`], or a sentence of an older version.
    pub reason: String,
    pub items: i64,
}

read_row!(RejectCount { reason, items });

impl TenantTx {
    /// The folder that pictures come from: the one chosen last.
    pub async fn chosen_folder(&mut self) -> Result<Option<Source>, StoreError> {
        let id: Option<Uuid> = self
            .scoped_scalar(
                "SELECT id FROM media_sources WHERE tenant = $1 AND kind = 'google_drive' AND is_active
                  ORDER BY created_at DESC, id LIMIT 1",
            )
            .fetch_optional(self.connection())
            .await?;
        match id {
            Some(id) => self.source(SourceId(id)).await,
            None => Ok(None),
        }
    }

    /// Leaves every other folder: their pictures go out of the library, their history stays. Returns the folders left.
    pub async fn leave_other_folders(&mut self, kept: SourceId) -> Result<Vec<SourceId>, StoreError> {
        let left: Vec<Uuid> = self
            .scoped_scalar(
                "WITH left_behind AS (
                     UPDATE media_sources SET is_active = false, synced_at = NULL
                      WHERE tenant = $1 AND kind = 'google_drive' AND is_active AND id <> $2 RETURNING id),
                 out AS (UPDATE media_items SET is_active = false
                          WHERE tenant = $1 AND is_active AND source_id IN (SELECT id FROM left_behind))
                 SELECT id FROM left_behind",
            )
            .bind(kept.0)
            .fetch_all(self.connection())
            .await?;
        Ok(left.into_iter().map(SourceId).collect())
    }

    /// Why pictures of the library cannot be shown, the commonest reason first.
    pub async fn reject_reasons(&mut self) -> Result<Vec<RejectCount>, StoreError> {
        Ok(self
            .scoped_as(
                "SELECT coalesce(reject_reason, 'broken') AS reason, count(*) AS items FROM media_items
              WHERE tenant = $1 AND is_active AND verdict = 'rejected' GROUP BY 1 ORDER BY 2 DESC, 1",
            )
            .fetch_all(self.connection())
            .await?)
    }

    /// Set up and wanted live, with nothing to show yet: the first picture starts it.
    pub async fn wait_for_first_picture(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE chat_settings
                SET lifecycle = 'waiting_first_picture', dry_run_mode = false, is_paused = false,
                    updated_at = ($2::timestamptz AT TIME ZONE 'UTC')
              WHERE tenant = $1",
        )
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
