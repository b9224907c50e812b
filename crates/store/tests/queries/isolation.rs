//! Tests that no query reaches another tenant's rows, even without a tenant condition.

use domain::ids::Tenant;
use sqlx::AssertSqlSafe;

use crate::database::{Database, fresh_name, raw};
use crate::tenants::{TwoTenants, attempt};

const REFUSED: &str = "42501";
const APP: Option<&str> = Some("storyline_app");

#[tokio::test]
async fn every_table_of_a_tenant_has_row_security_a_policy_and_an_index_led_by_the_tenant() {
    let db = Database::fresh().await;
    let bare: Vec<String> = sqlx::query_scalar(
        "SELECT c.relname::text FROM pg_class AS c JOIN pg_attribute AS t ON t.attrelid = c.oid
          WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND t.attname = 'tenant'
            AND NOT (c.relrowsecurity AND t.attnotnull AND t.attgenerated = 's'
                 AND EXISTS (SELECT 1 FROM pg_policy AS p
                              WHERE p.polrelid = c.oid AND 'storyline_app'::regrole = ANY (p.polroles)
                                AND pg_get_expr(p.polqual, c.oid) LIKE '%storyline.tenant%')
                 AND EXISTS (SELECT 1 FROM pg_index AS i
                              WHERE i.indrelid = c.oid AND i.indkey[0] = t.attnum))",
    )
    .fetch_all(&db.owner)
    .await
    .unwrap();
    assert_eq!(bare, [""; 0]);
}

#[tokio::test]
async fn every_table_is_under_row_security_or_holds_nobodys_rows() {
    let db = Database::fresh().await;
    let open: Vec<String> = sqlx::query_scalar(
        "SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
            AND NOT relrowsecurity ORDER BY 1",
    )
    .fetch_all(&db.owner)
    .await
    .unwrap();
    // Storyline's roles may read only the list of migrations; the other tables belong to the legacy
    // application.
    assert_eq!(open, ["_sqlx_migrations", "schema_version", "service_runs", "user_interactions"]);
    let granted: i64 = db
        .ask(
            "SELECT count(*) FROM information_schema.role_table_grants
              WHERE table_name IN ('schema_version', 'service_runs', 'user_interactions')
                AND grantee LIKE 'storyline\\_%'",
        )
        .await;
    assert_eq!(granted, 0);
}

#[tokio::test]
async fn a_key_into_a_table_of_tenants_always_carries_the_tenant() {
    let db = Database::fresh().await;
    let loose: Vec<String> = sqlx::query_scalar(
        "SELECT k.conrelid::regclass::text || '.' || a.attname
           FROM pg_constraint AS k JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
          WHERE k.contype = 'f' AND array_length(k.conkey, 1) = 1 AND k.confrelid <> 'chat_settings'::regclass
            AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = k.confrelid AND attname = 'tenant')
            AND NOT EXISTS (SELECT 1 FROM pg_constraint AS whole
                             WHERE whole.conrelid = k.conrelid AND whole.confrelid = k.confrelid
                               AND whole.contype = 'f' AND whole.conkey[2] = k.conkey[1])",
    )
    .fetch_all(&db.owner)
    .await
    .unwrap();
    assert_eq!(loose, [""; 0]);
}

#[tokio::test]
async fn a_login_with_all_three_roles_sees_and_adds_nothing_while_it_takes_none_of_them() {
    let two = TwoTenants::furnished().await;
    let login = fresh_name("inheriting");
    for sql in [
        format!("CREATE ROLE {login} LOGIN INHERIT"),
        format!("GRANT storyline_app, storyline_across, storyline_door TO {login}"),
    ] {
        sqlx::query(AssertSqlSafe(sql)).execute(&two.db.owner).await.unwrap();
    }
    let mut session = raw(&two.db.cluster.login(&login, &two.db.name)).await;
    for table in &two.tables {
        let seen = attempt(&mut session, None, None, &format!("SELECT tenant FROM {table}")).await;
        assert_eq!(seen, Ok(0), "{table}");
        let insertion = two.insertion(table, &two.row(table, two.b).await).await;
        assert_eq!(attempt(&mut session, None, None, &insertion).await, Err(REFUSED.into()), "{table}");
    }
}

#[tokio::test]
async fn the_plain_login_itself_may_not_even_ask() {
    let two = TwoTenants::furnished().await;
    let mut session = two.db.plain().await;
    for table in &two.tables {
        let seen = attempt(&mut session, None, None, &format!("SELECT tenant FROM {table}")).await;
        assert_eq!(seen, Err(REFUSED.into()), "{table}");
    }
}

#[tokio::test]
async fn without_a_tenant_the_app_sees_nothing_and_adds_nothing() {
    let two = TwoTenants::furnished().await;
    let mut session = two.db.plain().await;
    for table in &two.tables {
        let seen = attempt(&mut session, APP, None, &format!("SELECT tenant FROM {table}")).await;
        assert_eq!(seen, Ok(0), "{table}");
        let insertion = two.insertion(table, &two.row(table, two.a).await).await;
        assert_eq!(attempt(&mut session, APP, None, &insertion).await, Err(REFUSED.into()), "{table}");
    }
}

