//! Reads what is planned: the recorded slots, the planner's next slot, and how many pictures are available.

use domain::ids::PostId;
use domain::post::SlotOutcome;
use domain::slots::Slot;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::Row;

use crate::lease::known_states;
use crate::row::{self, read_row};
use crate::{StoreError, TenantTx};

/// How many pictures of a folder can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderCount {
    pub folder: String,
    /// Pictures that can be shown, now or after their rest.
    pub pictures: i64,
    /// How many of them can be shown now.
    pub fresh: i64,
}

read_row!(FolderCount { folder, pictures, fresh });

impl TenantTx {
    /// Returns the slot that the planner fills next, locked until the transaction ends; `None` if nothing is
    /// planned.
    pub async fn next_slot(&mut self) -> Result<Option<Slot>, StoreError> {
        let row = self
            .scoped(
                "SELECT slot_at, slot_local_date, slot_index FROM tenant_schedule
                  WHERE tenant = $1 AND next_due_at IS NOT NULL FOR UPDATE",
            )
            .fetch_optional(self.connection())
            .await?;
        Ok(row.as_ref().map(row::slot).transpose()?)
    }

    /// Returns the last recorded slot, and the number of recorded slots of its date up to and including this
    /// slot. Ignores future slots that are already cancelled. When posting restarts, it starts after this
    /// slot.
    pub async fn last_recorded_slot(&mut self, now: Timestamp) -> Result<Option<(Slot, u16)>, StoreError> {
        let row = self.scoped(
            "SELECT s.slot_at, s.local_date AS slot_local_date, s.slot_index,
                    (SELECT count(*) FROM posting_slots AS d
                      WHERE d.tenant = $1 AND d.local_date = s.local_date AND d.slot_at <= s.slot_at) AS of_that_date
               FROM posting_slots AS s
              WHERE s.tenant = $1 AND (s.slot_at <= $2 OR s.outcome IS NULL OR s.outcome NOT IN ('skipped', 'released', 'off'))
              ORDER BY s.slot_at DESC LIMIT 1",
        )
        .bind(now.to_sqlx())
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            let count: i64 = row.try_get("of_that_date")?;
            Ok((row::slot(&row)?, u16::try_from(count).unwrap_or(u16::MAX)))
        })
        .transpose()
    }

    /// Returns the times of slots recorded from `from` on; the planner skips them.
    pub async fn slots_recorded_from(&mut self, from: Timestamp) -> Result<Vec<Timestamp>, StoreError> {
        let at: Vec<jiff_sqlx::Timestamp> = self
            .scoped_scalar(
                "SELECT slot_at FROM posting_slots WHERE tenant = $1 AND slot_at >= $2 ORDER BY slot_at",
            )
            .bind(from.to_sqlx())
            .fetch_all(self.connection())
            .await?;
        Ok(at.into_iter().map(jiff_sqlx::Timestamp::to_jiff).collect())
    }

    /// Records a slot before the planner does, with its outcome if a person decided it. Returns false if the
    /// slot is already recorded.
    pub async fn record_slot(
        &mut self,
        slot: &Slot,
        outcome: Option<SlotOutcome>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let tenant = self.tenant();
        let rows = sqlx::query(
            "INSERT INTO posting_slots (chat_settings_id, slot_at, local_date, slot_index, outcome, outcome_at)
             VALUES ($1, $2, $3, $4, $5, CASE WHEN $5::text IS NOT NULL THEN $6::timestamptz END)
             ON CONFLICT (tenant, slot_at) DO NOTHING",
        )
        .bind(tenant.chat_settings_id())
        .bind(slot.at.to_sqlx())
        .bind(slot.local_date.to_sqlx())
        .bind(i32::from(slot.index))
        .bind(outcome.map(|word| word.into_str()))
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected();
        Ok(rows == 1)
    }

    /// Returns every post in flight, locked until the transaction ends, ordered by publish time. Omits posts
    /// in a state that only a later version knows.
    pub async fn hold_posts(&mut self) -> Result<Vec<PostId>, StoreError> {
        let mut posts: Vec<(jiff_sqlx::Timestamp, uuid::Uuid)> = self
            .scoped_as(concat!(
                "SELECT publish_at, id FROM posting_queue WHERE tenant = $1 AND state IN (",
                known_states!(),
                ") ORDER BY id FOR UPDATE",
            ))
            .fetch_all(self.connection())
            .await?;
        posts.sort_by_key(|(at, id)| (at.to_jiff(), *id));
        Ok(posts.into_iter().map(|(_, id)| PostId(id)).collect())
    }

    /// Returns how many pictures each folder can show at `now`.
    pub async fn folder_counts(&mut self, now: Timestamp) -> Result<Vec<FolderCount>, StoreError> {
        Ok(self.scoped_as(
            "SELECT m.category_key AS folder, count(*) AS pictures,
                    count(*) FILTER (WHERE m.blocked_until IS NULL OR m.blocked_until <= $2) AS fresh
               FROM media_items AS m
              WHERE m.tenant = $1 AND m.is_active AND m.verdict IS DISTINCT FROM 'rejected'
                AND NOT EXISTS (SELECT 1 FROM media_posting_locks AS l
                                 WHERE l.tenant = m.tenant AND l.media_item_id = m.id AND l.locked_until IS NULL)
              GROUP BY m.category_key ORDER BY m.category_key",
        )
        .bind(now.to_sqlx())
        .fetch_all(self.connection())
        .await?)
    }
}
