//! Tests that a worker that lost its lease cannot change the row.

use domain::cause::Cause;
use domain::ids::Tenant;
use domain::post::DeliveryMode;
use serde_json::json;
use sqlx::AssertSqlSafe;
use store::chores::{ChoreFailed, Streak};
use store::history::{By, Ending};
use store::lease::{ChoreKey, OutboxKey, PostKey, UpdateKey};
use store::outbox::StoredMessage;
use store::posts::{Hold, Transition};
use store::updates::Routing;
use store::{StoreError, TenantTx};

use crate::database::Database;
use crate::fixtures::{LEASE, minutes, noon};

impl Database {
    /// Returns all rows of some tables, as text.
    async fn rows_of(&self, tables: &[&str]) -> Vec<String> {
        let mut rows = Vec::new();
        for table in tables {
            let sql = format!("SELECT '{table}: ' || t::text FROM {table} AS t ORDER BY 1");
            let of_table: Vec<String> =
                sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&self.owner).await.unwrap();
            rows.extend(of_table);
        }
        rows
    }

    async fn begin(&self, tenant: Tenant) -> TenantTx {
        self.store.begin(tenant).await.unwrap()
    }
}

#[track_caller]
fn lost<T: std::fmt::Debug>(answer: &Result<T, StoreError>) {
    assert!(matches!(answer, Err(StoreError::LeaseLost)), "{answer:?}");
}

#[tokio::test]
async fn a_lost_lease_cannot_settle_a_post() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let (media, other) = (db.picture(tenant, "one").await, db.picture(tenant, "two").await);
    let mut old = db.post(tenant, noon()).await;
    db.give(&old, media).await;
    db.expire("posting_queue").await;
    let mut new = db.claim_post().await;
    assert!(new.fence > old.fence);
    let tables = ["posting_queue", "posting_history", "posting_slots", "media_posting_locks", "media_items"];
    let before = db.rows_of(&tables).await;

    let mut tx = db.begin(tenant).await;
    let post = tx.post(old.key.id).await.unwrap().expect("it is in flight");
    lost(&tx.keep_pick(&old, other, None, DeliveryMode::Automatic).await);
    lost(&tx.drop_pick(&old).await);
    lost(&tx.record_trouble(&old, "late").await);
    lost(&tx.retry_at(&old, minutes(9), Some("late"), true).await);
    let reserved = Transition::Reserved { rendition: [1; 32] };
    lost(&tx.move_post(&mut old, &reserved, Hold::Keep(LEASE), noon()).await);
    lost(&tx.end_post(By::Worker(&old), &post, &Ending::failed(Cause::NotInTime), noon()).await);
    tx.commit().await.unwrap();
    assert_eq!(db.rows_of(&tables).await, before, "even where the answer was overlooked, nothing changed");

    let mut tx = db.begin(tenant).await;
    tx.move_post(&mut new, &reserved, Hold::Keep(LEASE), noon()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_post_that_moved_on_is_not_moved_from_where_it_was() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let mut lease = db.post(tenant, noon()).await;
    db.give(&lease, media).await;
    let mut stale = lease.clone();
    let reserved = Transition::Reserved { rendition: [1; 32] };
    let mut tx = db.begin(tenant).await;
    tx.move_post(&mut lease, &reserved, Hold::Keep(LEASE), noon()).await.unwrap();
    lost(&tx.move_post(&mut stale, &reserved, Hold::Keep(LEASE), noon()).await);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_post_let_go_of_is_due_again_at_its_time_and_not_before() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let lease = db.post(tenant, noon()).await;
    let mut tx = db.begin(tenant).await;
    tx.retry_at(&lease, minutes(5), Some("busy"), false).await.unwrap();
    tx.commit().await.unwrap();
    assert!(db.store.claim::<PostKey>(minutes(4), 1, LEASE).await.unwrap().is_empty());
    assert_eq!(db.store.next_due(noon()).await.unwrap(), Some(minutes(5)));
    let again = db.store.claim::<PostKey>(minutes(5), 1, LEASE).await.unwrap();
    assert_eq!(again[0].fence, lease.fence + 1);
    let mut tx = db.begin(tenant).await;
    assert_eq!(tx.post(lease.key.id).await.unwrap().unwrap().attempts, 1);
}

