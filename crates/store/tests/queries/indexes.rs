//! Checks that each frequent query uses its index, under the role that runs it, both with a custom plan and
//! with a generic plan.

use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection as _};
use store::lease::{ChoreKey, Claimable as _, OutboxKey, PostKey, UpdateKey};
use store::{cross_tenant, media};
use uuid::Uuid;

use crate::database::Database;

/// A frequent query, and the index that its plan must use.
struct Hot {
    sql: &'static str,
    role: &'static str,
    parameters: &'static str,
    values: String,
    table: &'static str,
    index: &'static str,
}

/// The tenant with the large library.
const LARGE: Uuid = Uuid::from_u128(1);

/// Creates 2,000 tenants, one of them with 15,000 pictures. Most rows are not due.
const CROWD: &str = "
INSERT INTO chat_settings (id, telegram_chat_id, lifecycle, delivery_mode)
    SELECT lpad(to_hex(n), 32, '0')::uuid, n, 'active', 'automatic' FROM generate_series(1, 2000) AS n;
INSERT INTO tenant_schedule (chat_settings_id, next_due_at, slot_at, slot_local_date, slot_index)
    SELECT lpad(to_hex(n), 32, '0')::uuid, at, at, '2026-03-02', 0
      FROM (SELECT n, CASE WHEN n <= 20 THEN timestamptz '2026-03-02T11:00Z'
                           ELSE timestamptz '2026-03-03T00:00Z' + n * interval '1 second' END AS at
              FROM generate_series(1, 2000) AS n) AS schedule;
INSERT INTO media_items (chat_settings_id, file_path, file_name, file_size, file_hash, category, verdict,
                         last_posted_at, times_posted, blocked_until)
    SELECT lpad(to_hex(CASE WHEN n <= 15000 THEN 1 ELSE n % 2000 + 1 END), 32, '0')::uuid, 'p' || n, 'p' || n, 1, '',
           'c' || n % 3, 'ready', timestamp '2026-01-01' + n * interval '1 minute', n % 5,
           CASE WHEN n % 7 = 0 THEN 'infinity' WHEN n % 300 = 1 THEN timestamptz '2026-03-01T00:00Z'
                WHEN n % 2 = 0 THEN timestamptz '2026-03-20T00:00Z' END
      FROM generate_series(1, 20000) AS n;
INSERT INTO posting_queue (chat_settings_id, scheduled_for, status, state, origin, slot_at, publish_at, due_at)
    SELECT lpad(to_hex(n % 2000 + 1), 32, '0')::uuid, '2026-03-02', 'processing', 'reserved', 'slot', at, at, at
      FROM (SELECT n, CASE WHEN n <= 40 THEN timestamptz '2026-03-02T11:00Z' ELSE timestamptz '2026-03-03T00:00Z' END
                      + n * interval '1 second' AS at FROM generate_series(1, 6000) AS n) AS post;
INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, state, due_at, created_at)
    SELECT gen_random_uuid(), lpad(to_hex(n % 2000 + 1), 32, '0')::uuid, n % 2000 + 1, 'k', '{}',
           CASE WHEN n % 50 = 0 THEN 'waiting' ELSE 'sent' END,
           CASE WHEN n % 50 = 0 THEN timestamptz '2026-03-02T11:00Z' + n * interval '1 second' END, now()
      FROM generate_series(1, 12000) AS n;
INSERT INTO telegram_updates (update_id, telegram_chat_id, received_at, due_at)
    SELECT n, n % 2000 + 1, now(), CASE WHEN n % 50 = 0 THEN timestamptz '2026-03-02T11:00Z' END
      FROM generate_series(1, 12000) AS n;
INSERT INTO chores (chat_settings_id, kind, key, due_at)
    SELECT lpad(to_hex(n % 2000 + 1), 32, '0')::uuid, 'sync', n::text,
           timestamptz '2026-03-02T11:59Z' + n * interval '1 second' FROM generate_series(1, 6000) AS n;
ANALYZE;";

