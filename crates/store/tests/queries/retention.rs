//! Tests that expired rows are deleted, and no other rows.

use crate::database::Database;
use crate::fixtures::{days, minutes, noon};

impl Database {
    async fn rows(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&self.owner).await.unwrap()
    }

    async fn run(&self, sql: &str) {
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(&self.owner).await.unwrap();
    }
}

#[tokio::test]
async fn messages_slots_and_buttons_go_after_their_time_and_open_ones_stay() {
    let db = Database::fresh().await;
    let (ours, theirs) = (db.tenant(1).await, db.tenant(2).await);
    for tenant in [ours, theirs] {
        let id = tenant.key();
        db.run(&format!(
            "INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, state, due_at, settled_at, created_at)
             VALUES (gen_random_uuid(), '{id}', 1, 'k', '{{}}', 'sent', NULL, '2026-03-02T12:00Z', '2026-03-02T12:00Z'),
                    (gen_random_uuid(), '{id}', 1, 'k', '{{}}', 'waiting', '2026-03-02T12:00Z', NULL, '2026-03-02T12:00Z');
             INSERT INTO posting_slots (chat_settings_id, slot_at, local_date, slot_index, outcome)
             VALUES ('{id}', '2026-03-02T12:00Z', '2026-03-02', 0, 'published'),
                    ('{id}', '2026-03-02T13:00Z', '2026-03-02', 1, NULL);
             INSERT INTO callback_tokens (chat_settings_id, token, action, created_at)
             VALUES ('{id}', 't{id}', 'skip', '2026-03-02T12:00Z')"
        ))
        .await;
    }
    let kept = async |now| {
        let mut tx = db.store.begin(ours).await.unwrap();
        tx.forget_old(now).await.unwrap();
        tx.commit().await.unwrap();
        (db.rows("outbox").await, db.rows("posting_slots").await, db.rows("callback_tokens").await)
    };
    assert_eq!(kept(noon() + days(7)).await, (4, 4, 2), "to the second is not yet longer");
    assert_eq!(kept(minutes(1) + days(7)).await, (3, 4, 2));
    assert_eq!(kept(minutes(1) + days(90)).await, (3, 3, 1), "the other tenant's stay, and what is open");
}

#[tokio::test]
async fn handled_updates_go_after_two_days() {
    let db = Database::fresh().await;
    db.run(
        "INSERT INTO telegram_updates (update_id, received_at, due_at)
         VALUES (1, '2026-03-02T12:00Z', NULL), (2, '2026-03-02T12:00Z', '2026-03-02T12:00Z')",
    )
    .await;
    assert_eq!(db.store.forget_old_updates(noon() + days(2)).await.unwrap(), 0);
    assert_eq!(db.store.forget_old_updates(minutes(1) + days(2)).await.unwrap(), 1);
    assert_eq!(db.ask::<i64>("SELECT min(update_id) FROM telegram_updates").await, 2);
}

#[tokio::test]
async fn only_lines_of_the_audit_that_are_old_by_the_real_clock_go_and_only_a_tenants_own() {
    let db = Database::fresh().await;
    let (ours, theirs) = (db.tenant(1).await, db.tenant(2).await);
    for tenant in [ours, theirs] {
        let id = tenant.key();
        db.run(&format!(
            "INSERT INTO audit (chat_settings_id, at, action)
             VALUES ('{id}', now() - interval '401 days', 'old'), ('{id}', now() - interval '300 days', 'new')"
        ))
        .await;
    }
    let mut tx = db.store.begin(ours).await.unwrap();
    assert_eq!(tx.forget_old(noon() + days(10_000)).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let left = "SELECT count(*) FROM audit WHERE action IN ('old', 'new')";
    assert_eq!(db.ask::<i64>(left).await, 3);
}
