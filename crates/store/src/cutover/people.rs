//! Assigns roles to the legacy application's users. That application had the roles admin and member, but did
//! not check permissions.

use domain::role::Role;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::{StoreError, TenantTx};

/// Assigns roles: the first admin becomes owner, other admins become admins, active members become reviewers.
/// Existing roles are kept. Returns the number of active members.
pub(super) async fn give_roles(tx: &mut TenantTx, now: Timestamp) -> Result<u64, StoreError> {
    sqlx::query(
        "INSERT INTO members (user_id, role, joined_at)
         SELECT id, CASE WHEN role = 'admin' AND row_number() OVER (PARTITION BY role ORDER BY created_at, id) = 1 THEN $1
                         WHEN role = 'admin' THEN $2 ELSE $3 END, $4
           FROM users WHERE is_active
         ON CONFLICT (tenant, user_id) DO NOTHING",
    )
    .bind(Role::Owner.into_str())
    .bind(Role::Admin.into_str())
    .bind(Role::Reviewer.into_str())
    .bind(now.to_sqlx())
    .execute(tx.connection())
    .await?;
    let members: i64 =
        sqlx::query_scalar("SELECT count(*) FROM members WHERE chat_settings_id IS NULL AND is_active")
            .fetch_one(tx.connection())
            .await?;
    Ok(members.unsigned_abs())
}

/// Returns whether the legacy tenant has an owner.
pub(super) async fn has_owner(tx: &mut TenantTx) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM members WHERE chat_settings_id IS NULL AND is_active AND role = 'owner')",
    )
    .fetch_one(tx.connection())
    .await?)
}
