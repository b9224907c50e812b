//! Tests migrations: they can be run repeatedly and concurrently, and never overwrite another application's
//! tables.

use std::sync::Arc;

use secrecy::SecretString;
use sqlx::{AssertSqlSafe, Connection as _};
use store::migrate::{migrate, newest};
use store::{Store, StoreError};
use tokio::sync::Barrier;
use tokio::task::{JoinSet, LocalSet};

use crate::database::{Cluster, Database, fresh_name, keyring, raw};
use crate::tenants::attempt;

/// A query for all properties of a schema that a migration could change, one per line.
pub(crate) const SCHEMA: &str = "SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
    SELECT c.relname || ' ' || c.relkind::text || c.relrowsecurity::text || coalesce(c.relacl::text, '') AS line
      FROM pg_class AS c WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT attrelid::regclass::text || '.' || attname || format_type(atttypid, atttypmod) || attnotnull::text
                     || coalesce(pg_get_expr(adbin, adrelid), '') || attgenerated::text || attidentity::text
                     || coalesce(attacl::text, '') FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
               WHERE relnamespace = 'public'::regnamespace AND attnum > 0
    UNION ALL SELECT pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT pg_get_functiondef(oid) || coalesce(proacl::text, '') FROM pg_proc
               WHERE pronamespace = 'public'::regnamespace AND prolang NOT IN (SELECT oid FROM pg_language WHERE lanname = 'c')
    UNION ALL SELECT conname || conrelid::regclass::text || pg_get_constraintdef(oid) FROM pg_constraint
               WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT p::text FROM pg_policies AS p WHERE schemaname = 'public') AS schema";

pub(crate) async fn ask(address: &SecretString, sql: &str) -> String {
    let mut session = raw(address).await;
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(&mut session).await.unwrap()
}

async fn run(address: &SecretString, sql: &'static str) {
    let mut session = raw(address).await;
    sqlx::raw_sql(sql).execute(&mut session).await.unwrap();
    session.close().await.unwrap();
}

pub(crate) fn words(answer: Result<(), StoreError>) -> String {
    match answer {
        Err(StoreError::Schema(words)) => words,
        other => panic!("it was not refused in words: {other:?}"),
    }
}

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    let cluster = Cluster::of_this_run();
    let name = cluster.empty().await;
    let (owner, login) = (cluster.owner(&name), cluster.runtime_login().to_owned());
    let applied = "SELECT string_agg(m::text, E'\\n' ORDER BY version) FROM _sqlx_migrations AS m";
    migrate(&owner, Some(&login)).await.unwrap();
    let before = (ask(&owner, SCHEMA).await, ask(&owner, applied).await);
    migrate(&owner, Some(&login)).await.unwrap();
    assert_eq!((ask(&owner, SCHEMA).await, ask(&owner, applied).await), before);
    let store = Store::connect(&cluster.runtime(&name), keyring(), 1).await.unwrap();
    store.verify().await.unwrap();
}

#[tokio::test]
async fn eight_databases_of_a_cluster_are_migrated_at_once() {
    let cluster = Cluster::of_this_run();
    let login: Arc<str> = fresh_name("login").into();
    let start = Arc::new(Barrier::new(8));
    let (here, mut migrating) = (LocalSet::new(), JoinSet::new());
    for _ in 0..8 {
        let owner = cluster.owner(&cluster.empty().await);
        let (login, start) = (Arc::clone(&login), Arc::clone(&start));
        let work = async move {
            start.wait().await;
            migrate(&owner, Some(&login)).await.unwrap();
            ask(&owner, SCHEMA).await
        };
        migrating.spawn_local_on(work, &here);
    }
    let schemas = here.run_until(migrating.join_all()).await;
    assert!(schemas.iter().all(|schema| *schema == schemas[0]), "and they are all alike");
}

#[tokio::test]
async fn one_database_is_migrated_by_several_at_once() {
    let cluster = Cluster::of_this_run();
    let owner = cluster.owner(&cluster.empty().await);
    let start = Arc::new(Barrier::new(4));
    let (here, mut migrating) = (LocalSet::new(), JoinSet::new());
    for _ in 0..4 {
        let (owner, start) = (owner.clone(), Arc::clone(&start));
        let work = async move {
            start.wait().await;
            migrate(&owner, None).await
        };
        migrating.spawn_local_on(work, &here);
    }
    for answer in here.run_until(migrating.join_all()).await {
        answer.unwrap();
    }
}

#[tokio::test]
async fn the_tables_of_another_application_are_refused_and_left_alone() {
    let cluster = Cluster::of_this_run();
    let owner = cluster.owner(&cluster.empty().await);
    run(&owner, "CREATE TABLE chat_settings (id int); INSERT INTO chat_settings VALUES (1)").await;
    let before = ask(&owner, SCHEMA).await;
    assert!(words(migrate(&owner, None).await).contains("nothing was changed"));
    assert_eq!(ask(&owner, SCHEMA).await, before);
    assert_eq!(ask(&owner, "SELECT count(*)::text FROM chat_settings").await, "1");
}

