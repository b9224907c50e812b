//! Implements the lease protocol for four tables: posts, outbox, inbox, chores.
//!
//! Two columns use two clocks. `due_at` is domain time: when the row must be processed. `leased_until` is the
//! database's own time: until when only the worker that claimed the row may change it. One query claims new
//! work, retries and orphaned rows, so there is no separate recovery job. Every claim increments `fence`, and
//! every write checks the fence of its claim. If a write changes no row, another worker has claimed the row.

mod publish_lock;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::ids::{OutboxId, PostId, Tenant};
use domain::post::PostState;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::{FromRow, Postgres, Row};
use tokio::time::Instant;

pub use self::publish_lock::PublishLock;
use crate::found_press::FoundPress;
use crate::row::read_row;
use crate::{Store, StoreError, TenantTx};

/// A claim on one row, until it is settled or expires.
#[derive(Clone, Debug)]
pub struct Lease<K> {
    pub key: K,
    /// The row's fence after this claim.
    pub fence: i64,
    /// Half-way through the lease, on a monotonic clock: no external request may be started after it. All
    /// copies of the lease share it.
    act_before: Arc<Mutex<Instant>>,
}

impl<K> Lease<K> {
    fn new(key: K, fence: i64, claimed_at: Instant, length: Duration) -> Self {
        Self { key, fence, act_before: Arc::new(Mutex::new(claimed_at + length / 2)) }
    }

    /// Returns whether an external request may still be started under this claim.
    pub fn may_act(&self) -> bool {
        Instant::now() < *self.act_before.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shortens the time in which an external request may still be started.
    pub fn act_within(&self, limit: Duration) {
        let mut act_before = self.act_before.lock().unwrap_or_else(PoisonError::into_inner);
        *act_before = (*act_before).min(Instant::now() + limit);
    }

    /// Restarts the lease's time, after the claim was renewed in the database.
    pub fn renewed(&self, length: Duration) {
        self.renewed_at(Instant::now(), length);
    }

    fn renewed_at(&self, at: Instant, length: Duration) {
        *self.act_before.lock().unwrap_or_else(PoisonError::into_inner) = at + length / 2;
    }
}

/// A claimed post.
#[derive(Clone, Debug)]
pub struct PostKey {
    pub tenant: Tenant,
    pub id: PostId,
    /// Its state when it was claimed.
    pub state: PostState,
    /// When its story should be live.
    pub publish_at: Timestamp,
}

/// A claimed message or edit.
#[derive(Clone, Debug)]
pub struct OutboxKey {
    pub tenant: Tenant,
    pub id: OutboxId,
    pub telegram_chat_id: i64,
    /// Whether it edits a message that was sent before.
    pub is_edit: bool,
}

/// A claimed update.
#[derive(Clone, Debug)]
pub struct UpdateKey {
    /// Telegram's id of the update; larger if other updates had the same id before.
    pub update_id: i64,
    /// Number of attempts before this claim.
    pub attempts: i32,
    pub received_at: Timestamp,
    /// The update as Telegram sent it.
    pub body: Option<String>,
    /// The person, the button and the tenants, if the update is a press. Also `None` for presses that an
    /// older version received.
    pub press: Option<FoundPress>,
}

/// A claimed chore.
#[derive(Clone, Debug)]
pub struct ChoreKey {
    pub tenant: Tenant,
    pub kind: String,
    /// Identifies the chore among those of its kind.
    pub key: String,
}

impl UpdateKey {
    /// Returns the update as Telegram sent it. Fails if it was erased, which happens only to handled updates.
    pub fn body(&self) -> Result<&str, StoreError> {
        self.body.as_deref().ok_or(StoreError::Inconsistent { missing: "telegram_updates.body" })
    }
}

read_row!(PostKey { tenant, id, state, publish_at });
read_row!(OutboxKey { tenant, id, telegram_chat_id, is_edit });
read_row!(UpdateKey { update_id, attempts, received_at, body, press by FoundPress::in_row });
read_row!(ChoreKey { tenant, kind, key });

/// A row of a table with leases.
pub trait Claimable: for<'row> FromRow<'row, PgRow> {
    /// The database role that runs the claim.
    const ROLE: &str = "storyline_across";
    /// Claims the due rows that are not leased: `$1` is the time, `$2` the maximum number of rows, `$3` the
    /// length of the lease in microseconds.
    const CLAIM: &str;
}

/// A kind of row whose claim is short, and is renewed while its step takes longer.
pub trait Renewable: Claimable {
    /// Renews a claim: `$1` is the length in microseconds, `$2` the fence, then the key.
    const RENEW: &str;

