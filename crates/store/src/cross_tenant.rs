//! Runs the queries over all tenants: the planner's queries, and the query for the time of the next due work.
//! Column grants prevent these queries from reading content.

use domain::ids::{PostId, Tenant};
use domain::post::SlotOutcome;
use domain::schedule::Schedule;
use domain::slots::Slot;
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use sqlx::{PgTransaction, Row};
use uuid::Uuid;

use crate::lease::{first_message, first_of_its_chat, first_update, known_states};
use crate::row;
use crate::settings::{lateness_from, schedule_columns, schedule_from};
use crate::{Store, StoreError, new_id};

/// A tenant for which the planner is due to run.
#[derive(Clone, Debug)]
pub struct DueTenant {
    pub tenant: Tenant,
    /// Its schedule; `None` if it cannot be parsed. The planner then postpones this tenant and continues with
    /// the others.
    pub schedule: Option<Schedule>,
    /// The slot for which it is due.
    pub slot: Slot,
    /// Maximum delay with which a story is still published.
    pub lateness_budget: SignedDuration,
}

/// The planner's decisions for one tenant.
#[derive(Clone, Debug)]
pub struct Planned {
    pub tenant: Tenant,
    /// The slot to fill, unless it has passed.
    pub fill: Option<Slot>,
    /// Slots that passed while no planner was running.
    pub missed: Vec<Slot>,
    /// When the planner must run next for this tenant, and for which slot.
    pub next: Option<(Timestamp, Slot)>,
}

/// A planning pass. The claimed tenants stay locked until the pass is written or dropped.
#[derive(Debug)]
#[must_use = "dropping it rolls back"]
pub struct Planning {
    tx: PgTransaction<'static>,
    pub due: Vec<DueTenant>,
}

/// Finds the tenants with a due schedule. Idle tenants are not in the index and cost nothing.
pub const CLAIM_TENANTS: &str = concat!(
    "SELECT s.tenant, s.slot_at, s.slot_local_date, s.slot_index, ",
    schedule_columns!(),
    " FROM tenant_schedule AS s JOIN chat_settings AS c ON c.tenant = s.tenant
      WHERE s.next_due_at <= $1 ORDER BY s.next_due_at LIMIT $2 FOR UPDATE OF s SKIP LOCKED"
);

/// The earliest due time in the four leased tables and the schedule. A row under a live lease still counts
/// with its due time, because a worker is processing it. A message or update is ignored while an earlier one
/// of the same chat is unfinished, because it cannot be claimed until then. A post in a state that only a
/// later version knows is always ignored.
const NEXT_DUE: &str = concat!(
    "SELECT min(at) FROM (
          SELECT min(next_due_at) AS at FROM tenant_schedule WHERE next_due_at IS NOT NULL
          UNION ALL SELECT min(due_at) FROM posting_queue WHERE due_at IS NOT NULL AND state IN (",
    known_states!(),
    ")
          UNION ALL SELECT min(due_at) FROM outbox AS t WHERE due_at IS NOT NULL",
    first_message!(),
    "
          UNION ALL SELECT min(due_at) FROM telegram_updates AS t WHERE due_at IS NOT NULL",
    first_update!(),
    "
          UNION ALL SELECT min(due_at) FROM chores WHERE due_at IS NOT NULL) AS due"
);

/// How many rows were set aside because they failed again and again. They are still retried, except parked updates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
    pub messages: i64,
    /// Updates that are retried alone.
    pub updates: i64,
    /// Updates that were given up.
    pub parked: i64,
}

/// How many rows no replica has read for 15 minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnreadableRows {
    pub posts: i64,
    pub messages: i64,
    pub chores: i64,
    pub updates: i64,
}

impl UnreadableRows {
    pub fn sum(self) -> i64 {
        self.posts + self.messages + self.chores + self.updates
    }
}

