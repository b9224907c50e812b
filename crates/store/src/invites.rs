//! Stores invitations. Each can be used by one person, once. Only the hash of the link's token is stored.

use domain::ids::UserId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;

use crate::StoreError;
use crate::lookup::LookupTx;

impl LookupTx {
    /// Stores an invitation under the SHA-256 of its token.
    pub async fn make_invite(
        &mut self,
        token_hash: &[u8; 32],
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO invites (token_hash, created_at, expires_at) VALUES ($1, $2, $3)")
            .bind(token_hash.as_slice())
            .bind(now.to_sqlx())
            .bind(expires_at.to_sqlx())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Marks an invitation as used. Returns false if it is unknown, expired, or was used by another person.
    pub async fn use_invite(
        &mut self,
        token_hash: &[u8; 32],
        by: UserId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let rows = sqlx::query(
            "UPDATE invites SET used_at = coalesce(used_at, $3), used_by_user_id = $2
              WHERE token_hash = $1 AND expires_at > $3 AND (used_at IS NULL OR used_by_user_id = $2)",
        )
        .bind(token_hash.as_slice())
        .bind(by.0)
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?
        .rows_affected();
        Ok(rows == 1)
    }
}
