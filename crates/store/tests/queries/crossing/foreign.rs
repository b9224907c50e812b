//! Creates tenant B with the same rows as tenant A, and collects B's ids for A to try.

use std::time::Duration;

use domain::ids::{AccountId, LinkId, MediaId, PostId, SourceId, Tenant, UserId};
use domain::post::SlotOutcome;
use secrecy::SecretString;
use serde_json::json;
use sqlx::AssertSqlSafe;
use store::accounts::TokenOf;
use store::callbacks::StoredButton;
use store::lease::{ChoreKey, Lease, OutboxKey, PostKey, UpdateKey};
use store::outbox::StoredMessage;
use store::posts::Post;
use store::updates::Routing;
use uuid::Uuid;

use crate::database::Database;
use crate::fixtures::{LEASE, minutes, noon, slot};
use crate::tenants::TwoTenants;

/// A marker that every text column of B contains.
pub(crate) const MARK: &str = "FOREIGN";

/// The ids of B that A uses in its calls.
pub(crate) struct Foreign {
    pub(crate) tenant: Tenant,
    pub(crate) user: UserId,
    pub(crate) media: MediaId,
    pub(crate) post: Post,
    pub(crate) lease: Lease<PostKey>,
    pub(crate) ended: PostId,
    pub(crate) account: AccountId,
    pub(crate) source: SourceId,
    pub(crate) link: LinkId,
    pub(crate) message: Lease<OutboxKey>,
    pub(crate) chore: Lease<ChoreKey>,
    pub(crate) update: Lease<UpdateKey>,
    pub(crate) blob: [u8; 32],
    pub(crate) button: String,
    /// The chat id and the message id of a message that shows a picture.
    pub(crate) shown_in: (i64, i64),
    /// All ids of B's rows.
    pub(crate) ids: Vec<String>,
    tables: Vec<String>,
}

impl Foreign {
    /// Creates both tenants, with the same rows under different ids. Only B's rows contain the marker.
    pub(crate) async fn beside_a_mirror_of_it() -> (TwoTenants, Self) {
        let two = TwoTenants::furnished().await;
        let (db, b) = (&two.db, two.b);
        mark(db, b).await;
        let one = |sql: &'static str| async move {
            sqlx::query_scalar::<_, Uuid>(sql).bind(b.key()).fetch_one(&db.owner).await.unwrap()
        };
        let media = MediaId(one("SELECT id FROM media_items WHERE tenant = $1 LIMIT 1").await);
        let account = AccountId(one("SELECT id FROM instagram_accounts WHERE tenant = $1").await);
        let user = UserId(one("SELECT user_id FROM members WHERE tenant = $1").await);
        let shown_in = (-1002, 77);
        let (blob, button) = furnish_more(db, b, media, shown_in).await;
        let lease = claimed_post(db, b).await;
        let mut tx = db.store.begin(b).await.unwrap();
        let post = tx.post(lease.key.id).await.unwrap().expect("a post of B");
        tx.commit().await.unwrap();
        let foreign = Self {
            tenant: b,
            user,
            media,
            post,
            lease,
            ended: PostId(one("SELECT queue_item_id FROM posting_history WHERE tenant = $1").await),
            account,
            source: SourceId(one("SELECT id FROM media_sources WHERE tenant = $1").await),
            link: LinkId(one("SELECT id FROM connect_links WHERE tenant = $1").await),
            message: claimed_message(db, b).await,
            chore: claimed_chore(db, b).await,
            update: claimed_update(db).await,
            blob,
            button,
            shown_in,
            ids: ids(&two).await,
            tables: two.tables.clone(),
        };
        (two, foreign)
    }

    /// Returns a hash of B's rows for each table.
    pub(crate) async fn fingerprint(&self, db: &Database) -> Vec<(String, i64, String)> {
        let all = self.tables.iter().map(|table| {
            format!(
                "SELECT '{table}', count(*), coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '')
                   FROM {table} AS t WHERE tenant = '{}'",
                self.tenant
            )
        });
        let sql = all.collect::<Vec<_>>().join(" UNION ALL ");
        sqlx::query_as(AssertSqlSafe(sql)).fetch_all(&db.owner).await.unwrap()
    }
}

