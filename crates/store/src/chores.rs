//! Stores chores: recurring work for one tenant, such as listing a folder, refreshing a token or deleting old
//! data.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;

use crate::error::leased;
use crate::lease::{ChoreKey, Lease};
use crate::row::read_row;
use crate::{StoreError, TenantTx};

/// How often in a row a chore has failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streak {
    pub failures: i32,
    /// Since when.
    pub since: Option<Timestamp>,
    /// When a person got a message.
    pub told_at: Option<Timestamp>,
}

read_row!(Streak { failures = "attempts", since = "failing_since", told_at });

/// What a failed chore does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChoreFailed {
    pub now: Timestamp,
    /// When to retry it.
    pub next: Timestamp,
    /// Whether a person gets a message now, or got a message before.
    pub told: bool,
}

impl TenantTx {
    /// Makes a chore due no later than `due_at`. If it is running, it runs again.
    pub async fn chore_due(&mut self, kind: &str, key: &str, due_at: Timestamp) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO chores AS c (chat_settings_id, kind, key, due_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (tenant, kind, key) DO UPDATE
                SET due_at = least(c.due_at, excluded.due_at), attempts = 0,
                    wanted_at = CASE WHEN c.leased_until > clock_timestamp()
                                     THEN least(c.wanted_at, excluded.due_at) ELSE c.wanted_at END",
        )
        .bind(tenant.chat_settings_id())
        .bind(kind)
        .bind(key)
        .bind(due_at.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Adds a chore that needs more than its key.
    pub async fn chore_with(
        &mut self,
        kind: &str,
        key: &str,
        payload: &Value,
        due_at: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO chores (chat_settings_id, kind, key, payload, due_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (tenant, kind, key) DO NOTHING",
        )
        .bind(tenant.chat_settings_id())
        .bind(kind)
        .bind(key)
        .bind(payload)
        .bind(due_at.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Makes a chore that waits due no later than `due_at`. Does nothing if there is none.
    pub async fn chore_sooner(&mut self, kind: &str, key: &str, due_at: Timestamp) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE chores SET due_at = least(due_at, $4) WHERE tenant = $1 AND kind = $2 AND key = $3 AND due_at IS NOT NULL",
        )
        .bind(kind)
        .bind(key)
        .bind(due_at.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Returns what a chore needs beside its key.
    pub async fn chore_payload(&mut self, lease: &Lease<ChoreKey>) -> Result<Option<Value>, StoreError> {
        let payload: Option<Option<Value>> = self
            .scoped_scalar("SELECT payload FROM chores WHERE tenant = $1 AND kind = $2 AND key = $3")
            .bind(&lease.key.kind)
            .bind(&lease.key.key)
            .fetch_optional(self.connection())
            .await?;
        Ok(payload.flatten())
    }

    /// Runs a chore again at `due_at`, because something that it needs is not there yet. This is not a failure.
    pub async fn chore_later(
        &mut self,
        lease: &Lease<ChoreKey>,
        due_at: Timestamp,
    ) -> Result<(), StoreError> {
        let rows = self
            .scoped(
                "UPDATE chores SET due_at = $5, leased_until = NULL
                  WHERE tenant = $1 AND kind = $2 AND key = $3 AND fence = $4",
            )
            .bind(&lease.key.kind)
            .bind(&lease.key.key)
            .bind(lease.fence)
            .bind(due_at.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Deletes a chore that is over, with what it needed.
    pub async fn chore_over(&mut self, lease: &Lease<ChoreKey>) -> Result<(), StoreError> {
        let rows = self
            .scoped("DELETE FROM chores WHERE tenant = $1 AND kind = $2 AND key = $3 AND fence = $4")
            .bind(&lease.key.kind)
            .bind(&lease.key.key)
            .bind(lease.fence)
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Records that a chore succeeded; `next` is when it is due again, if ever.
    pub async fn chore_done(
        &mut self,
        lease: &Lease<ChoreKey>,
        now: Timestamp,
        next: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let rows = self
            .scoped(
                "UPDATE chores
                    SET done_at = $5, due_at = least($6, wanted_at), wanted_at = NULL, leased_until = NULL, last_error = NULL,
                        attempts = 0, failing_since = NULL, told_at = NULL
                  WHERE tenant = $1 AND kind = $2 AND key = $3 AND fence = $4",
            )
            .bind(&lease.key.kind)
            .bind(&lease.key.key)
            .bind(lease.fence)
            .bind(now.to_sqlx())
            .bind(next.map(ToSqlx::to_sqlx))
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Records that a chore failed, and when it is retried.
    pub async fn chore_failed(
        &mut self,
        lease: &Lease<ChoreKey>,
        why: &str,
        failed: ChoreFailed,
    ) -> Result<(), StoreError> {
        let rows = self
            .scoped(
                "UPDATE chores
                    SET due_at = least($6, wanted_at), wanted_at = NULL, leased_until = NULL, last_error = $7,
                        attempts = attempts + 1, failing_since = coalesce(failing_since, $5),
                        told_at = CASE WHEN $8 THEN coalesce(told_at, $5) END
                  WHERE tenant = $1 AND kind = $2 AND key = $3 AND fence = $4",
            )
            .bind(&lease.key.kind)
            .bind(&lease.key.key)
            .bind(lease.fence)
            .bind(failed.now.to_sqlx())
            .bind(failed.next.to_sqlx())
            .bind(why)
            .bind(failed.told)
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Returns how often in a row a chore has failed; `None` if there is no such chore.
    pub async fn chore_streak(&mut self, kind: &str, key: &str) -> Result<Option<Streak>, StoreError> {
        Ok(self
            .scoped_as(
                "SELECT attempts, failing_since, told_at FROM chores WHERE tenant = $1 AND kind = $2 AND key = $3",
            )
            .bind(kind)
            .bind(key)
            .fetch_optional(self.connection())
            .await?)
    }
}