impl Store {
    /// Counts the rows that no replica has been able to read for 15 minutes.
    pub async fn unreadable_rows(&self, now: Timestamp) -> Result<UnreadableRows, StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        let row = sqlx::query(concat!(
            "SELECT (SELECT count(*) FROM posting_queue WHERE due_at < $1 - interval '15 minutes' AND state IS NOT NULL
                        AND state NOT IN (",
            known_states!(),
            ")) AS posts,
                    (SELECT count(*) FROM outbox WHERE due_at IS NOT NULL
                        AND unreadable_since < $1 - interval '15 minutes') AS messages,
                    (SELECT count(*) FROM chores WHERE due_at IS NOT NULL
                        AND unreadable_since < $1 - interval '15 minutes') AS chores,
                    (SELECT count(*) FROM telegram_updates WHERE due_at IS NOT NULL
                        AND unreadable_since < $1 - interval '15 minutes') AS updates",
        ))
        .bind(now.to_sqlx())
        .fetch_one(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(UnreadableRows {
            posts: row.try_get("posts")?,
            messages: row.try_get("messages")?,
            chores: row.try_get("chores")?,
            updates: row.try_get("updates")?,
        })
    }
}

impl Store {
    /// Counts the messages and updates that were set aside.
    pub async fn set_aside(&self) -> Result<SetAside, StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        let row = sqlx::query(
            "SELECT (SELECT count(*) FROM outbox WHERE due_at IS NOT NULL AND refused_since IS NOT NULL) AS messages,
                    (SELECT count(*) FROM telegram_updates WHERE due_at IS NOT NULL AND attempts >= 3) AS updates,
                    (SELECT count(*) FROM telegram_updates WHERE due_at IS NULL AND handled_at IS NULL) AS parked",
        )
        .fetch_one(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(SetAside {
            messages: row.try_get("messages")?,
            updates: row.try_get("updates")?,
            parked: row.try_get("parked")?,
        })
    }

    /// Starts a planning pass over up to `most` tenants due at `now`.
    pub async fn begin_planning(&self, now: Timestamp, most: usize) -> Result<Planning, StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        let rows = sqlx::query(CLAIM_TENANTS)
            .bind(now.to_sqlx())
            .bind(i64::try_from(most).unwrap_or(i64::MAX))
            .fetch_all(&mut *tx)
            .await?;
        let due = rows.iter().map(due_tenant).collect::<Result<_, _>>()?;
        Ok(Planning { tx, due })
    }

    /// Returns when the next work is due, as seen at `now`; `None` if none is planned.
    pub async fn next_due(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        let at: Option<jiff_sqlx::Timestamp> =
            sqlx::query_scalar(NEXT_DUE).bind(now.to_sqlx()).fetch_one(&mut *tx).await?;
        tx.commit().await?;
        Ok(at.map(jiff_sqlx::Timestamp::to_jiff))
    }

    /// Returns how many posts are overdue by more than `grace`. Readiness and metrics report it as lag.
    /// Posts in a state that only a later version knows do not count.
    pub async fn overdue_posts(&self, now: Timestamp, grace: SignedDuration) -> Result<i64, StoreError> {
        let mut tx = self.begin_as("storyline_across", "").await?;
        let count = sqlx::query_scalar(concat!(
            "SELECT count(*) FROM posting_queue WHERE due_at <= $1 AND state IN (",
            known_states!(),
            ")"
        ))
        .bind((now - grace).to_sqlx())
        .fetch_one(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(count)
    }
}

impl Planning {
    /// Unlocks the tenants; they are still due.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }

    /// Stores the results of the pass (slots, posts, next due times) with a fixed number of statements and
    /// one commit.
    pub async fn write(mut self, planned: &[Planned], now: Timestamp) -> Result<usize, StoreError> {
        let posts = self.record_slots(planned, now).await?;
        self.insert_posts(&posts, now).await?;
        self.look_next(planned).await?;
        self.tx.commit().await?;
        Ok(posts.len())
    }

