//! Reads slots. A slot is a time in a tenant's schedule; it is recorded once and gets exactly one outcome.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::row::read_row;
use crate::{StoreError, TenantTx};

/// A slot as recorded in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedSlot {
    /// When its story should go live.
    pub slot_at: Timestamp,
    /// Its outcome; `None` while it is open.
    pub outcome: Option<String>,
}

read_row!(RecordedSlot { slot_at, outcome });

impl TenantTx {
    /// Returns whether a slot had no available picture since the given time. Members are notified of this
    /// once a day.
    pub async fn dry_since(&mut self, since: Timestamp) -> Result<bool, StoreError> {
        Ok(self.scoped_scalar(
            "SELECT EXISTS (SELECT 1 FROM posting_slots WHERE tenant = $1 AND slot_at >= $2 AND outcome = 'dry')",
        )
        .bind(since.to_sqlx())
        .fetch_one(self.connection())
        .await?)
    }

    /// Returns every recorded slot, oldest first.
    pub async fn recorded_slots(&mut self) -> Result<Vec<RecordedSlot>, StoreError> {
        Ok(self
            .scoped_as("SELECT slot_at, outcome FROM posting_slots WHERE tenant = $1 ORDER BY slot_at")
            .fetch_all(self.connection())
            .await?)
    }
}
