//! Records who changed what: one audit row in the transaction of every change.

use domain::ids::UserId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;

use crate::{StoreError, TenantTx};

impl TenantTx {
    /// Records a change. `actor` is `None` if Storyline made the change itself.
    pub async fn audit(
        &mut self,
        actor: Option<UserId>,
        action: &str,
        before: Option<Value>,
        after: Option<Value>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO audit (chat_settings_id, at, actor_user_id, action, before, after)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(tenant.chat_settings_id())
        .bind(now.to_sqlx())
        .bind(actor.map(|user| user.0))
        .bind(action)
        .bind(before)
        .bind(after)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