    async fn record_slots(
        &mut self,
        planned: &[Planned],
        now: Timestamp,
    ) -> Result<Vec<(Tenant, PostId, Timestamp)>, StoreError> {
        let mut posts = Vec::new();
        let (mut tenants, mut at, mut dates, mut indexes) = (vec![], vec![], vec![], vec![]);
        let (mut ids, mut outcomes): (Vec<Option<Uuid>>, Vec<Option<&str>>) = (vec![], vec![]);
        for plan in planned {
            let missed = plan.missed.iter().map(|slot| (slot, None, Some(SlotOutcome::Missed.into_str())));
            let fill = plan.fill.iter().map(|slot| {
                let id = PostId(new_id());
                posts.push((plan.tenant, id, slot.at));
                (slot, Some(id.0), None)
            });
            for (slot, id, outcome) in missed.chain(fill) {
                tenants.push(plan.tenant.chat_settings_id());
                at.push(slot.at.to_sqlx());
                dates.push(slot.local_date.to_sqlx());
                indexes.push(i32::from(slot.index));
                ids.push(id);
                outcomes.push(outcome);
            }
        }
        let recorded: Vec<Uuid> = sqlx::query_scalar(
            "WITH recorded AS (
                INSERT INTO posting_slots (chat_settings_id, slot_at, local_date, slot_index, post_id, outcome, outcome_at)
                SELECT t, at, date, n, id, outcome, CASE WHEN outcome IS NOT NULL THEN $7 END
                  FROM unnest($1::uuid[], $2::timestamptz[], $3::date[], $4::int[], $5::uuid[], $6::text[])
                       AS slot (t, at, date, n, id, outcome)
                ON CONFLICT (tenant, slot_at) DO NOTHING
                RETURNING post_id)
             SELECT post_id FROM recorded WHERE post_id IS NOT NULL",
        )
        .bind(tenants)
        .bind(at)
        .bind(dates)
        .bind(indexes)
        .bind(ids)
        .bind(outcomes)
        .bind(now.to_sqlx())
        .fetch_all(&mut *self.tx)
        .await?;
        posts.retain(|(_, id, _)| recorded.contains(&id.0));
        Ok(posts)
    }

    async fn insert_posts(
        &mut self,
        posts: &[(Tenant, PostId, Timestamp)],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if posts.is_empty() {
            return Ok(());
        }
        sqlx::query(
            "INSERT INTO posting_queue (id, chat_settings_id, scheduled_for, status, state, state_entered_at, origin,
                                        slot_at, publish_at, due_at, created_at)
             SELECT id, t, at AT TIME ZONE 'UTC', 'processing', 'reserving', $4, 'slot', at, at, $4,
                    ($4::timestamptz AT TIME ZONE 'UTC')
               FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS post (id, t, at)",
        )
        .bind(posts.iter().map(|(_, id, _)| id.0).collect::<Vec<_>>())
        .bind(posts.iter().map(|(tenant, _, _)| tenant.chat_settings_id()).collect::<Vec<_>>())
        .bind(posts.iter().map(|(_, _, at)| at.to_sqlx()).collect::<Vec<_>>())
        .bind(now.to_sqlx())
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn look_next(&mut self, planned: &[Planned]) -> Result<(), StoreError> {
        let next = |plan: &Planned| plan.next;
        sqlx::query(
            "UPDATE tenant_schedule AS s
                SET next_due_at = plan.due, slot_at = plan.at, slot_local_date = plan.date, slot_index = plan.n
               FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::date[], $5::int[])
                    AS plan (tenant, due, at, date, n)
              WHERE s.tenant = plan.tenant",
        )
        .bind(planned.iter().map(|plan| plan.tenant.key()).collect::<Vec<_>>())
        .bind(planned.iter().map(|plan| next(plan).map(|(due, _)| due.to_sqlx())).collect::<Vec<_>>())
        .bind(planned.iter().map(|plan| next(plan).map(|(_, slot)| slot.at.to_sqlx())).collect::<Vec<_>>())
        .bind(planned.iter().map(|plan| next(plan).map(|(_, slot)| slot.local_date.to_sqlx())).collect::<Vec<_>>())
        .bind(planned.iter().map(|plan| next(plan).map(|(_, slot)| i32::from(slot.index))).collect::<Vec<_>>())
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

fn due_tenant(row: &sqlx::postgres::PgRow) -> Result<DueTenant, StoreError> {
    Ok(DueTenant {
        tenant: Tenant::from_key(row.try_get("tenant")?),
        schedule: schedule_from(row).ok(),
        slot: row::slot(row)?,
        lateness_budget: lateness_from(row)?,
    })
}
