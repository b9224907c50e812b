//! Tests that only one post at a time is published to an Instagram account, even if tenants share it.

use std::sync::Arc;

use domain::cause::Cause;
use domain::ids::{PostId, Tenant};
use store::history::Ending;
use store::lease::PublishLock;
use tokio::sync::Barrier;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::database::Database;
use crate::fixtures::{LEASE, minutes, noon};

const SHARED: &str = "17841400000000001";
const OURS: PublishLock = PublishLock::Ours { quota_used: None };

fn post(n: u128) -> PostId {
    PostId(Uuid::from_u128(n))
}

impl Database {
    async fn take(&self, tenant: Tenant, post: PostId) -> PublishLock {
        let mut tx = self.store.begin(tenant).await.unwrap();
        let turn = tx.take_publish_lock(SHARED, post, LEASE, noon()).await.unwrap();
        tx.commit().await.unwrap();
        turn
    }

    async fn give_back(&self, tenant: Tenant, post: PostId, published: bool) {
        let mut tx = self.store.begin(tenant).await.unwrap();
        tx.release_publish_lock(SHARED, post, published.then(|| minutes(1))).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn two_tenants_that_share_an_account_publish_one_after_the_other() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    assert_eq!(db.take(a, post(1)).await, OURS);
    assert_eq!(db.take(b, post(2)).await, PublishLock::Busy);
    assert_eq!(db.take(a, post(1)).await, OURS, "the same post goes on");
    db.give_back(b, post(2), true).await;
    assert_eq!(db.take(b, post(2)).await, PublishLock::Busy, "nobody gives back what another holds");
    db.give_back(a, post(1), true).await;
    assert_eq!(db.take(b, post(2)).await, OURS);
    assert_eq!(db.take(a, post(1)).await, PublishLock::Busy);
}

#[tokio::test]
async fn a_turn_that_ran_out_is_taken_over_and_its_late_holder_changes_nothing() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    db.take(a, post(1)).await;
    db.expire("instagram_publishing").await;
    assert_eq!(db.take(b, post(2)).await, OURS);
    db.give_back(a, post(1), false).await;
    assert_eq!(db.take(a, post(1)).await, PublishLock::Busy);
    assert_eq!(db.ask::<i64>("SELECT fence FROM instagram_publishing").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_eight_that_reach_for_a_turn_at_once_one_has_it() {
    let db = Database::fresh().await;
    let tenants = [db.tenant(1).await, db.tenant(2).await];
    let start = Arc::new(Barrier::new(8));
    let mut reaching = JoinSet::new();
    for n in 0..8 {
        let (store, start) = (db.store.clone(), Arc::clone(&start));
        reaching.spawn(async move {
            let mut tx = store.begin(tenants[n % 2]).await.unwrap();
            start.wait().await;
            let turn = tx.take_publish_lock(SHARED, post(n as u128 + 1), LEASE, noon()).await.unwrap();
            tx.commit().await.unwrap();
            turn
        });
    }
    let ours = reaching.join_all().await.into_iter().filter(|turn| *turn == OURS).count();
    assert_eq!(ours, 1);
}

#[tokio::test]
async fn a_budget_is_counted_once_for_all_who_share_the_account() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    let mut tx = db.store.begin(a).await.unwrap();
    tx.record_quota(SHARED, 3, 50, noon()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.take(a, post(1)).await, PublishLock::Ours { quota_used: Some(3) });
    db.give_back(a, post(1), true).await;
    assert_eq!(db.take(b, post(2)).await, PublishLock::Ours { quota_used: Some(4) });
    db.give_back(b, post(2), false).await;
    assert_eq!(
        db.take(a, post(3)).await,
        PublishLock::Ours { quota_used: Some(4) },
        "what was not published costs nothing"
    );
}

#[tokio::test]
async fn another_account_is_another_turn_and_the_transaction_stays_its_tenants() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    db.take(tenant, post(1)).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    assert_eq!(tx.take_publish_lock("another", post(2), LEASE, noon()).await.unwrap(), OURS);
    assert_eq!(tx.settings().await.unwrap().telegram_chat_id, 1);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_publish_that_instagram_has_counted_by_itself_is_not_counted_again() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    db.take(tenant, post(1)).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    tx.record_quota(SHARED, 4, 50, minutes(2)).await.unwrap();
    tx.commit().await.unwrap();
    db.give_back(tenant, post(1), true).await;
    assert_eq!(db.take(tenant, post(2)).await, PublishLock::Ours { quota_used: Some(4) });
}

#[tokio::test]
async fn while_a_publish_is_unclear_the_turn_stays_with_it_although_its_lease_ran_out() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let mut lease = db.post(tenant, minutes(5)).await;
    db.give(&lease, media).await;
    db.send(&mut lease).await;
    assert_eq!(db.take(tenant, lease.key.id).await, OURS);
    db.expire("instagram_publishing").await;
    assert_eq!(db.take(tenant, post(2)).await, PublishLock::Busy, "it may be live, and is not counted yet");
    assert_eq!(db.take(tenant, lease.key.id).await, OURS);
    db.expire("instagram_publishing").await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let too_late_to_be_sent_again = minutes(5 + 31);
    let turn = tx.take_publish_lock(SHARED, post(3), LEASE, too_late_to_be_sent_again).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(turn, OURS, "others do not wait for what is never sent again");
    db.end(&lease, &Ending::failed(Cause::Lost), minutes(6)).await;
    db.expire("instagram_publishing").await;
    assert_eq!(db.take(tenant, post(2)).await, OURS);
}