#[tokio::test]
async fn a_database_ahead_of_this_version_is_not_migrated() {
    let db = Database::fresh().await;
    db.as_owner(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (99990101000000, 'tomorrow', true, '', 0)",
    )
    .await;
    let refusal = words(migrate(&db.cluster.owner(&db.name), None).await);
    assert!(refusal.contains("Start the newer version"), "{refusal}");
    db.store.verify().await.expect("a version runs beside its successor");
}

#[tokio::test]
async fn a_migration_that_was_applied_in_another_form_is_refused() {
    let db = Database::fresh().await;
    db.as_owner("UPDATE _sqlx_migrations SET checksum = 'other' WHERE version = 2").await;
    let refusal = words(migrate(&db.cluster.owner(&db.name), None).await);
    assert!(refusal.contains("migration 2") && refusal.contains("nothing was changed"), "{refusal}");
}

#[tokio::test]
async fn a_database_that_was_never_migrated_is_not_started_on() {
    let cluster = Cluster::of_this_run();
    let name = cluster.empty().await;
    let store = Store::connect(&cluster.runtime(&name), keyring(), 1).await.unwrap();
    let refusal = words(store.verify().await);
    assert_eq!(refusal, "the database is not Storyline's yet; run: storyline migrate");
}

#[tokio::test]
async fn a_database_behind_this_version_is_not_started_on() {
    let db = Database::fresh().await;
    sqlx::query("DELETE FROM _sqlx_migrations WHERE version = $1")
        .bind(newest())
        .execute(&db.owner)
        .await
        .unwrap();
    let refusal = words(db.store.verify().await);
    assert!(
        refusal.contains(&format!("this version needs {}; run: storyline migrate", newest())),
        "{refusal}"
    );
}

#[tokio::test]
async fn where_row_security_does_not_bind_nothing_is_started() {
    let db = Database::fresh().await;
    db.store.verify().await.unwrap();
    db.as_owner("ALTER TABLE media_items DISABLE ROW LEVEL SECURITY").await;
    let refusal = words(db.store.verify().await);
    assert!(refusal.contains("row security does not bind on media_items"), "{refusal}");
}

#[tokio::test]
async fn a_login_without_the_roles_is_told_and_works_as_soon_as_it_has_them() {
    let db = Database::fresh().await;
    let login = fresh_name("bare");
    let made =
        sqlx::query(AssertSqlSafe(format!("CREATE ROLE {login} LOGIN NOINHERIT"))).execute(&db.owner).await;
    made.unwrap();
    let start = async || Store::connect(&db.cluster.login(&login, &db.name), keyring(), 1).await.unwrap();
    assert!(words(start().await.verify().await).contains("storyline migrate"));
    migrate(&db.cluster.owner(&db.name), Some(&login)).await.unwrap();
    start().await.verify().await.unwrap();
}

#[tokio::test]
async fn the_plain_login_bypasses_nothing() {
    let db = Database::fresh().await;
    let can: (bool, bool, bool, bool, bool) = sqlx::query_as(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
                EXISTS (SELECT 1 FROM pg_class WHERE relowner = r.oid) FROM pg_roles AS r WHERE rolname = $1",
    )
    .bind(db.cluster.runtime_login())
    .fetch_one(&db.owner)
    .await
    .unwrap();
    assert_eq!(can, (false, false, false, false, false));
    let roles: i64 = db
        .ask("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'storyline\\_%' AND rolname <> 'storyline_runtime'
                 AND NOT rolcanlogin AND NOT rolbypassrls AND NOT rolsuper")
        .await;
    assert_eq!(roles, 3);
    let mut session = db.plain().await;
    for sql in [
        "SET ROLE storyline",
        "ALTER TABLE media_items DISABLE ROW LEVEL SECURITY",
        "DROP POLICY of_this_tenant ON media_items",
        "ALTER TABLE media_items OWNER TO storyline_runtime",
        "CREATE TABLE public.mine (id int)",
    ] {
        for role in [None, Some("storyline_app"), Some("storyline_across"), Some("storyline_door")] {
            let answer = attempt(&mut session, role, None, sql).await;
            assert_eq!(answer, Err("42501".into()), "{role:?}: {sql}");
        }
    }
    let off = "SELECT set_config('row_security', 'off', true)";
    let mut tx = session.begin().await.unwrap();
    for sql in ["SET LOCAL ROLE storyline_app", off] {
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
    }
    let refused = sqlx::query("SELECT id FROM media_items").execute(&mut *tx).await.unwrap_err();
    assert_eq!(refused.as_database_error().unwrap().code().as_deref(), Some("42501"));
}
