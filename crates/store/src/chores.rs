//! Stores chores: recurring work for one tenant, such as listing a folder, refreshing a token or deleting old
//! data.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::error::leased;
use crate::lease::{ChoreKey, Lease};
use crate::{StoreError, TenantTx};

impl TenantTx {
    /// Makes a chore due no later than `due_at`.
    pub async fn chore_due(&mut self, kind: &str, key: &str, due_at: Timestamp) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO chores AS c (chat_settings_id, kind, key, due_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (tenant, kind, key) DO UPDATE SET due_at = least(c.due_at, excluded.due_at), attempts = 0",
        )
        .bind(tenant.chat_settings_id())
        .bind(kind)
        .bind(key)
        .bind(due_at.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Records that a chore succeeded; `next` is when it is due again, if ever.
    pub async fn chore_done(
        &mut self,
        lease: &Lease<ChoreKey>,
        now: Timestamp,
        next: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.settle_chore(lease, Some(now), next, None).await
    }

    /// Records that a chore failed; `next` is when to retry it, `None` to stop retrying.
    pub async fn chore_failed(
        &mut self,
        lease: &Lease<ChoreKey>,
        why: &str,
        next: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.settle_chore(lease, None, next, Some(why)).await
    }

    async fn settle_chore(
        &mut self,
        lease: &Lease<ChoreKey>,
        done: Option<Timestamp>,
        next: Option<Timestamp>,
        why: Option<&str>,
    ) -> Result<(), StoreError> {
        let rows = self
            .scoped(
                "UPDATE chores
                    SET done_at = coalesce($5, done_at), due_at = $6, leased_until = NULL, last_error = $7,
                        attempts = CASE WHEN $5 IS NULL THEN attempts + 1 ELSE 0 END
                  WHERE tenant = $1 AND kind = $2 AND key = $3 AND fence = $4",
            )
            .bind(&lease.key.kind)
            .bind(&lease.key.key)
            .bind(lease.fence)
            .bind(done.map(ToSqlx::to_sqlx))
            .bind(next.map(ToSqlx::to_sqlx))
            .bind(why)
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Returns how many times in a row a chore has failed.
    pub async fn chore_attempts(&mut self, kind: &str, chore: &str) -> Result<u32, StoreError> {
        let attempts: Option<i32> = self
            .scoped_scalar("SELECT attempts FROM chores WHERE tenant = $1 AND kind = $2 AND key = $3")
            .bind(kind)
            .bind(chore)
            .fetch_optional(self.connection())
            .await?;
        Ok(attempts.and_then(|n| u32::try_from(n).ok()).unwrap_or(0))
    }
}