#[tokio::test]
async fn a_tenant_never_sees_a_row_of_another() {
    let two = TwoTenants::furnished().await;
    let mut session = two.db.plain().await;
    for table in &two.tables {
        let own = attempt(&mut session, APP, Some(two.a), &format!("SELECT tenant FROM {table}")).await;
        assert!(own.as_ref().is_ok_and(|rows| *rows > 0), "{table}: {own:?}");
        let others = format!("SELECT tenant FROM {table} WHERE tenant <> '{}'", two.a);
        assert_eq!(attempt(&mut session, APP, Some(two.a), &others).await, Ok(0), "{table}");
        let legacy =
            attempt(&mut session, APP, Some(Tenant::Legacy), &format!("SELECT tenant FROM {table}")).await;
        assert_eq!(legacy, Ok(0), "{table}: the legacy tenant sees only its own");
    }
}

#[tokio::test]
async fn a_tenant_can_add_rows_of_its_own_and_of_nobody_else() {
    let two = TwoTenants::furnished().await;
    let mut session = two.db.plain().await;
    for table in &two.tables {
        let foreign = two.row(table, two.b).await;
        let insertion = two.insertion(table, &foreign).await;
        assert_eq!(attempt(&mut session, APP, Some(two.a), &insertion).await, Err(REFUSED.into()), "{table}");
        if two.app_may("INSERT", table).await {
            let nobodys = format!("({foreign}::jsonb || '{{\"chat_settings_id\": null}}')");
            let insertion = two.insertion(table, &nobodys).await;
            let answer = attempt(&mut session, APP, Some(two.a), &insertion).await;
            assert_eq!(answer, Err(REFUSED.into()), "{table}: NULL is a tenant, never a wildcard");
            let own = two.insertion(table, &two.row(table, two.a).await).await;
            let answer = attempt(&mut session, APP, Some(two.a), &own).await;
            // A second copy of the row passes row security. Only a unique key may reject it.
            assert!(answer.is_ok() || answer == Err("23505".into()), "{table}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn a_tenant_can_neither_change_nor_remove_nor_give_away_rows_across_the_border() {
    let two = TwoTenants::furnished().await;
    let mut session = two.db.plain().await;
    for table in &two.tables {
        let column = if table == "chat_settings" { "is_legacy" } else { "chat_settings_id" };
        let nothing =
            |answer: &Result<u64, String>| matches!(answer, Ok(0)) || *answer == Err(REFUSED.into());
        for sql in [
            format!("UPDATE {table} SET {column} = {column} WHERE tenant = '{}'", two.b),
            format!("DELETE FROM {table} WHERE tenant = '{}'", two.b),
        ] {
            let answer = attempt(&mut session, APP, Some(two.a), &sql).await;
            assert!(nothing(&answer), "{sql}: {answer:?}");
        }
        let given = if table == "chat_settings" { "true".into() } else { format!("'{}'", two.b) };
        let answer =
            attempt(&mut session, APP, Some(two.a), &format!("UPDATE {table} SET {column} = {given}")).await;
        assert_eq!(answer, Err(REFUSED.into()), "{table}");
    }
}

#[tokio::test]
async fn a_row_cannot_point_into_another_tenant() {
    let two = TwoTenants::furnished().await;
    let foreign: uuid::Uuid = sqlx::query_scalar("SELECT id FROM media_items WHERE tenant = $1 LIMIT 1")
        .bind(two.b.key())
        .fetch_one(&two.db.owner)
        .await
        .unwrap();
    let mut session = two.db.plain().await;
    for table in ["posting_queue", "media_posting_locks"] {
        let sql = format!("UPDATE {table} SET media_item_id = '{foreign}'");
        assert_eq!(attempt(&mut session, APP, Some(two.a), &sql).await, Err("23503".into()), "{table}");
    }
}

#[tokio::test]
async fn a_tenant_sees_its_own_members_and_no_other_people() {
    let two = TwoTenants::furnished().await;
    let mut session = two.db.plain().await;
    assert_eq!(attempt(&mut session, APP, Some(two.a), "SELECT id FROM users").await, Ok(1));
    assert_eq!(attempt(&mut session, APP, Some(Tenant::Legacy), "SELECT id FROM users").await, Ok(0));
}

#[tokio::test]
async fn asking_for_a_chat_never_makes_a_tenant() {
    let db = Database::fresh().await;
    let mut lookup = db.store.lookup().await.unwrap();
    assert_eq!(lookup.tenant_of_chat(-77).await.unwrap(), None);
    lookup.commit().await.unwrap();
    assert_eq!(db.ask::<i64>("SELECT count(*) FROM chat_settings").await, 0);
}

#[tokio::test]
async fn without_a_tenant_the_app_sees_changes_and_removes_nothing_in_any_table_at_all() {
    let two = TwoTenants::furnished().await;
    let every: Vec<(String, String)> = sqlx::query_as(
        "SELECT c.relname::text, a.attname::text FROM pg_class AS c
           JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                AND a.attgenerated = '' AND a.attidentity = ''
          WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
            AND a.attnum = (SELECT min(attnum) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0
                               AND NOT attisdropped AND attgenerated = '' AND attidentity = '')",
    )
    .fetch_all(&two.db.owner)
    .await
    .unwrap();
    assert!(every.len() > two.tables.len(), "{every:?}");
    let mut session = two.db.plain().await;
    for (table, column) in &every {
        for sql in [
            format!("SELECT {column} FROM {table}"),
            format!("UPDATE {table} SET {column} = {column}"),
            format!("DELETE FROM {table}"),
        ] {
            let answer = attempt(&mut session, APP, None, &sql).await;
            assert!(matches!(answer, Ok(0)) || answer == Err(REFUSED.into()), "{sql}: {answer:?}");
        }
    }
}
