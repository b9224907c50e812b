//! Tests that a database of the legacy application is adopted in place: its data does not change, and its
//! schema becomes the same as a new one.

use secrecy::SecretString;
use sqlx::AssertSqlSafe;
use store::migrate::{MIGRATIONS, migrate, newest};

use crate::database::{Cluster, Database, raw};
use crate::legacy::{About, Variant, deployment, run, shown, statements};
use crate::migrations::{SCHEMA, ask, words};

const BOTH: [Variant; 2] = [Variant::Migrated, Variant::Modelled];

/// The only difference that remains: a key that exists only in databases that already had it.
const ONLY_WHERE_IT_STOOD: &str = "api_tokens_legacy_key";

async fn catalogue(address: &SecretString) -> Vec<String> {
    ask(address, SCHEMA).await.lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn from_empty_and_from_both_older_databases_comes_the_same_schema() {
    let cluster = Cluster::of_this_run();
    let empty = cluster.empty().await;
    migrate(&cluster.owner(&empty), None).await.unwrap();
    let fresh = catalogue(&cluster.owner(&empty)).await;
    assert!(fresh.len() > 500, "the whole catalogue is compared, not {} lines", fresh.len());
    for variant in BOTH {
        let owner = cluster.owner(&deployment(&cluster, variant).await);
        migrate(&owner, None).await.unwrap();
        let adopted = catalogue(&owner).await;
        let missing: Vec<&String> = fresh.iter().filter(|line| !adopted.contains(line)).collect();
        let unknown: Vec<&String> = adopted.iter().filter(|line| !fresh.contains(line)).collect();
        assert!(unknown.is_empty(), "{variant:?}: {unknown:?}");
        match variant {
            Variant::Migrated => assert!(missing.is_empty(), "{missing:?}"),
            Variant::Modelled => {
                assert!(!missing.is_empty() && missing.iter().all(|line| line.contains(ONLY_WHERE_IT_STOOD)));
            }
        }
    }
}

#[tokio::test]
async fn adopting_changes_no_row_and_leaves_its_own_versions_alone() {
    let cluster = Cluster::of_this_run();
    for variant in BOTH {
        let owner = cluster.owner(&deployment(&cluster, variant).await);
        let mut session = raw(&owner).await;
        let tables: Vec<(String, String)> = sqlx::query_as(
            "SELECT c.relname::text, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname)
               FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
              WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY c.relname",
        )
        .fetch_all(&mut session)
        .await
        .unwrap();
        assert_eq!(tables.len(), 12);
        let mut before = Vec::new();
        for (table, columns) in &tables {
            before.push(rows(&owner, table, columns).await);
        }
        migrate(&owner, None).await.unwrap();
        for ((table, columns), before) in tables.iter().zip(before) {
            assert_eq!(rows(&owner, table, columns).await, before, "{variant:?}: {table}");
        }
        let versions = "SELECT string_agg(version::text, ' ' ORDER BY version) FROM schema_version";
        assert_eq!(ask(&owner, versions).await, "1 2 3 4 5 6 7 8 9 11 12 13");
        let applied = "SELECT description FROM _sqlx_migrations WHERE version = 1";
        assert_eq!(ask(&owner, applied).await, "legacy baseline, adopted");
        assert_eq!(ask(&owner, "SELECT engine FROM legacy_engine").await, "old");
        migrate(&owner, None).await.expect("a second time there is nothing to do");
    }
}

async fn rows(address: &SecretString, table: &str, columns: &str) -> String {
    let sql = format!(
        "SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM (SELECT {columns} FROM {table}) AS t"
    );
    let mut session = raw(address).await;
    let rows: Option<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut session).await.unwrap();
    rows.unwrap_or_default()
}

#[tokio::test]
async fn its_rows_are_the_legacy_tenants_and_its_one_chat_is_that_tenant() {
    let cluster = Cluster::of_this_run();
    let owner = cluster.owner(&deployment(&cluster, Variant::Migrated).await);
    migrate(&owner, None).await.unwrap();
    let chat = "SELECT string_agg(tenant::text || is_legacy::text, ',') FROM chat_settings";
    assert_eq!(ask(&owner, chat).await, "00000000-0000-0000-0000-000000000000true");
    for table in [
        "media_items",
        "posting_queue",
        "posting_history",
        "media_posting_locks",
        "api_tokens",
        "category_post_case_mix",
        "instagram_accounts",
    ] {
        let sql = format!(
            "SELECT bool_and(chat_settings_id IS NULL AND tenant = '00000000-0000-0000-0000-000000000000')::text
               FROM {table}"
        );
        assert_eq!(ask(&owner, &sql).await, "true", "{table}");
    }
}

