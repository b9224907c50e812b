//! The turn to publish to an Instagram account, and its budget. Two tenants may share the account, so its row stands
//! across tenants: here alone a transaction changes its role, there and back in one round trip.

use std::time::Duration;

use domain::ids::PostId;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::postgres::PgRow;

use super::microseconds;
use crate::{StoreError, TenantTx};

/// The turn to publish to an Instagram account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishLock {
    /// It is ours until the lease ends. With it: the quota used so far, as last read and counted on since.
    Ours {
        /// Publishes in the rolling day.
        quota_used: Option<u32>,
    },
    /// Another post is being published to this Instagram account.
    Busy,
}

impl TenantTx {
    /// Takes the turn to publish to an Instagram account for one post, for `length`. It stays with a post whose publish
    /// is unclear for as long as that may be sent again, which is while it is in time at `now`: another story in between
    /// would take away the second witness, which is Instagram's count.
    pub async fn take_publish_lock(
        &mut self,
        ig_user_id: &str,
        post: PostId,
        length: Duration,
        now: Timestamp,
    ) -> Result<PublishLock, StoreError> {
        let (account, post, length) = (text(ig_user_id), post.0, microseconds(length));
        let rows = self
            .cross_tenant(&format!(
                "INSERT INTO instagram_publishing AS p (ig_user_id, post_id, fence, leased_until)
                 VALUES ({account}, '{post}', 1, clock_timestamp() + {length} * interval '1 microsecond')
                 ON CONFLICT (ig_user_id) DO UPDATE
                    SET post_id = excluded.post_id, fence = p.fence + 1, leased_until = excluded.leased_until
                  WHERE p.post_id = excluded.post_id
                     OR ((p.leased_until IS NULL OR p.leased_until < clock_timestamp())
                         AND NOT EXISTS (SELECT 1 FROM posting_queue AS q JOIN chat_settings AS c ON c.tenant = q.tenant
                                          WHERE q.id = p.post_id AND q.state IN ('publish_sent', 'unknown')
                                            AND q.publish_at + c.lateness_budget_minutes * interval '1 minute' >= '{now}'))
                 RETURNING p.quota_used"
            ))
            .await?;
        let Some(row) = rows.first() else { return Ok(PublishLock::Busy) };
        let used: Option<i32> = row.try_get("quota_used")?;
        Ok(PublishLock::Ours { quota_used: used.and_then(|used| u32::try_from(used).ok()) })
    }

    /// Gives the turn back. A publish at `published_at` is counted against the budget, unless the budget was read since:
    /// then Instagram counted it.
    pub async fn release_publish_lock(
        &mut self,
        ig_user_id: &str,
        post: PostId,
        published_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let (account, post) = (text(ig_user_id), post.0);
        let counts =
            published_at.map_or("0".into(), |at| format!("coalesce((quota_read_at <= '{at}')::int, 0)"));
        self.cross_tenant(&format!(
            "UPDATE instagram_publishing
                SET leased_until = NULL, post_id = NULL,
                    quota_used = quota_used + {counts}
              WHERE ig_user_id = {account} AND post_id = '{post}'"
        ))
        .await?;
        Ok(())
    }

    /// Writes down what Instagram said of an account's budget at `now`; a later reading stands.
    pub async fn record_quota(
        &mut self,
        ig_user_id: &str,
        used: u32,
        total: u32,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let count = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        let (account, used, total) = (text(ig_user_id), count(used), count(total));
        self.cross_tenant(&format!(
            "INSERT INTO instagram_publishing AS p (ig_user_id, quota_used, quota_total, quota_read_at)
             VALUES ({account}, {used}, {total}, '{now}')
             ON CONFLICT (ig_user_id) DO UPDATE
                SET quota_used = excluded.quota_used, quota_total = excluded.quota_total,
                    quota_read_at = excluded.quota_read_at
              WHERE p.quota_read_at IS NULL OR p.quota_read_at <= excluded.quota_read_at"
        ))
        .await?;
        Ok(())
    }

    /// What Instagram last said of an account's budget: used and total in the rolling day, and when it was read.
    pub async fn quota(&mut self, ig_user_id: &str) -> Result<Option<(i32, i32, Timestamp)>, StoreError> {
        let account = text(ig_user_id);
        let rows = self
            .cross_tenant(&format!(
                "SELECT quota_used, quota_total, quota_read_at FROM instagram_publishing
                  WHERE ig_user_id = {account} AND quota_used IS NOT NULL AND quota_total IS NOT NULL
                    AND quota_read_at IS NOT NULL"
            ))
            .await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let at: jiff_sqlx::Timestamp = row.try_get("quota_read_at")?;
        Ok(Some((row.try_get("quota_used")?, row.try_get("quota_total")?, at.to_jiff())))
    }

    /// One statement as `storyline_across`. It travels with both changes of role, so it takes no parameters: its values
    /// are numbers, uuids, instants and [`text`].
    async fn cross_tenant(&mut self, statement: &str) -> Result<Vec<PgRow>, StoreError> {
        let sql = format!("SET LOCAL ROLE storyline_across; {statement}; SET LOCAL ROLE storyline_app");
        Ok(sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).fetch_all(self.connection()).await?)
    }
}

/// A text from outside as SQL: hexadecimal, so that nothing in it can end the literal.
fn text(value: &str) -> String {
    format!("convert_from(decode('{}', 'hex'), 'UTF8')", hex::encode(value))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn nothing_of_a_text_from_outside_is_sql() {
        let sql = text("1'; DROP TABLE blob; --");
        assert_eq!(sql.matches('\'').count(), 6, "{sql}");
        assert!(!sql.contains("DROP") && !sql.contains(';'), "{sql}");
    }
}
