//! Limits rates across all replicas with the generic cell rate algorithm: each key stores the theoretical
//! arrival time of its next cell. One statement takes as many cells as are available. A used cell cannot be
//! given back, and unused cells accumulate only up to the burst size.

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use sqlx::Row;

use crate::row::Column;
use crate::{Store, StoreError};

/// How often something may happen: once per `every` on average, and up to `burst` times at once.
///
/// In any period of length `w` it happens at most `burst + w / every` times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Interval between two cells.
    pub every: SignedDuration,
    /// How many cells may be taken at once after an idle period; at least 1.
    pub burst: u32,
}

impl Rate {
    /// Returns how far ahead of its time a cell may be taken.
    fn tolerance(&self) -> SignedDuration {
        self.every * i32::try_from(self.burst.saturating_sub(1)).unwrap_or(i32::MAX)
    }

    /// Returns when the next cell can be taken, if its arrival time is `arrival`.
    pub fn free_from(&self, arrival: Timestamp) -> Timestamp {
        arrival - self.tolerance()
    }
}

/// The result of taking cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cells {
    pub taken: u32,
    /// The theoretical arrival time of the next cell.
    pub arrival: Timestamp,
    /// End of the block, if the `block` key is blocked.
    pub blocked_until: Option<Timestamp>,
}

/// Takes the available cells of key `$1` at time `$2`, at most `$3`; none while key `$6` is blocked. `$4` and
/// `$5` are in microseconds: the interval between cells, and how far ahead of its time a cell may be taken.
const TAKE: &str =
    "WITH before AS (
        SELECT r.key, greatest(r.arrival_at, $2) AS arrival_at FROM rate_limits AS r WHERE r.key = $1 FOR UPDATE),
      block AS (SELECT max(b.arrival_at) AS until FROM rate_limits AS b WHERE b.key = $6 AND b.arrival_at > $2),
      free AS (
        SELECT before.key, before.arrival_at, block.until,
               CASE WHEN block.until IS NOT NULL THEN 0 ELSE greatest(0, least($3::bigint,
                    1 + floor((extract(epoch FROM ($2 - before.arrival_at)) * 1000000 + $5::bigint) / $4::bigint)))
               END::bigint AS cells
          FROM before, block)
     UPDATE rate_limits AS r SET arrival_at = free.arrival_at + free.cells * $4::bigint * interval '1 microsecond'
       FROM free WHERE r.key = free.key
     RETURNING free.cells, r.arrival_at, free.until";

impl Store {
    /// Takes up to `most` cells of a key; none while `block` is blocked. A crash may lose the record of the
    /// cells taken last. That is acceptable, because rates only serve to avoid requests that a provider would
    /// reject.
    pub async fn take_cells(
        &self,
        key: &str,
        rate: Rate,
        most: u32,
        block: &str,
        now: Timestamp,
    ) -> Result<Cells, StoreError> {
        let mut tx = self.begin_as("storyline_across", "; SET LOCAL synchronous_commit = off").await?;
        let micros = |length: SignedDuration| i64::try_from(length.as_micros()).unwrap_or(i64::MAX);
        for _ in 0..2 {
            let row = sqlx::query(TAKE)
                .bind(key)
                .bind(now.to_sqlx())
                .bind(i64::from(most))
                .bind(micros(rate.every))
                .bind(micros(rate.tolerance()))
                .bind(block)
                .fetch_optional(&mut *tx)
                .await?;
            if let Some(row) = row {
                tx.commit().await?;
                return Ok(Cells {
                    taken: u32::try_from(row.try_get::<i64, _>("cells")?).unwrap_or(0),
                    arrival: Column::read(&row, "arrival_at")?,
                    blocked_until: Column::read(&row, "until")?,
                });
            }
            sqlx::query(
                "INSERT INTO rate_limits (key, arrival_at) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING",
            )
            .bind(key)
            .bind(now.to_sqlx())
            .execute(&mut *tx)
            .await?;
        }
        Err(StoreError::Unreadable { column: "rate_limits.key".into(), why: "its row never stays".into() })
    }

    /// Blocks a key until a given time, for all replicas. A longer block is not shortened.
    pub async fn block_until(&self, block: &str, until: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        sqlx::query(
            "INSERT INTO rate_limits AS r (key, arrival_at) VALUES ($1, $2)
             ON CONFLICT (key) DO UPDATE SET arrival_at = greatest(r.arrival_at, excluded.arrival_at)",
        )
        .bind(block)
        .bind(until.to_sqlx())
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }
}

impl Store {
    /// Records something that happened to a key, such as a refusal, and returns how many keys with this prefix it happened to
    /// since `since`. Forgets what happened earlier.
    pub async fn happened(
        &self,
        prefix: &str,
        key: &str,
        since: Timestamp,
        now: Timestamp,
    ) -> Result<i64, StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        sqlx::query("DELETE FROM rate_limits WHERE starts_with(key, $1) AND arrival_at < $2")
            .bind(prefix)
            .bind(since.to_sqlx())
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO rate_limits (key, arrival_at) VALUES ($1 || $2, $3)
             ON CONFLICT (key) DO UPDATE SET arrival_at = excluded.arrival_at",
        )
        .bind(prefix)
        .bind(key)
        .bind(now.to_sqlx())
        .execute(&mut *tx)
        .await?;
        let keys = sqlx::query_scalar("SELECT count(*) FROM rate_limits WHERE starts_with(key, $1)")
            .bind(prefix)
            .fetch_one(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { every: SignedDuration::from_secs(5), burst: 9 };

    #[test]
    fn a_spent_key_is_free_again_after_one_cell() {
        let now: Timestamp = "2026-01-10T09:00:00Z".parse().unwrap();
        assert_eq!(RATE.free_from(now + RATE.every * 9), now + RATE.every);
    }
}