#[tokio::test]
async fn a_lost_lease_cannot_settle_a_message() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let mut tx = db.begin(tenant).await;
    let hello = StoredMessage { telegram_chat_id: 1, kind: "hello", post: None, payload: json!({}) };
    tx.enqueue(&hello, noon()).await.unwrap();
    tx.commit().await.unwrap();
    let old = db.store.claim::<OutboxKey>(noon(), 1, LEASE).await.unwrap().remove(0);
    let mut tx = db.begin(tenant).await;
    assert!(!tx.about_to_send(&old, None).await.unwrap().maybe_sent);
    tx.commit().await.unwrap();
    db.expire("outbox").await;
    let new = db.store.claim::<OutboxKey>(noon(), 1, LEASE).await.unwrap().remove(0);
    let before = db.rows_of(&["outbox"]).await;
    let mut tx = db.begin(tenant).await;
    lost(&tx.about_to_send(&old, None).await);
    lost(&tx.sent(&old, 5, noon()).await);
    lost(&tx.refused(&old, "blocked", noon()).await);
    lost(&tx.send_later(&old, minutes(1), true, "no answer").await);
    tx.commit().await.unwrap();
    assert_eq!(db.rows_of(&["outbox"]).await, before);
    let mut tx = db.begin(tenant).await;
    assert!(tx.about_to_send(&new, None).await.unwrap().maybe_sent, "the one before may have sent it");
    tx.sent(&new, 5, noon()).await.unwrap();
    lost(&tx.sent(&old, 6, noon()).await);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_lost_lease_cannot_settle_an_update() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let mut lookup = db.store.lookup().await.unwrap();
    assert!(lookup.receive(10, &Routing::to(Some(1)), "{}", noon()).await.unwrap());
    assert!(
        !lookup.receive(10, &Routing::to(Some(1)), "{}", noon()).await.unwrap(),
        "Telegram delivered it twice"
    );
    lookup.commit().await.unwrap();
    let old = db.store.claim::<UpdateKey>(noon(), 1, LEASE).await.unwrap().remove(0);
    db.expire("telegram_updates").await;
    let new = db.store.claim::<UpdateKey>(noon(), 1, LEASE).await.unwrap().remove(0);
    let before = db.rows_of(&["telegram_updates"]).await;
    let mut lookup = db.store.lookup().await.unwrap();
    lost(&lookup.update_handled(&old, noon()).await);
    lost(&lookup.update_failed(&old, "x", None).await);
    lookup.commit().await.unwrap();
    let mut tx = db.begin(tenant).await;
    lost(&tx.update_handled(&old, noon()).await);
    tx.commit().await.unwrap();
    assert_eq!(db.rows_of(&["telegram_updates"]).await, before);
    let mut tx = db.begin(tenant).await;
    tx.update_handled(&new, noon()).await.unwrap();
    assert_eq!(tx.posts_in_flight().await.unwrap(), 0, "and the transaction is the tenant's again");
    tx.commit().await.unwrap();
    assert_eq!(db.ask::<Option<String>>("SELECT body FROM telegram_updates").await, None);
}

#[tokio::test]
async fn a_lost_lease_cannot_settle_a_chore() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let mut tx = db.begin(tenant).await;
    tx.chore_due("sync", "folder", noon()).await.unwrap();
    tx.commit().await.unwrap();
    let old = db.store.claim::<ChoreKey>(noon(), 1, LEASE).await.unwrap().remove(0);
    db.expire("chores").await;
    let new = db.store.claim::<ChoreKey>(noon(), 1, LEASE).await.unwrap().remove(0);
    let before = db.rows_of(&["chores"]).await;
    let mut tx = db.begin(tenant).await;
    lost(&tx.chore_done(&old, noon(), None).await);
    let failed = ChoreFailed { now: noon(), next: minutes(1), told: false };
    lost(&tx.chore_failed(&old, "x", failed).await);
    tx.commit().await.unwrap();
    assert_eq!(db.rows_of(&["chores"]).await, before);
    let mut tx = db.begin(tenant).await;
    tx.chore_failed(&new, "no answer", failed).await.unwrap();
    let streak = Streak { failures: 1, since: Some(noon()), told_at: None };
    assert_eq!(tx.chore_streak("sync", "folder").await.unwrap(), Some(streak));
    tx.commit().await.unwrap();
    let again = db.store.claim::<ChoreKey>(minutes(1), 1, LEASE).await.unwrap().remove(0);
    let mut tx = db.begin(tenant).await;
    tx.chore_done(&again, minutes(1), Some(minutes(60))).await.unwrap();
    assert_eq!(tx.chore_streak("sync", "folder").await.unwrap(), Some(Streak::default()));
    tx.commit().await.unwrap();
    assert_eq!(db.store.next_due(noon()).await.unwrap(), Some(minutes(60)));
}

#[tokio::test]
async fn a_chore_asked_for_while_it_runs_runs_again() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let ask = async || {
        let mut tx = db.begin(tenant).await;
        tx.chore_due("sync", "folder", noon()).await.unwrap();
        tx.commit().await.unwrap();
    };
    ask().await;
    for next in [Some(minutes(60)), None] {
        let running = db.store.claim::<ChoreKey>(noon(), 1, LEASE).await.unwrap().remove(0);
        ask().await;
        let mut tx = db.begin(tenant).await;
        tx.chore_done(&running, noon(), next).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(db.store.next_due(noon()).await.unwrap(), Some(noon()));
    }
    let last = db.store.claim::<ChoreKey>(noon(), 1, LEASE).await.unwrap().remove(0);
    let mut tx = db.begin(tenant).await;
    tx.chore_done(&last, noon(), Some(minutes(60))).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.store.next_due(noon()).await.unwrap(), Some(minutes(60)), "once");
}

#[tokio::test]
async fn a_chore_asked_for_again_comes_earlier_never_later() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    for (asked, due) in [(60, 60), (5, 5), (90, 5)] {
        let mut tx = db.begin(tenant).await;
        tx.chore_due("sync", "folder", minutes(asked)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(db.store.next_due(noon()).await.unwrap(), Some(minutes(due)));
    }
}
