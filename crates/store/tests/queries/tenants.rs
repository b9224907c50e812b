//! Creates two tenants that have a row in every table with tenant rows.

use std::time::Duration;

use domain::ids::Tenant;
use domain::lock::LockReason;
use secrecy::SecretString;
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use store::accounts::TokenOf;
use store::callbacks::StoredButton;
use store::lease::PublishLock;
use store::outbox::StoredMessage;
use store::wizards::WizardRow;

use crate::database::Database;
use crate::fixtures::{minutes, noon};

/// A database with two tenants, and the tables with tenant rows, each with rows of both.
pub(crate) struct TwoTenants {
    pub(crate) db: Database,
    pub(crate) a: Tenant,
    pub(crate) b: Tenant,
    pub(crate) tables: Vec<String>,
}

impl TwoTenants {
    pub(crate) async fn furnished() -> Self {
        let db = Database::fresh().await;
        let (a, b) = (db.tenant(-1001).await, db.tenant(-1002).await);
        furnish(&db, a, 1).await;
        furnish(&db, b, 2).await;
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT c.relname::text FROM pg_class AS c JOIN pg_attribute AS t ON t.attrelid = c.oid
              WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                AND t.attname = 'tenant' AND NOT t.attisdropped ORDER BY 1",
        )
        .fetch_all(&db.owner)
        .await
        .unwrap();
        for (table, tenant) in tables.iter().flat_map(|table| [(table, a), (table, b)]) {
            let sql = format!("SELECT count(*) FROM {table} WHERE tenant = '{tenant}'");
            let rows: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&db.owner).await.unwrap();
            assert!(rows > 0, "{table} has no row of a tenant; `furnish` must make one");
        }
        assert!(tables.len() >= 19, "the catalogue knows {tables:?}");
        Self { db, a, b, tables }
    }

    /// Returns one row of a table and tenant as JSON, quoted as SQL.
    pub(crate) async fn row(&self, table: &str, tenant: Tenant) -> String {
        let sql =
            format!("SELECT quote_literal(to_jsonb(t)) FROM {table} AS t WHERE tenant = '{tenant}' LIMIT 1");
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&self.db.owner).await.unwrap()
    }

    /// Returns a statement that inserts a row without changes; the row is given as quoted JSON.
    pub(crate) async fn insertion(&self, table: &str, row: &str) -> String {
        let columns: String = sqlx::query_scalar(
            "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
              WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
                AND attgenerated = '' AND attidentity = ''",
        )
        .bind(table)
        .fetch_one(&self.db.owner)
        .await
        .unwrap();
        format!(
            "INSERT INTO {table} ({columns}) SELECT {columns} FROM jsonb_populate_record(NULL::{table}, {row}::jsonb)"
        )
    }

    /// Returns whether `storyline_app` has a privilege on a table.
    pub(crate) async fn app_may(&self, privilege: &str, table: &str) -> bool {
        sqlx::query_scalar("SELECT has_table_privilege('storyline_app', $1, $2)")
            .bind(table)
            .bind(privilege)
            .fetch_one(&self.db.owner)
            .await
            .unwrap()
    }
}

/// Runs one statement under a role and for a tenant, and rolls it back. Returns the number of affected or
/// returned rows, or the code of the error.
pub(crate) async fn attempt(
    session: &mut PgConnection,
    role: Option<&str>,
    tenant: Option<Tenant>,
    sql: &str,
) -> Result<u64, String> {
    let mut tx = session.begin().await.unwrap();
    if let Some(role) = role {
        sqlx::query(AssertSqlSafe(format!("SET LOCAL ROLE {role}"))).execute(&mut *tx).await.unwrap();
    }
    if let Some(tenant) = tenant {
        let sql = format!("SET LOCAL storyline.tenant = '{tenant}'");
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await.unwrap();
    }
    let answer = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut *tx).await;
    tx.rollback().await.unwrap();
    answer.map(|done| done.rows_affected()).map_err(|error| {
        let refusal = error.as_database_error().unwrap_or_else(|| panic!("{sql}: {error}"));
        refusal.code().expect("PostgreSQL numbers its refusals").into_owned()
    })
}

/// Creates a row for a tenant in each table with tenant rows.
async fn furnish(db: &Database, tenant: Tenant, n: i64) {
    let user = db.person(tenant, 7000 + n).await;
    let shown = db.picture(tenant, "shown").await;
    db.publish(tenant, shown, minutes(n)).await;
    let post = db.post(tenant, minutes(60 + n)).await;
    let media = db.picture(tenant, "next").await;
    db.give(&post, media).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let account = tx.connect_account("178414", "1", "ada", "BUSINESS", noon()).await.unwrap();
    tx.store_token(TokenOf::Instagram(account), &SecretString::from("IGAA"), &[], noon(), None)
        .await
        .unwrap();
    tx.rest_media(media, LockReason::Skip, Some(user), false, noon()).await.unwrap();
    tx.put_blob("image/jpeg", b"a picture", noon(), minutes(60)).await.unwrap();
    tx.record_fetch(post.key.id, 9, noon()).await.unwrap();
    tx.record_picture_message((-1000 - n, 1), media, &[7; 32], None, noon()).await.unwrap();
    let word =
        StoredMessage { telegram_chat_id: -1000 - n, kind: "hello", post: None, payload: json!({ "n": n }) };
    tx.enqueue(&word, noon()).await.unwrap();
    tx.chore_due("sync_drive", "folder", noon()).await.unwrap();
    let token_hash = [u8::try_from(n).unwrap(); 32];
    tx.make_link(user, "google", &token_hash, noon(), minutes(10)).await.unwrap();
    tx.audit(Some(user), "tenant.live", None, None, noon()).await.unwrap();
    let button = StoredButton { action: "skip".into(), post: None, from_state: None, payload: json!({}) };
    tx.make_buttons(&[button], noon()).await.unwrap();
    let wizard = WizardRow { step: "welcome".into(), message: None, choices: json!({}), user };
    tx.save_wizard(&wizard, noon()).await.unwrap();
    let turn =
        tx.take_publish_lock(&format!("ig {n}"), post.key.id, Duration::from_secs(60), noon()).await.unwrap();
    assert!(matches!(turn, PublishLock::Ours { .. }));
    tx.commit().await.unwrap();
    sqlx::query(
        "INSERT INTO category_post_case_mix (chat_settings_id, category, ratio) VALUES ($1, 'art', 1)",
    )
    .bind(tenant.key())
    .execute(&db.owner)
    .await
    .unwrap();
}
