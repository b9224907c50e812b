//! Lists tenants for the operator and for members. Reads their keys and lifecycles, but no content.

use domain::ids::{Tenant, UserId};
use domain::role::Role;
use sqlx::FromRow as _;

use crate::StoreError;
use crate::lookup::LookupTx;
use crate::row::{Column, read_row};
use crate::settings::Lifecycle;

/// The data of a tenant that [`LookupTx`] can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundTenant {
    pub tenant: Tenant,
    pub telegram_chat_id: i64,
    pub lifecycle: Lifecycle,
}

read_row!(FoundTenant { tenant, telegram_chat_id, lifecycle });

impl LookupTx {
    /// Returns every tenant, including deleted ones, ordered by chat.
    pub async fn tenants(&mut self) -> Result<Vec<FoundTenant>, StoreError> {
        let sql = "SELECT tenant, telegram_chat_id, lifecycle FROM chat_settings ORDER BY telegram_chat_id";
        Ok(sqlx::query_as(sql).fetch_all(self.connection()).await?)
    }

    /// Returns the tenants that a person is a member of, with the person's role; tenants of private chats
    /// first. Omits deleted tenants.
    pub async fn tenants_of(&mut self, user: UserId) -> Result<Vec<(FoundTenant, Role)>, StoreError> {
        let rows = sqlx::query(
            "SELECT c.tenant, c.telegram_chat_id, c.lifecycle, m.role
               FROM members AS m JOIN chat_settings AS c ON c.tenant = m.tenant
              WHERE m.user_id = $1 AND m.is_active AND c.lifecycle <> 'deleted' ORDER BY c.telegram_chat_id DESC",
        )
        .bind(user.0)
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|row| Ok((FoundTenant::from_row(row)?, Column::read(row, "role")?))).collect()
    }

    /// Returns the person with a Telegram id, if they ever wrote to the bot.
    pub async fn person_of(&mut self, telegram_user_id: i64) -> Result<Option<UserId>, StoreError> {
        let id: Option<uuid::Uuid> = sqlx::query_scalar("SELECT id FROM users WHERE telegram_user_id = $1")
            .bind(telegram_user_id)
            .fetch_optional(self.connection())
            .await?;
        Ok(id.map(UserId))
    }
}
