//! Reads and writes data of the set-up: the chosen folder, the reasons for rejected pictures, the wait for
//! the first picture.

use domain::ids::SourceId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use uuid::Uuid;

use crate::row::read_row;
use crate::sources::Source;
use crate::{StoreError, TenantTx};

/// Number of rejected pictures for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectCount {
    /// The reason as a code, or as a text that an older version stored.
    pub reason: String,
    pub items: i64,
}

read_row!(RejectCount { reason, items });

impl TenantTx {
    /// Returns the folder that pictures come from: the one chosen last.
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

    /// Deactivates every other folder: removes its pictures from the library and keeps their history. Returns
    /// the deactivated folders.
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

    /// Returns why pictures of the library were rejected, the most frequent reason first.
    pub async fn reject_reasons(&mut self) -> Result<Vec<RejectCount>, StoreError> {
        Ok(self
            .scoped_as(
                "SELECT coalesce(reject_reason, 'broken') AS reason, count(*) AS items FROM media_items
              WHERE tenant = $1 AND is_active AND verdict = 'rejected' GROUP BY 1 ORDER BY 2 DESC, 1",
            )
            .fetch_all(self.connection())
            .await?)
    }

    /// Records that the tenant is set up and should go live, but has no pictures yet. The tenant goes live
    /// when the first picture arrives.
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