async fn crowded() -> Database {
    let db = Database::fresh().await;
    sqlx::raw_sql(CROWD).execute(&db.owner).await.unwrap();
    db
}

/// Returns the plan of a query, either custom or generic.
async fn plan(db: &Database, hot: &Hot, mode: &str) -> Value {
    let mut session = db.plain().await;
    let mut tx = session.begin().await.unwrap();
    let setting = format!(
        "SET LOCAL ROLE {}; SET LOCAL storyline.tenant = '{LARGE}'; SET LOCAL plan_cache_mode = {mode};
         PREPARE hot ({}) AS {};",
        hot.role, hot.parameters, hot.sql
    );
    sqlx::raw_sql(AssertSqlSafe(setting)).execute(&mut *tx).await.unwrap();
    let explain = format!("EXPLAIN (FORMAT JSON) EXECUTE hot ({})", hot.values);
    let row = sqlx::raw_sql(AssertSqlSafe(explain)).fetch_one(&mut *tx).await.unwrap();
    sqlx::Row::try_get(&row, 0).unwrap()
}

/// Collects every node of a plan: its type, table and index.
fn nodes(plan: &Value, found: &mut Vec<(String, String, String)>) {
    match plan {
        Value::Object(node) => {
            let text = |key: &str| node.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            if node.contains_key("Node Type") {
                found.push((text("Node Type"), text("Relation Name"), text("Index Name")));
            }
            node.values().for_each(|inner| nodes(inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| nodes(inner, found)),
        _ => {}
    }
}

/// Returns what is wrong with the plans of a query.
async fn faults(db: &Database, hot: &Hot) -> Vec<String> {
    let mut faults = Vec::new();
    for mode in ["force_custom_plan", "force_generic_plan"] {
        let plan = plan(db, hot, mode).await;
        let mut found = Vec::new();
        nodes(&plan, &mut found);
        // Without known values, a plan may prefer another index with similar cost.
        let named = found.iter().any(|(_, _, index)| index == hot.index);
        if mode == "force_custom_plan" && !named {
            faults.push(format!("{mode}: {} is not used in {plan:#}", hot.index));
        }
        if found.iter().any(|(kind, table, _)| kind == "Seq Scan" && table == hot.table) {
            faults.push(format!("{mode}: all of {} is read in {plan:#}", hot.table));
        }
    }
    faults
}

fn claim(sql: &'static str, table: &'static str, index: &'static str) -> Hot {
    let values = "'2026-03-02T12:00Z', 32, 90000000".into();
    Hot { sql, role: "storyline_across", parameters: "timestamptz, bigint, bigint", values, table, index }
}

fn of_a_tenant(sql: &'static str, parameters: &'static str, values: &str, index: &'static str) -> Hot {
    let values = format!("'{LARGE}', {values}");
    Hot { sql, role: "storyline_app", parameters, values, table: "media_items", index }
}

#[tokio::test]
async fn every_hot_query_goes_by_its_index() {
    let db = crowded().await;
    let due_tenants = Hot {
        parameters: "timestamptz, bigint",
        values: "'2026-03-02T12:00Z', 100".into(),
        ..claim(cross_tenant::CLAIM_TENANTS, "tenant_schedule", "tenant_schedule_due")
    };
    let hot = [
        of_a_tenant(media::PICK, "uuid, text", "'c1'", "media_pick"),
        of_a_tenant(media::UNBLOCK, "uuid, timestamptz", "'2026-03-02T12:00Z'", "media_unblock"),
        claim(PostKey::CLAIM, "posting_queue", "posting_queue_due"),
        claim(OutboxKey::CLAIM, "outbox", "outbox_due"),
        Hot { role: UpdateKey::ROLE, ..claim(UpdateKey::CLAIM, "telegram_updates", "telegram_updates_due") },
        claim(ChoreKey::CLAIM, "chores", "chores_due"),
        due_tenants,
    ];
    let mut all = Vec::new();
    for hot in &hot {
        all.extend(faults(&db, hot).await);
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
