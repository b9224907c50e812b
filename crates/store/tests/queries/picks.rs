//! Tests picking: it returns the right picture, and never one that is used by another post.

use std::collections::HashSet;
use std::sync::Arc;

use domain::cause::Cause;
use domain::ids::{MediaId, PostId, Tenant};
use domain::media::RejectReason;
use domain::post::{DeliveryMode, Outcome};
use jiff_sqlx::ToSqlx as _;
use store::history::Ending;
use store::lease::{Lease, PostKey};
use store::{Store, StoreError};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::database::Database;
use crate::fixtures::{LEASE, days, file, minutes, noon, twin};

impl Database {
    /// Returns the next picture in the only category.
    async fn next_pick(&self, tenant: Tenant) -> Option<MediaId> {
        let mut tx = self.store.begin(tenant).await.unwrap();
        let next = tx.pick_in("art").await.unwrap().map(|item| item.id);
        tx.commit().await.unwrap();
        next
    }

    async fn shown(&self, media: MediaId, times: i32, minute: i64) {
        sqlx::query("UPDATE media_items SET times_posted = $2, last_posted_at = $3::timestamptz AT TIME ZONE 'UTC' WHERE id = $1")
            .bind(media.0)
            .bind(times)
            .bind(minutes(minute).to_sqlx())
            .execute(&self.owner)
            .await
            .unwrap();
    }

    /// Creates and claims a number of posts of a tenant.
    async fn posts(&self, tenant: Tenant, count: i64) -> Vec<Lease<PostKey>> {
        let slots: Vec<_> = (1..=count).map(minutes).collect();
        assert_eq!(self.plan(tenant, &slots).await, slots.len());
        self.store.claim::<PostKey>(noon(), slots.len(), LEASE).await.unwrap()
    }
}

/// Waits until all tasks are ready, then picks for a post like the reserving step.
async fn reserve(
    store: Store,
    start: Arc<Barrier>,
    lease: Lease<PostKey>,
) -> Result<Option<MediaId>, StoreError> {
    let mut tx = store.begin(lease.key.tenant).await?;
    start.wait().await;
    let Some(item) = tx.pick_in("art").await? else { return Ok(None) };
    tx.block_in_flight(item.id).await?;
    tx.keep_pick(&lease, item.id, None, DeliveryMode::Automatic).await?;
    tx.commit().await?;
    Ok(Some(item.id))
}

async fn reserve_at_once(
    db: &Database,
    leases: Vec<Lease<PostKey>>,
) -> Vec<Result<Option<MediaId>, StoreError>> {
    let start = Arc::new(Barrier::new(leases.len()));
    let mut steps = JoinSet::new();
    for lease in leases {
        steps.spawn(reserve(db.store.clone(), Arc::clone(&start), lease));
    }
    steps.join_all().await
}

#[tokio::test]
async fn the_never_shown_come_first_then_the_least_recent_then_the_least_often_then_a_stable_order() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let files = ["new", "old", "recent", "often", "seldom"].map(file);
    let [new, old, recent, often, seldom] = db.list(tenant, &files).await.try_into().unwrap();
    db.shown(old, 9, -900).await;
    db.shown(often, 5, -500).await;
    db.shown(seldom, 2, -500).await;
    db.shown(recent, 1, -100).await;
    let mut order = Vec::new();
    while let Some(next) = db.next_pick(tenant).await {
        assert_eq!(db.next_pick(tenant).await, Some(next), "asked again, the same");
        order.push(next);
        let mut tx = db.store.begin(tenant).await.unwrap();
        tx.block_in_flight(next).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(order, [new, old, seldom, often, recent]);
}

#[tokio::test]
async fn a_pick_stays_within_its_category_and_its_tenant() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    db.picture(b, "of another").await;
    let loose = store::media::ListedFile { category: None, ..file("loose") };
    let loose = db.list(a, &[loose]).await[0];
    let mut tx = db.store.begin(a).await.unwrap();
    assert!(tx.pick_in("art").await.unwrap().is_none());
    assert_eq!(tx.pick_in("uncategorized").await.unwrap().map(|item| item.id), Some(loose));
}

#[tokio::test]
async fn a_rejected_picture_is_never_picked() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let rejected = store::media::ListedFile {
        verdict: "rejected",
        reject_reason: Some("This file is empty.".into()),
        ..file("bad from the start")
    };
    db.list(tenant, &[rejected]).await;
    let bad = db.picture(tenant, "bad once looked at").await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    tx.reject_media(bad, &RejectReason::Broken).await.unwrap();
    tx.unblock_rested(minutes(60 * 24 * 365)).await.unwrap();
    tx.free_media(bad, minutes(60 * 24 * 365)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.next_pick(tenant).await, None);
}