    /// Adds the key's values.
    fn bind<'q>(&self, query: PgQuery<'q>) -> PgQuery<'q>;
}

type PgQuery<'q> = Query<'q, Postgres, PgArguments>;

/// Builds a renewal. A row that was settled in the meantime has no lease, and stays without one.
macro_rules! renew {
    ($table:literal, $row:literal) => {
        concat!(
            "UPDATE ",
            $table,
            " SET leased_until = clock_timestamp() + $1 * interval '1 microsecond' \
              WHERE fence = $2 AND leased_until IS NOT NULL AND ",
            $row
        )
    };
}

impl Renewable for OutboxKey {
    const RENEW: &str = renew!("outbox", "tenant = $3 AND id = $4");

    fn bind<'q>(&self, query: PgQuery<'q>) -> PgQuery<'q> {
        query.bind(self.tenant.key()).bind(self.id.0)
    }
}

impl Renewable for UpdateKey {
    const RENEW: &str = renew!("telegram_updates", "update_id = $3");

    fn bind<'q>(&self, query: PgQuery<'q>) -> PgQuery<'q> {
        query.bind(self.update_id)
    }
}

/// Builds a claim: selects the due rows that are not leased and increments their fence.
macro_rules! claim {
    ($table:literal, $key:literal, $same:literal, $only:expr, $returning:literal) => {
        concat!(
            "WITH due AS (SELECT ",
            $key,
            " FROM ",
            $table,
            " AS t ",
            "WHERE t.due_at <= $1 AND (t.leased_until IS NULL OR t.leased_until < clock_timestamp())",
            $only,
            " ORDER BY t.due_at LIMIT $2 FOR UPDATE SKIP LOCKED) ",
            "UPDATE ",
            $table,
            " AS t ",
            "SET fence = t.fence + 1, leased_until = clock_timestamp() + $3 * interval '1 microsecond' ",
            "FROM due WHERE ",
            $same,
            " RETURNING ",
            $returning
        )
    };
}

/// The states of posts that this version knows. A post in another state is left to the version that wrote it.
macro_rules! known_states {
    () => {
        "'reserving', 'reserved', 'offering', 'awaiting_review', 'approved', 'awaiting_hand', 'container_made', \
         'container_ready', 'publish_sent', 'unknown'"
    };
}
pub(crate) use known_states;

/// Due posts.
impl Claimable for PostKey {
    const CLAIM: &str = claim!(
        "posting_queue",
        "t.tenant, t.id",
        "t.tenant = due.tenant AND t.id = due.id",
        concat!(" AND t.state IN (", known_states!(), ")"),
        "t.tenant, t.id, t.state, t.publish_at, t.fence"
    );
}

/// The condition that no earlier row of the same chat is unfinished. A row that no replica could read for 15 minutes
/// no longer holds up its chat, nor does one that was set aside. `$1` is the time, `t` the row.
macro_rules! first_of_its_chat {
    ($table:literal, $order:literal, $in_order:literal) => {
        concat!(
            " AND NOT EXISTS (SELECT 1 FROM ",
            $table,
            " AS earlier WHERE earlier.telegram_chat_id = t.telegram_chat_id \
             AND earlier.due_at IS NOT NULL AND earlier.",
            $order,
            " < t.",
            $order,
            " AND ",
            $in_order,
            " AND (earlier.unreadable_since IS NULL OR earlier.unreadable_since > $1 - interval '15 minutes'))"
        )
    };
}
pub(crate) use first_of_its_chat;

/// Builds that condition for messages: one that Telegram refused was set aside.
macro_rules! first_message {
    () => {
        first_of_its_chat!("outbox", "seq", "earlier.refused_since IS NULL")
    };
}

/// Builds that condition for updates: one that failed three times was set aside.
macro_rules! first_update {
    () => {
        first_of_its_chat!("telegram_updates", "update_id", "earlier.attempts < 3")
    };
}
pub(crate) use {first_message, first_update};

/// The oldest unfinished message of each chat, if it is due. This keeps messages within a chat in order.
impl Claimable for OutboxKey {
    const CLAIM: &str = claim!(
        "outbox",
        "t.tenant, t.id",
        "t.tenant = due.tenant AND t.id = due.id",
        first_message!(),
        "t.tenant, t.id, t.telegram_chat_id, t.edits_message_id IS NOT NULL AS is_edit, t.fence"
    );
}

