//! Creates many tenants and large libraries for benchmarks, with bulk statements that the program itself
//! never uses.

use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use secrecy::SecretString;
use uuid::Uuid;

use super::owner;
use store::StoreError;

/// Settings of a crowd of tenants.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    pub tenants: i64,
    /// When the planner must look at each of them.
    pub next_due_at: Timestamp,
}

/// Adds active tenants that have only a schedule, all due for planning at the same time.
pub async fn crowd(url: &SecretString, crowd: Crowd) -> Result<(), StoreError> {
    let mut connection = owner(url).await?;
    let mut tx = sqlx::Connection::begin(&mut connection).await?;
    sqlx::query(
        "INSERT INTO chat_settings (id, telegram_chat_id, lifecycle, delivery_mode, dry_run_mode, posts_per_day,
                                    posting_hours_start, posting_hours_end, posting_timezone, created_at, updated_at)
         SELECT md5('crowd' || n)::uuid, -7000000000000 - n, 'active', 'automatic', false, 3, 9, 21, 'UTC',
                ($2::timestamptz AT TIME ZONE 'UTC'), ($2::timestamptz AT TIME ZONE 'UTC')
           FROM generate_series(1, $1) AS n",
    )
    .bind(crowd.tenants)
    .bind(crowd.next_due_at.to_sqlx())
    .execute(&mut *tx)
    .await?;
    sqlx::query(
        "INSERT INTO tenant_schedule (chat_settings_id, next_due_at, slot_at, slot_local_date, slot_index)
         SELECT md5('crowd' || n)::uuid, $2, $2::timestamptz + interval '1 hour', $2::timestamptz::date, 0
           FROM generate_series(1, $1) AS n",
    )
    .bind(crowd.tenants)
    .bind(crowd.next_due_at.to_sqlx())
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    for sql in ["VACUUM ANALYZE chat_settings", "VACUUM ANALYZE tenant_schedule"] {
        sqlx::raw_sql(sql).execute(&mut connection).await?;
    }
    Ok(())
}

/// Makes the first `tenants` of a crowd due at `at`, for a slot half an hour later.
pub async fn fall_due(url: &SecretString, tenants: i64, at: Timestamp) -> Result<(), StoreError> {
    let mut connection = owner(url).await?;
    sqlx::query(
        "UPDATE tenant_schedule AS s
            SET next_due_at = $2, slot_at = $2::timestamptz + interval '30 minutes',
                slot_local_date = $2::timestamptz::date, slot_index = 0
           FROM generate_series(1, $1) AS n WHERE s.tenant = md5('crowd' || n)::uuid",
    )
    .bind(tenants)
    .bind(at.to_sqlx())
    .execute(&mut connection)
    .await?;
    Ok(())
}

/// Deletes all posts in progress and stops all plans, so that workers find nothing to do.
pub async fn quieten(url: &SecretString) -> Result<(), StoreError> {
    let mut connection = owner(url).await?;
    for sql in [
        "DELETE FROM posting_queue",
        "UPDATE media_items SET blocked_until = NULL WHERE blocked_until IS NOT NULL",
        "UPDATE tenant_schedule SET next_due_at = NULL WHERE next_due_at IS NOT NULL AND next_due_at < '2100-01-01'",
        "VACUUM ANALYZE posting_queue",
        "VACUUM ANALYZE tenant_schedule",
    ] {
        sqlx::raw_sql(sql).execute(&mut connection).await?;
    }
    Ok(())
}

/// Adds `items` pictures in five categories to a tenant. They have no bytes, because they are only picked.
pub async fn library(url: &SecretString, tenant: Uuid, items: i64, now: Timestamp) -> Result<(), StoreError> {
    let mut connection = owner(url).await?;
    sqlx::query(
        "INSERT INTO media_items
            (id, chat_settings_id, file_path, file_name, file_size, file_hash, mime_type, category, source_type,
             source_identifier, look_group, media_kind, verdict, is_active, last_posted_at, times_posted, created_at, updated_at)
         SELECT i, $1, 'trial://' || n, n || '.jpg', 1000, md5(n::text), 'image/jpeg', 'category ' || n % 5, 'telegram',
                n::text, i, 'image', 'needs_rendition', true,
                CASE WHEN n % 10 > 0 THEN ($3::timestamptz AT TIME ZONE 'UTC') - n * interval '1 second' END, n % 3,
                ($3::timestamptz AT TIME ZONE 'UTC'), ($3::timestamptz AT TIME ZONE 'UTC')
           FROM (SELECT n, md5($1::text || n)::uuid AS i FROM generate_series(1, $2) AS n) AS item",
    )
    .bind(tenant)
    .bind(items)
    .bind(now.to_sqlx())
    .execute(&mut connection)
    .await?;
    Ok(())
}

/// Vacuums and analyses the libraries after they were filled, as autovacuum would do later.
pub async fn tidy_libraries(url: &SecretString) -> Result<(), StoreError> {
    sqlx::raw_sql("VACUUM ANALYZE media_items").execute(&mut owner(url).await?).await?;
    Ok(())
}

/// Moves the publish time of every reserved post to `at`.
pub async fn bring_forward(url: &SecretString, at: Timestamp) -> Result<(), StoreError> {
    let mut connection = owner(url).await?;
    sqlx::query("UPDATE posting_queue SET publish_at = $1, due_at = $1 WHERE state = 'reserved'")
        .bind(at.to_sqlx())
        .execute(&mut connection)
        .await?;
    Ok(())
}
