//! Returns everything that people can change, for all tenants, as sorted lines, so that tests can compare two
//! states. Runs as the owner of the tables, unlike the program itself.

use secrecy::SecretString;
use sqlx::{Connection as _, PgConnection};

use store::{StoreError, connect_options};

/// Posts, history, slots, locks, libraries, folders, accounts, settings, plans, set-ups, and updates that
/// were given up. Omits data that can differ between states that are otherwise equal: times of changes, turns
/// of the set-up's message, and leases.
const EVERYTHING: &str = "
    SELECT concat_ws(' ', 'post', tenant, id, state, publish_at, media_item_id) FROM posting_queue
    UNION ALL SELECT concat_ws(' ', 'history', tenant, queue_item_id, outcome) FROM posting_history
    UNION ALL SELECT concat_ws(' ', 'slot', tenant, slot_at, outcome) FROM posting_slots
    UNION ALL SELECT concat_ws(' ', 'lock', tenant, media_item_id, lock_reason, locked_until) FROM media_posting_locks
    UNION ALL SELECT concat_ws(' ', 'item', tenant, id, is_active, blocked_until) FROM media_items
    UNION ALL SELECT concat_ws(' ', 'source', tenant, id, is_active) FROM media_sources
    UNION ALL SELECT concat_ws(' ', 'account', tenant, id, is_active) FROM instagram_accounts
    UNION ALL SELECT 'settings ' || (to_jsonb(c) - 'updated_at' - 'paused_at')::text FROM chat_settings AS c
    UNION ALL SELECT concat_ws(' ', 'plan', tenant, slot_at) FROM tenant_schedule
    UNION ALL SELECT concat_ws(' ', 'set-up', tenant, step, choices - 'turn' - 'note') FROM wizards
    UNION ALL SELECT concat_ws(' ', 'parked', update_id) FROM telegram_updates WHERE parked_error IS NOT NULL
    ORDER BY 1";

/// Reads the lines of a database.
pub async fn take(owner: &SecretString) -> Result<Vec<String>, StoreError> {
    let mut connection = PgConnection::connect_with(&connect_options(owner)?).await?;
    let lines = sqlx::query_scalar(EVERYTHING).fetch_all(&mut connection).await?;
    connection.close().await?;
    Ok(lines)
}

/// Counts the audit entries that name a user.
pub async fn audited(owner: &SecretString) -> Result<i64, StoreError> {
    let mut connection = PgConnection::connect_with(&connect_options(owner)?).await?;
    let lines = sqlx::query_scalar("SELECT count(*) FROM audit WHERE actor_user_id IS NOT NULL")
        .fetch_one(&mut connection)
        .await?;
    connection.close().await?;
    Ok(lines)
}
