//! Exports all data of a tenant as JSON, and erases it in a fixed order.

use domain::ids::Tenant;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, Row};

use crate::{StoreError, TenantTx};

/// The exported tables, in this order, each with the columns to omit: secrets, bytes, internal book-keeping.
pub const EXPORTED: &[(&str, &[&str])] = &[
    ("chat_settings", &[]),
    ("members", &[]),
    ("instagram_accounts", &["app_scoped_id"]),
    ("media_sources", &[]),
    ("category_post_case_mix", &[]),
    ("media_items", &[]),
    ("media_posting_locks", &[]),
    ("posting_queue", &["fence", "leased_until"]),
    ("posting_slots", &[]),
    ("posting_history", &[]),
    ("telegram_pictures", &[]),
    ("media_fetches", &[]),
    ("audit", &[]),
];

/// The tables that are not exported, and why.
pub const KEPT_BACK: &[(&str, &str)] = &[
    ("api_tokens", "keys to accounts; connect again instead"),
    ("connect_links", "hashes of links that opened once"),
    ("callback_tokens", "what buttons in the chat mean"),
    ("wizards", "where the set-up stands"),
    ("outbox", "messages that are in the chat"),
    ("chores", "our own work"),
    ("tenant_schedule", "computed from the settings"),
    ("blob", "prepared pictures; the originals are in your folder or chat"),
    ("blob_chunk", "prepared pictures; the originals are in your folder or chat"),
];

/// The tables to erase, in this order: a row is erased only after the rows that refer to it. History and
/// audit are erased by `erase_history`, which accepts only tenants that are marked as deleted.
pub const ERASED: &[&str] = &[
    "callback_tokens",
    "wizards",
    "connect_links",
    "outbox",
    "chores",
    "tenant_schedule",
    "telegram_pictures",
    "media_fetches",
    "posting_slots",
    "posting_queue",
    "media_posting_locks",
    "category_post_case_mix",
    "api_tokens",
    "instagram_accounts",
    "media_items",
    "media_sources",
    "blob_chunk",
    "blob",
    "members",
];

impl TenantTx {
    /// Returns all data that the tenant may export: rows by table, as JSON.
    pub async fn everything(&mut self) -> Result<Map<String, Value>, StoreError> {
        let mut everything = Map::new();
        for (table, without) in EXPORTED {
            let sql = format!(
                "SELECT coalesce(jsonb_agg(to_jsonb(t) - $2::text[]), '[]') FROM {table} AS t WHERE t.tenant = $1"
            );
            let rows: Value =
                self.scoped_scalar(AssertSqlSafe(sql)).bind(*without).fetch_one(self.connection()).await?;
            everything.insert((*table).to_owned(), rows);
        }
        Ok(everything)
    }

    /// Erases all rows of the tenant except its settings row. That row stays as a record that the tenant
    /// existed, but the name and the choices in it are reset. Returns the number of erased rows by table.
    /// Fails with [`StoreError::Schema`] for the legacy tenant, because its rows belong to the legacy
    /// application.
    pub async fn erase(&mut self, now: Timestamp) -> Result<Vec<(String, i64)>, StoreError> {
        if self.tenant() == Tenant::Legacy {
            return Err(StoreError::Schema(
                "these rows belong to the legacy application, which may come back; they are not erased"
                    .into(),
            ));
        }
        self.mark_deleted(now).await?;
        let mut gone = Vec::new();
        let history =
            sqlx::query("SELECT from_table, gone FROM erase_history()").fetch_all(self.connection()).await?;
        for row in history {
            gone.push((row.try_get("from_table")?, row.try_get("gone")?));
        }
        for table in ERASED {
            let rows = self
                .scoped(AssertSqlSafe(format!("DELETE FROM {table} WHERE tenant = $1")))
                .execute(self.connection())
                .await?
                .rows_affected();
            gone.push(((*table).to_owned(), i64::try_from(rows).unwrap_or(i64::MAX)));
        }
        Ok(gone)
    }

    /// Resets the settings row and marks it as deleted. The row keeps its keys.
    async fn mark_deleted(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.scoped(
            "UPDATE chat_settings
                SET lifecycle = 'deleted', lifecycle_before = NULL, chat_name = NULL, active_instagram_account_id = NULL,
                    is_paused = false, paused_at = NULL, paused_until = NULL, paused_by_user_id = NULL,
                    posts_per_day = 3, posting_hours_start = 9, posting_hours_end = 21, posting_timezone = 'UTC',
                    schedule_kind = 'spread', posting_times = '{}', posting_days = 127, days_off = '{}',
                    delivery_mode = 'review', posts_on_silence = false, went_live_at = NULL, detached_at = NULL, reattached_at = NULL,
                    moved_from_chat_id = NULL, moved_at = NULL, updated_at = ($2::timestamptz AT TIME ZONE 'UTC')
              WHERE tenant = $1",
        )
        .bind(now.to_sqlx())
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