/// Adds rows that only B has: bytes, a button, a chore, a message, a token, a slot without a picture.
async fn furnish_more(db: &Database, b: Tenant, media: MediaId, shown_in: (i64, i64)) -> ([u8; 32], String) {
    let mut tx = db.store.begin(b).await.unwrap();
    let blob = tx.put_blob("image/jpeg", MARK.as_bytes(), noon(), minutes(60)).await.unwrap();
    let act =
        StoredButton { action: "skip".into(), post: None, from_state: None, payload: json!({ "of": MARK }) };
    let button = tx.make_buttons(&[act], noon()).await.unwrap().remove(0);
    tx.chore_due("sync_drive", MARK, noon()).await.unwrap();
    tx.record_picture_message(shown_in, media, &blob, None, noon()).await.unwrap();
    tx.record_slot(&slot(minutes(900)), Some(SlotOutcome::Dry), noon()).await.unwrap();
    let says = StoredMessage { telegram_chat_id: -2002, kind: "hello", post: None, payload: json!(MARK) };
    tx.enqueue(&says, noon()).await.unwrap();
    tx.store_token(TokenOf::GoogleRefresh, &SecretString::from(MARK), &[], noon(), None).await.unwrap();
    tx.commit().await.unwrap();
    (blob, button)
}

/// Writes the marker into B's names.
async fn mark(db: &Database, b: Tenant) {
    for (table, column) in [
        ("chat_settings", "chat_name"),
        ("instagram_accounts", "instagram_username"),
        ("media_sources", "folder_name"),
        ("media_items", "file_name"),
        ("category_post_case_mix", "category"),
        ("audit", "action"),
        ("chores", "last_error"),
        ("wizards", "step"),
        ("posting_history", "error_message"),
    ] {
        let sql =
            format!("UPDATE {table} SET {column} = '{MARK} ' || coalesce({column}, '') WHERE tenant = '{b}'");
        let marked = sqlx::query(AssertSqlSafe(sql)).execute(&db.owner).await.unwrap().rows_affected();
        assert!(marked > 0, "{table} has nothing to mark");
    }
    let sql = "UPDATE users SET telegram_first_name = 'FOREIGN' WHERE id IN (SELECT user_id FROM members WHERE tenant = $1)";
    sqlx::query(sql).bind(b.key()).execute(&db.owner).await.unwrap();
}

async fn ids(two: &TwoTenants) -> Vec<String> {
    let mut ids = vec![two.b.to_string()];
    for table in &two.tables {
        let sql = format!("SELECT to_jsonb(t) ->> 'id' FROM {table} AS t WHERE tenant = '{}'", two.b);
        let found: Vec<Option<String>> =
            sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&two.db.owner).await.unwrap();
        // Short ids are numbers that A also has.
        ids.extend(found.into_iter().flatten().filter(|id| id.len() > 20));
    }
    ids
}

async fn claimed_post(db: &Database, of: Tenant) -> Lease<PostKey> {
    db.expire("posting_queue").await;
    let claimed = db.store.claim::<PostKey>(minutes(2000), 100, LEASE).await.unwrap();
    claimed.into_iter().find(|lease| lease.key.tenant == of).expect("a due post of B")
}

async fn claimed_message(db: &Database, of: Tenant) -> Lease<OutboxKey> {
    let claimed = db.store.claim::<OutboxKey>(minutes(2000), 100, LEASE).await.unwrap();
    claimed.into_iter().find(|lease| lease.key.tenant == of).expect("a due message of B")
}

async fn claimed_chore(db: &Database, of: Tenant) -> Lease<ChoreKey> {
    let claimed = db.store.claim::<ChoreKey>(minutes(2000), 100, LEASE).await.unwrap();
    let is_it = |lease: &Lease<ChoreKey>| lease.key.tenant == of && lease.key.key == MARK;
    claimed.into_iter().find(is_it).expect("a due chore of B")
}

async fn claimed_update(db: &Database) -> Lease<UpdateKey> {
    let mut lookup = db.store.lookup().await.unwrap();
    lookup.receive(4711, &Routing::to(Some(-1002)), "{}", noon()).await.unwrap();
    lookup.commit().await.unwrap();
    db.store.claim::<UpdateKey>(noon(), 10, Duration::from_secs(600)).await.unwrap().remove(0)
}
