//! Prepares the legacy application's library: groups its pictures by content and derives rest periods from
//! its locks.

use jiff::Timestamp;
use sqlx::PgConnection;

use crate::{StoreError, TenantTx};

/// Groups pictures of equal content, so that showing one makes all of them rest. For local files, the hash
/// that the legacy application stored is the SHA-256.
pub(super) async fn know_again(connection: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE media_items AS m
            SET look_group = alike.first,
                content_sha256 = CASE WHEN m.file_hash ~ '^[0-9a-f]{64}$' THEN decode(m.file_hash, 'hex') END
           FROM (SELECT id, first_value(id) OVER (PARTITION BY file_hash ORDER BY created_at, id) AS first
                   FROM media_items WHERE chat_settings_id IS NULL) AS alike
          WHERE m.id = alike.id AND m.look_group IS NULL",
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Derives how long each picture rests, from its locks and its posts in flight. Returns the number of active
/// pictures, and how many of them rest.
pub(super) async fn rest(tx: &mut TenantTx, now: Timestamp) -> Result<(i64, i64), StoreError> {
    tx.rest_anew(now).await?;
    Ok(sqlx::query_as(
        "SELECT count(*), count(*) FILTER (WHERE blocked_until IS NOT NULL) FROM media_items
          WHERE chat_settings_id IS NULL AND is_active",
    )
    .fetch_one(tx.connection())
    .await?)
}