#[tokio::test]
async fn any_other_difference_stops_with_a_list_and_nothing_is_changed() {
    let cluster = Cluster::of_this_run();
    for (change, told) in [
        (
            "ALTER TABLE media_items ADD COLUMN chat_settings_id uuid",
            "unknown: column media_items.chat_settings_id uuid",
        ),
        ("ALTER TABLE users DROP COLUMN team_name", "missing: column users.team_name character varying(255)"),
        (
            "ALTER TABLE media_items ALTER COLUMN file_size TYPE integer",
            "unknown: column media_items.file_size integer NOT NULL",
        ),
        ("ALTER TABLE posting_queue DROP CONSTRAINT check_status", "missing: CHECK "),
        ("DROP INDEX idx_media_items_tags", "missing:  index using gin (tags) on media_items"),
        ("CREATE TABLE waitlist (id int)", "unknown: table waitlist"),
        ("CREATE VIEW v AS SELECT 1", "unknown: view v"),
        ("GRANT SELECT ON media_items TO PUBLIC", "unknown: a grant on table media_items to everybody"),
        ("ALTER TABLE users ENABLE ROW LEVEL SECURITY", "unknown: row security on users"),
    ] {
        let owner = cluster.owner(&deployment(&cluster, Variant::Migrated).await);
        run(&mut raw(&owner).await, change).await;
        let before = ask(&owner, SCHEMA).await;
        let refusal = words(migrate(&owner, None).await);
        assert!(refusal.contains(told) && refusal.contains("nothing was changed"), "{change}: {refusal}");
        assert_eq!(ask(&owner, SCHEMA).await, before, "{change}");
    }
}

#[tokio::test]
async fn several_adopt_one_database_at_once() {
    let cluster = Cluster::of_this_run();
    let owner = cluster.owner(&deployment(&cluster, Variant::Migrated).await);
    let (one, two, three) = tokio::join!(migrate(&owner, None), migrate(&owner, None), migrate(&owner, None));
    for answer in [one, two, three] {
        answer.unwrap();
    }
    assert_eq!(ask(&owner, "SELECT max(version)::text FROM _sqlx_migrations").await, newest().to_string());
}

#[tokio::test]
async fn every_migration_is_rehearsed_over_the_rows_of_those_before() {
    let cluster = Cluster::of_this_run();
    // Roles belong to the cluster, so migrate a template first to create them.
    drop(Database::fresh().await);
    let owner = cluster.owner(&cluster.empty().await);
    for migration in MIGRATIONS.iter() {
        let mut session = raw(&owner).await;
        MIGRATIONS.run_to(migration.version, &mut session).await.unwrap();
        let name = format!("{:04}_{}.sql", migration.version, migration.description.replace(' ', "_"));
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/samples").join(&name);
        let sample = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{name} needs sample rows"));
        sqlx::raw_sql(AssertSqlSafe(sample))
            .execute(&mut session)
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let both = "SELECT (SELECT count(*) FROM media_items WHERE chat_settings_id IS NULL)::text || ' ' ||
                       (SELECT count(*) FROM media_items WHERE chat_settings_id IS NOT NULL)::text";
    assert_eq!(ask(&owner, both).await, "12 1", "every row is still there");
}

#[tokio::test]
async fn while_the_older_application_posts_its_statements_succeed_and_see_what_they_saw() {
    let cluster = Cluster::of_this_run();
    for variant in BOTH {
        let (before, after) = (deployment(&cluster, variant).await, deployment(&cluster, variant).await);
        migrate(&cluster.owner(&after), None).await.unwrap();
        let (mut before, mut after) = (raw(&cluster.owner(&before)).await, raw(&cluster.owner(&after)).await);
        for statement in statements() {
            if statement.about == About::Read {
                continue;
            }
            let was = sqlx::query(statement.sql).execute(&mut before).await.unwrap().rows_affected();
            let answer = sqlx::query(statement.sql).execute(&mut after).await;
            let is = answer.unwrap_or_else(|error| panic!("{}: {error}", statement.what)).rows_affected();
            assert_eq!(is, was, "{variant:?}: {}", statement.what);
            for reading in statements().iter().filter(|reading| reading.about == About::Read) {
                let (was, is) = (shown(&mut before, reading).await, shown(&mut after, reading).await);
                assert_eq!(is, was, "{variant:?}: {} after {}", reading.what, statement.what);
            }
        }
    }
}

#[tokio::test]
async fn once_storyline_posts_the_older_application_reads_and_keeps_its_library_but_queues_nothing() {
    let cluster = Cluster::of_this_run();
    let owner = cluster.owner(&deployment(&cluster, Variant::Migrated).await);
    migrate(&owner, None).await.unwrap();
    let mut session = raw(&owner).await;
    run(&mut session, "UPDATE legacy_engine SET engine = 'storyline'").await;
    let queue = ask(&owner, "SELECT json_agg(q)::text FROM posting_queue AS q").await;
    for statement in statements() {
        let answer = sqlx::query(statement.sql).execute(&mut session).await;
        if statement.about == About::Queue {
            let refusal = answer.expect_err(statement.what).to_string();
            assert!(refusal.contains("Storyline posts for this chat now"), "{}: {refusal}", statement.what);
        } else {
            answer.unwrap_or_else(|error| panic!("{}: {error}", statement.what));
        }
    }
    assert_eq!(ask(&owner, "SELECT json_agg(q)::text FROM posting_queue AS q").await, queue);
}