#[tokio::test]
async fn two_posts_never_hold_the_same_picture() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let mut posts = db.posts(tenant, 2).await;
    let (second, first) = (posts.remove(1), posts.remove(0));
    db.give(&first, media).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let error = tx.keep_pick(&second, media, None, DeliveryMode::Automatic).await.unwrap_err();
    assert_eq!(error.constraint(), Some("one_post_in_flight_per_item"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_posts_reserved_at_once_take_ten_pictures() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let files: Vec<_> = (0..10).map(|n| file(&format!("picture {n}"))).collect();
    db.list(tenant, &files).await;
    let picks = reserve_at_once(&db, db.posts(tenant, 10).await).await;
    let picked: HashSet<MediaId> =
        picks.into_iter().map(|pick| pick.unwrap().expect("there is one for each")).collect();
    assert_eq!(picked.len(), 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_pictures_that_look_alike_one_is_in_flight_however_many_reserve_at_once() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    db.list(tenant, &[twin("one", 1), twin("the same", 1)]).await;
    let picks = reserve_at_once(&db, db.posts(tenant, 2).await).await;
    let mut picked = 0;
    for pick in picks {
        match pick {
            Ok(pick) => picked += usize::from(pick.is_some()),
            // Each transaction locked a picture that the other one has to block. The transaction that failed
            // is tried again and finds no picture.
            Err(error) => assert!(error.is_transient(), "{error}"),
        }
    }
    assert_eq!(picked, 1);
    assert_eq!(db.next_pick(tenant).await, None);
}

#[tokio::test]
async fn a_post_keeps_its_pick_until_it_is_dropped() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let lease = db.post(tenant, noon()).await;
    db.give(&lease, media).await;
    assert_eq!(db.next_pick(tenant).await, None, "it is in flight");
    let mut tx = db.store.begin(tenant).await.unwrap();
    assert_eq!(tx.post(lease.key.id).await.unwrap().unwrap().media, Some(media));
    tx.drop_pick(&lease).await.unwrap();
    tx.free_media(media, noon()).await.unwrap();
    assert_eq!(tx.post(lease.key.id).await.unwrap().unwrap().media, None);
    tx.commit().await.unwrap();
    assert_eq!(db.next_pick(tenant).await, Some(media));
}

#[tokio::test]
async fn behind_an_overdue_post_nothing_more_is_reserved() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let (early, late) = (db.post(tenant, minutes(5)).await, db.post(tenant, minutes(10)).await);
    db.give(&early, media).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let late = tx.post(late.key.id).await.unwrap().unwrap();
    assert!(!tx.has_overdue_post_before(&late, minutes(4)).await.unwrap(), "nothing is overdue yet");
    assert!(tx.has_overdue_post_before(&late, minutes(6)).await.unwrap());
    let early = tx.post(early.key.id).await.unwrap().unwrap();
    assert!(!tx.has_overdue_post_before(&early, minutes(20)).await.unwrap(), "the first waits for nobody");
    assert!(tx.post(PostId(uuid::Uuid::nil())).await.unwrap().is_none());
}

#[tokio::test]
async fn where_everything_rests_what_was_shown_longest_ago_comes_again_once_it_is_no_longer_live() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let mut items = Vec::new();
    for (n, name) in ["first", "second", "maybe live", "skipped"].into_iter().enumerate() {
        items.push(db.picture(tenant, name).await);
        let at = noon() + days(i64::try_from(n).unwrap());
        let mut lease = db.post(tenant, at).await;
        db.give(&lease, items[n]).await;
        let ending = match name {
            "skipped" => Ending::decided(Outcome::Skipped),
            "maybe live" => Ending::failed(Cause::Lost),
            _ => Ending::live(None),
        };
        if name != "skipped" {
            db.send(&mut lease).await;
        }
        db.end(&lease, &ending, at).await;
    }
    let again = async |at, aside: &[MediaId]| {
        let mut tx = db.store.begin(tenant).await.unwrap();
        assert_eq!(tx.pick_in("art").await.unwrap().map(|item| item.id), None, "everything rests");
        let item = tx.pick_again_in("art", aside, at).await.unwrap().map(|item| item.id);
        tx.rollback().await.unwrap();
        item
    };
    let evening = noon() + days(3);
    assert_eq!(again(evening, &[]).await, Some(items[0]));
    assert_eq!(again(evening, &items[..1]).await, Some(items[1]), "what is set aside is passed over");
    assert_eq!(again(evening, &items[..2]).await, Some(items[2]), "nobody knows, and a day has passed");
    assert_eq!(again(noon() + days(2), &items[..2]).await, None, "it may be live just now");
    assert_eq!(again(evening, &items[..3]).await, None, "a skipped picture rests for its whole time");
}
