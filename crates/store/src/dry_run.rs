//! Implements practice mode, in which stories are prepared but not published. Practice posts leave no lock
//! and no history.

use domain::post::SlotOutcome;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::error::leased;
use crate::lease::{Lease, PostKey};
use crate::posts::Post;
use crate::{StoreError, TenantTx};

impl TenantTx {
    /// Turns practice on or off. If no delivery mode is stored, the mode is derived from the same column,
    /// which has another meaning in the legacy application. The derived mode is therefore stored, so that
    /// turning practice on or off does not change it.
    pub async fn set_dry_run(&mut self, dry_run: bool) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE chat_settings
                SET dry_run_mode = $2,
                    delivery_mode = coalesce(delivery_mode,
                        CASE WHEN enable_instagram_api AND NOT dry_run_mode THEN 'review' ELSE 'handoff' END)
              WHERE tenant = $1",
        )
        .bind(dry_run)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Removes a practice post from the queue, releases its slot and frees its picture. Nothing else is
    /// recorded.
    pub async fn end_dry_run_post(
        &mut self,
        lease: &Lease<PostKey>,
        post: &Post,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rows: i64 = self.scoped_scalar(
            "WITH gone AS (
                DELETE FROM posting_queue WHERE tenant = $1 AND id = $2 AND fence = $3 AND state = $4 RETURNING slot_at),
              settled AS (
                UPDATE posting_slots AS s SET outcome = $5, outcome_at = $6
                  FROM gone WHERE s.tenant = $1 AND s.slot_at = gone.slot_at AND s.outcome IS NULL)
             SELECT count(*) FROM gone",
        )
        .bind(post.id.0)
        .bind(lease.fence)
        .bind(lease.key.state.into_str())
        .bind(SlotOutcome::Off.into_str())
        .bind(now.to_sqlx())
        .fetch_one(self.connection())
        .await?;
        leased(u64::try_from(rows).unwrap_or(0))?;
        match post.media {
            Some(media) => self.free_media(media, now).await,
            None => Ok(()),
        }
    }
}
