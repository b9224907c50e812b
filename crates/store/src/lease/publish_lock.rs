//! Manages the publish lock of an Instagram account, and its publishing quota. Two tenants may share an
//! account, so its row belongs to no tenant: database functions change it for the transaction of one tenant
//! (migration 0009).

use std::time::Duration;

use domain::ids::PostId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use super::microseconds;
use crate::{StoreError, TenantTx};

/// The right to publish to an Instagram account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishLock {
    /// This post has the lock until the lease expires.
    Ours {
        /// Number of stories published in the last 24 hours: the last number that Instagram reported plus the
        /// stories published since then. `None` if Instagram never reported one.
        quota_used: Option<u32>,
    },
    /// Another post is being published to this Instagram account.
    Busy,
}

impl TenantTx {
    /// Takes the publish lock of an Instagram account for one post, for `length`. If the outcome of a publish
    /// is unclear, its post keeps the lock for as long as the publish may be sent again, that is while the
    /// post is within its lateness budget at `now`. If another story were published during this time, it
    /// would change Instagram's count, which is additional evidence for the outcome.
    pub async fn take_publish_lock(
        &mut self,
        ig_user_id: &str,
        post: PostId,
        length: Duration,
        now: Timestamp,
    ) -> Result<PublishLock, StoreError> {
        let taken: Option<(Option<i32>,)> =
            sqlx::query_as("SELECT quota_used FROM storyline_take_publish_lock($1, $2, $3, $4)")
                .bind(ig_user_id)
                .bind(post.0)
                .bind(microseconds(length))
                .bind(now.to_sqlx())
                .fetch_optional(self.connection())
                .await?;
        Ok(taken.map_or(PublishLock::Busy, |(used,)| PublishLock::Ours {
            quota_used: used.and_then(|used| u32::try_from(used).ok()),
        }))
    }

    /// Releases the publish lock. A publish at `published_at` counts against the quota, unless the quota was
    /// read later: in that case Instagram has counted it already.
    pub async fn release_publish_lock(
        &mut self,
        ig_user_id: &str,
        post: PostId,
        published_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        sqlx::query("SELECT storyline_release_publish_lock($1, $2, $3)")
            .bind(ig_user_id)
            .bind(post.0)
            .bind(published_at.map(ToSqlx::to_sqlx))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Records the quota usage that Instagram reported at `now`. A value that Instagram reported later is not
    /// overwritten.
    pub async fn record_quota(
        &mut self,
        ig_user_id: &str,
        used: u32,
        total: u32,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let count = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        sqlx::query("SELECT storyline_record_quota($1, $2, $3, $4)")
            .bind(ig_user_id)
            .bind(count(used))
            .bind(count(total))
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Returns the last quota that Instagram reported for an account: how much was used in the last 24 hours,
    /// the total, and when it was read.
    pub async fn quota(&mut self, ig_user_id: &str) -> Result<Option<(i32, i32, Timestamp)>, StoreError> {
        let read: Option<(i32, i32, jiff_sqlx::Timestamp)> =
            sqlx::query_as("SELECT used, total, read_at FROM storyline_quota($1)")
                .bind(ig_user_id)
                .fetch_optional(self.connection())
                .await?;
        Ok(read.map(|(used, total, at)| (used, total, at.to_jiff())))
    }
}
