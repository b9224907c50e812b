//! Stores the members of a tenant: who they are, their roles, and when Telegram last confirmed their
//! membership.

use domain::ids::UserId;
use domain::role::Role;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::row::read_row;
use crate::{StoreError, TenantTx};

/// A member of a tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub user: UserId,
    pub telegram_user_id: i64,
    /// As reported by Telegram.
    pub first_name: Option<String>,
    /// Without the @.
    pub username: Option<String>,
    pub role: Role,
    /// When Telegram last confirmed that they are in the chat.
    pub checked_at: Option<Timestamp>,
}

read_row!(Member {
    user = "user_id",
    telegram_user_id,
    first_name = "telegram_first_name",
    username = "telegram_username",
    role,
    checked_at,
});

impl TenantTx {
    /// Returns all active members, owners first, then by name.
    pub async fn members(&mut self) -> Result<Vec<Member>, StoreError> {
        let mut members: Vec<Member> = self.scoped_as(
            "SELECT m.user_id, m.role, m.checked_at, u.telegram_user_id, u.telegram_first_name, u.telegram_username
               FROM members AS m JOIN users AS u ON u.id = m.user_id
              WHERE m.tenant = $1 AND m.is_active ORDER BY u.telegram_first_name, m.user_id",
        )
        .fetch_all(self.connection())
        .await?;
        members.sort_by_key(|member| std::cmp::Reverse(member.role));
        Ok(members)
    }

    /// Returns one member; `None` if the person is not a member or has left.
    pub async fn member(&mut self, user: UserId) -> Result<Option<Member>, StoreError> {
        Ok(self.scoped_as(
            "SELECT m.user_id, m.role, m.checked_at, u.telegram_user_id, u.telegram_first_name, u.telegram_username
               FROM members AS m JOIN users AS u ON u.id = m.user_id
              WHERE m.tenant = $1 AND m.user_id = $2 AND m.is_active",
        )
        .bind(user.0)
        .fetch_optional(self.connection())
        .await?)
    }

    /// Gives a person a role, and makes them a member if they are not.
    pub async fn set_role(&mut self, user: UserId, role: Role, now: Timestamp) -> Result<(), StoreError> {
        let tenant = self.tenant();
        sqlx::query(
            "INSERT INTO members (chat_settings_id, user_id, role, joined_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (tenant, user_id) DO UPDATE SET role = excluded.role, is_active = true",
        )
        .bind(tenant.chat_settings_id())
        .bind(user.0)
        .bind(role.into_str())
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Records that Telegram confirmed a member's presence in the chat.
    pub async fn member_is_there(&mut self, user: UserId, now: Timestamp) -> Result<(), StoreError> {
        self.scoped("UPDATE members SET checked_at = $3 WHERE tenant = $1 AND user_id = $2")
            .bind(user.0)
            .bind(now.to_sqlx())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Records that a member left the chat. Returns false if that was already recorded.
    pub async fn member_left(&mut self, user: UserId) -> Result<bool, StoreError> {
        let rows = self
            .scoped(
                "UPDATE members SET is_active = false, checked_at = NULL
                  WHERE tenant = $1 AND user_id = $2 AND is_active",
            )
            .bind(user.0)
            .execute(self.connection())
            .await?
            .rows_affected();
        Ok(rows == 1)
    }
}
