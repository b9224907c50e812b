//! Pauses a tenant's stories, until a given time or until a person ends the pause.

use domain::ids::UserId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::Row;

use crate::row::Column;
use crate::{StoreError, TenantTx};

/// The current pause of a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// When it ends automatically; `None` if a person has to end it.
    pub until: Option<Timestamp>,
    /// First name of the person who requested it.
    pub by: Option<String>,
}

impl TenantTx {
    /// Pauses a tenant that posts, or changes the end of its pause. Returns false if the tenant cannot be
    /// paused.
    ///
    /// The row stays locked: no publish can be recorded until this transaction ends.
    pub async fn pause(
        &mut self,
        until: Option<Timestamp>,
        by: impl Into<Option<UserId>>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let by: Option<UserId> = by.into();
        let rows = self.scoped(
            "UPDATE chat_settings
                SET lifecycle = 'paused', is_paused = true, paused_until = $2, paused_by_user_id = $3,
                    paused_at = ($4::timestamptz AT TIME ZONE 'UTC'), updated_at = ($4::timestamptz AT TIME ZONE 'UTC')
              WHERE tenant = $1 AND lifecycle IN ('active', 'paused', 'waiting_first_picture')",
        )
        .bind(until.map(ToSqlx::to_sqlx))
        .bind(by.map(|by| by.0))
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected();
        Ok(rows == 1)
    }

    /// Ends a pause. Returns false if there was none.
    pub async fn end_pause(&mut self, now: Timestamp) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE chat_settings
                    SET lifecycle = 'active', is_paused = false, paused_until = NULL, paused_by_user_id = NULL,
                        paused_at = NULL, updated_at = ($2::timestamptz AT TIME ZONE 'UTC')
                  WHERE tenant = $1 AND lifecycle = 'paused'",
            )
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }

    /// Returns the current pause, if the tenant is paused.
    pub async fn pause_in_force(&mut self) -> Result<Option<Pause>, StoreError> {
        let row = self
            .scoped(
                "SELECT c.paused_until, u.telegram_first_name
                   FROM chat_settings AS c LEFT JOIN users AS u ON u.id = c.paused_by_user_id
                  WHERE c.tenant = $1 AND c.lifecycle = 'paused'",
            )
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| {
            Ok(Pause { until: Column::read(&row, "paused_until")?, by: row.try_get("telegram_first_name")? })
        })
        .transpose()
    }
}
