//! Hands back rows that a later version wrote and this version cannot read. This does not count as a failure,
//! and a replica of the later version can then claim them. After a while they no longer delay later rows of
//! their chat.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::error::leased;
use crate::lease::{ChoreKey, Lease, OutboxKey, UpdateKey};
use crate::lookup::LookupTx;
use crate::{StoreError, TenantTx};

/// Sets when an unreadable row is tried again: every 30 seconds at first, later every five minutes. `$1` is
/// the time.
macro_rules! hand_back {
    ($table:literal, $row:literal) => {
        concat!(
            "UPDATE ",
            $table,
            " SET leased_until = NULL, unreadable_since = coalesce(unreadable_since, $1), due_at = $1 + CASE \
               WHEN unreadable_since < $1 - interval '15 minutes' THEN interval '5 minutes' \
               ELSE interval '30 seconds' END WHERE ",
            $row
        )
    };
}

impl TenantTx {
    /// Hands back a message that this version cannot read.
    pub async fn hand_back_message(
        &mut self,
        lease: &Lease<OutboxKey>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rows = sqlx::query(hand_back!("outbox", "tenant = $2 AND id = $3 AND fence = $4"))
            .bind(now.to_sqlx())
            .bind(self.tenant().key())
            .bind(lease.key.id.0)
            .bind(lease.fence)
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }

    /// Hands back a chore that this version does not know.
    pub async fn hand_back_chore(
        &mut self,
        lease: &Lease<ChoreKey>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rows = sqlx::query(hand_back!("chores", "tenant = $2 AND kind = $3 AND key = $4 AND fence = $5"))
            .bind(now.to_sqlx())
            .bind(self.tenant().key())
            .bind(&lease.key.kind)
            .bind(&lease.key.key)
            .bind(lease.fence)
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }
}

impl LookupTx {
    /// Hands back an update with a button that this version cannot read.
    pub async fn hand_back_update(
        &mut self,
        lease: &Lease<UpdateKey>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rows = sqlx::query(hand_back!("telegram_updates", "update_id = $2 AND fence = $3"))
            .bind(now.to_sqlx())
            .bind(lease.key.update_id)
            .bind(lease.fence)
            .execute(self.connection())
            .await?
            .rows_affected();
        leased(rows)
    }
}