/// The oldest unhandled update of each chat. An update that belongs to no chat does not wait for others. For
/// a press, the same statement looks up the person, the chat's tenant, the button's tenant and the person's
/// role in it.
impl Claimable for UpdateKey {
    const ROLE: &str = "storyline_door";
    const CLAIM: &str = concat!(
        "WITH claimed AS (",
        claim!(
            "telegram_updates",
            "t.update_id",
            "t.update_id = due.update_id",
            first_update!(),
            "t.update_id, t.attempts, t.received_at, t.fence, t.body, t.telegram_chat_id, t.sender, t.button"
        ),
        ") SELECT u.update_id, u.attempts, u.received_at, u.fence, u.body, u.sender, p.id AS user_id, p.telegram_first_name, \
           p.telegram_username, p.language_code, b.tenant AS button_tenant, c.tenant AS chat_tenant, m.role, \
           p.last_seen_at >= ($1 AT TIME ZONE 'UTC') - interval '1 day' AS seen_lately \
           FROM claimed AS u LEFT JOIN users AS p ON p.telegram_user_id = u.sender \
           LEFT JOIN callback_tokens AS b ON b.token = u.button \
           LEFT JOIN chat_settings AS c ON u.sender IS NOT NULL AND c.telegram_chat_id = u.telegram_chat_id \
                AND c.lifecycle <> 'deleted' \
           LEFT JOIN members AS m ON m.tenant = coalesce(b.tenant, c.tenant) AND m.user_id = p.id AND m.is_active"
    );
}

/// Due chores.
impl Claimable for ChoreKey {
    const CLAIM: &str = claim!(
        "chores",
        "t.tenant, t.kind, t.key",
        "t.tenant = due.tenant AND t.kind = due.kind AND t.key = due.key",
        "",
        "t.tenant, t.kind, t.key, t.fence"
    );
}

impl Store {
    /// Claims up to `most` rows that are due at `now`, for `length`.
    pub async fn claim<K: Claimable>(
        &self,
        now: Timestamp,
        most: usize,
        length: Duration,
    ) -> Result<Vec<Lease<K>>, StoreError> {
        let claimed_at = Instant::now();
        let mut tx = self.begin_as(K::ROLE, "").await?;
        let rows = sqlx::query(K::CLAIM)
            .bind(now.to_sqlx())
            .bind(i64::try_from(most).unwrap_or(i64::MAX))
            .bind(microseconds(length))
            .fetch_all(&mut *tx)
            .await?;
        tx.commit().await?;
        rows.iter()
            .map(|row| Ok(Lease::new(K::from_row(row)?, row.try_get("fence")?, claimed_at, length)))
            .collect()
    }
}

impl Store {
    /// Renews a claim for `length` from now. Returns false if the row was settled, or another worker has
    /// claimed it.
    pub async fn renew<K: Renewable>(&self, lease: &Lease<K>, length: Duration) -> Result<bool, StoreError> {
        let renewed_at = Instant::now();
        let mut tx = self.begin_as(K::ROLE, "").await?;
        let renewal = sqlx::query(K::RENEW).bind(microseconds(length)).bind(lease.fence);
        let rows = lease.key.bind(renewal).execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        if rows == 1 {
            lease.renewed_at(renewed_at, length);
        }
        Ok(rows == 1)
    }
}

impl TenantTx {
    /// Marks a claimed update as handled, in the same transaction as its effects, so that they happen exactly
    /// once.
    pub async fn update_handled(
        &mut self,
        lease: &Lease<UpdateKey>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let held: bool = sqlx::query_scalar("SELECT storyline_mark_handled($1, $2, $3)")
            .bind(lease.key.update_id)
            .bind(lease.fence)
            .bind(now.to_sqlx())
            .fetch_one(self.connection())
            .await?;
        crate::error::leased(u64::from(held))
    }
}

pub(crate) fn microseconds(length: Duration) -> i64 {
    i64::try_from(length.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn claims_name_every_state_of_a_post() {
        let states: Vec<String> =
            PostState::VARIANTS.iter().map(|state| format!("'{}'", <&str>::from(state))).collect();
        assert_eq!(known_states!().split(", ").collect::<Vec<_>>(), states);
    }
}
