//! Tests the library: how long pictures are not shown again, which pictures look alike, and which tenant a
//! folder belongs to.

use domain::ids::{MediaId, Tenant};
use domain::lock::LockReason;
use domain::media::RejectReason;
use jiff::Timestamp;
use store::media::{CategoryCount, ListedFile};

use crate::database::Database;
use crate::fixtures::{days, file, minutes, noon, twin};

const MICROSECOND: jiff::SignedDuration = jiff::SignedDuration::from_micros(1);

impl Database {
    /// Returns the pictures that can be picked at a time.
    async fn pickable(&self, tenant: Tenant, now: Timestamp) -> Vec<MediaId> {
        let mut tx = self.store.begin(tenant).await.unwrap();
        tx.unblock_rested(now).await.unwrap();
        tx.commit().await.unwrap();
        let ids: Vec<uuid::Uuid> = sqlx::query_scalar(
            "SELECT id FROM media_items WHERE tenant = $1 AND is_active AND blocked_until IS NULL ORDER BY file_name",
        )
        .bind(tenant.key())
        .fetch_all(&self.owner)
        .await
        .unwrap();
        ids.into_iter().map(MediaId).collect()
    }

    async fn lock(&self, tenant: Tenant, media: MediaId, reason: LockReason) {
        let mut tx = self.store.begin(tenant).await.unwrap();
        tx.rest_media(media, reason, None, false, noon()).await.unwrap();
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_rest_is_over_at_its_instant_and_not_before() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    db.lock(tenant, media, LockReason::Skip).await;
    let end = noon() + days(45);
    assert_eq!(db.pickable(tenant, end - MICROSECOND).await, []);
    assert_eq!(db.pickable(tenant, end).await, [media]);
}

#[tokio::test]
async fn the_longest_lock_counts_and_a_rejection_is_for_good() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    db.lock(tenant, media, LockReason::Skip).await;
    db.lock(tenant, media, LockReason::RecentPost).await;
    assert_eq!(db.pickable(tenant, noon() + days(31)).await, [], "the shorter one does not end the longer");
    db.lock(tenant, media, LockReason::PermanentReject).await;
    db.lock(tenant, media, LockReason::PermanentReject).await;
    db.lock(tenant, media, LockReason::RecentPost).await;
    assert_eq!(db.pickable(tenant, noon() + days(10_000)).await, []);
    let standing = "SELECT count(*) FROM media_posting_locks WHERE locked_until IS NULL";
    assert_eq!(db.ask::<i64>(standing).await, 1, "a lock for good stands once");
}

#[tokio::test]
async fn twins_rest_together_and_in_flight_they_wait_together() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let files = [twin("a", 1), twin("b", 1), twin("c", 2)];
    let [a, b, c] = db.list(tenant, &files).await.try_into().unwrap();
    let lease = db.post(tenant, noon()).await;
    db.give(&lease, a).await;
    assert_eq!(db.pickable(tenant, noon()).await, [c]);
    db.end(&lease, &store::history::Ending::released(domain::post::SlotOutcome::Missed, None), noon()).await;
    assert_eq!(db.pickable(tenant, noon()).await, [a, b, c]);
    db.publish(tenant, a, minutes(1)).await;
    assert_eq!(db.pickable(tenant, noon() + days(29)).await, [c]);
    assert_eq!(db.pickable(tenant, noon() + days(31)).await, [a, b, c]);
}

#[tokio::test]
async fn a_twin_that_comes_later_rests_as_long_as_the_first() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let first = db.list(tenant, &[twin("a", 1)]).await[0];
    db.publish(tenant, first, noon()).await;
    let second = db.list(tenant, &[twin("b", 1)]).await[0];
    assert_eq!(db.pickable(tenant, noon() + days(29)).await, []);
    assert_eq!(db.pickable(tenant, noon() + days(30)).await, [first, second]);
}

#[tokio::test]
async fn the_same_content_in_another_tenant_rests_for_nobody() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    let shown = db.list(a, &[twin("a", 1)]).await[0];
    let other = db.list(b, &[twin("a", 1)]).await[0];
    db.publish(a, shown, noon()).await;
    assert_eq!(db.pickable(a, noon()).await, []);
    assert_eq!(db.pickable(b, noon()).await, [other]);
}

#[tokio::test]
async fn a_listing_that_finds_a_file_spoilt_takes_it_out_of_the_pick_and_one_that_finds_it_mended_puts_it_back()
 {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let spoilt = ListedFile {
        checksum: Some("spoilt".into()),
        verdict: "rejected",
        reject_reason: Some("This file is empty.".into()),
        ..file("one")
    };
    assert_eq!(db.list(tenant, &[spoilt]).await, [media]);
    assert_eq!(db.pickable(tenant, noon()).await, []);
    let mended = ListedFile { checksum: Some("mended".into()), ..file("one") };
    db.list(tenant, &[mended]).await;
    assert_eq!(db.pickable(tenant, noon()).await, [media]);
}

#[tokio::test]
async fn a_file_mended_while_it_rests_goes_on_resting() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    db.publish(tenant, media, noon()).await;
    for (checksum, verdict) in [("spoilt", "rejected"), ("mended", "ready")] {
        let listed = ListedFile { checksum: Some(checksum.into()), verdict, ..file("one") };
        db.list(tenant, &[listed]).await;
    }
    assert_eq!(db.pickable(tenant, noon() + days(29)).await, []);
    assert_eq!(db.pickable(tenant, noon() + days(30)).await, [media]);
}

#[tokio::test]
async fn what_its_own_bytes_rejected_is_not_called_good_by_the_next_listing() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    tx.reject_media(media, &RejectReason::Broken).await.unwrap();
    tx.commit().await.unwrap();
    db.list(tenant, &[file("one")]).await;
    assert_eq!(db.pickable(tenant, noon()).await, []);
    let mut tx = db.store.begin(tenant).await.unwrap();
    let count = CategoryCount { category: "art".into(), items: 1, rejected: 1 };
    assert_eq!(tx.categories().await.unwrap(), [count], "and its people are told so");
}

#[tokio::test]
async fn a_listing_of_one_tenant_leaves_the_library_of_another_alone() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    let (of_a, of_b) = (db.picture(a, "one").await, db.picture(b, "one").await);
    let source = db.folder(a).await;
    let foreign = db.folder(b).await;
    let mut tx = db.store.begin(a).await.unwrap();
    assert_eq!(tx.unlisted(foreign, minutes(5)).await.unwrap(), (0, 0));
    assert_eq!(tx.forget_unlisted(foreign, minutes(5)).await.unwrap(), 0);
    assert_eq!(tx.unlisted(source, minutes(5)).await.unwrap(), (1, 1));
    assert_eq!(tx.forget_unlisted(source, minutes(5)).await.unwrap(), 1);
    assert!(tx.media_item(of_b).await.unwrap().is_none());
    tx.commit().await.unwrap();
    assert_eq!(db.pickable(a, noon()).await, []);
    assert_eq!(db.pickable(b, noon()).await, [of_b]);
    db.list(a, &[file("one")]).await;
    assert_eq!(db.pickable(a, noon()).await, [of_a], "what comes back is the same picture as before");
}

#[tokio::test]
async fn a_file_belongs_to_the_folder_that_listed_it_last() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let picture = db.picture(tenant, "one").await;
    let before = db.folder(tenant).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let inner = tx.choose_drive_folder("inner", "Summer", noon()).await.unwrap();
    tx.leave_other_folders(inner).await.unwrap();
    tx.index_file(inner, &file("one"), noon()).await.unwrap();
    assert_eq!(tx.unlisted(before, minutes(5)).await.unwrap(), (0, 0));
    assert_eq!(tx.forget_unlisted(inner, minutes(5)).await.unwrap(), 1);
    tx.index_file(inner, &file("one"), noon()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.pickable(tenant, noon()).await, [picture]);
}

#[tokio::test]
async fn the_last_categories_are_those_in_flight_and_those_shown_newest_first() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let files = ["art", "dogs", "news"]
        .map(|category| ListedFile { category: Some(category.into()), ..file(category) });
    let [art, dogs, news] = db.list(tenant, &files).await.try_into().unwrap();
    db.publish(tenant, art, minutes(1)).await;
    db.publish(tenant, dogs, minutes(2)).await;
    let lease = db.post(tenant, minutes(3)).await;
    db.give(&lease, news).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    assert_eq!(tx.mix_input().await.unwrap().recent, ["news", "dogs", "art"]);
    assert_eq!(tx.posts_in_flight().await.unwrap(), 1);
}

#[tokio::test]
async fn who_lets_rested_items_be_picked_waits_for_no_listing() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let files = [file("one"), file("two")];
    let items = db.list(tenant, &files).await;
    let source = db.folder(tenant).await;
    for media in &items {
        db.lock(tenant, *media, LockReason::Skip).await;
    }
    let fresh = noon() + days(46);
    let mut listing = db.store.begin(tenant).await.unwrap();
    listing.index_file(source, &files[0], fresh).await.unwrap();
    assert_eq!(db.pickable(tenant, fresh).await, [items[1]], "what is held is left for later");
    let mut picking = db.store.begin(tenant).await.unwrap();
    assert!(picking.library_is_held().await.unwrap(), "so nobody takes it for dry");
    picking.rollback().await.unwrap();
    listing.commit().await.unwrap();
    assert_eq!(db.pickable(tenant, fresh).await.len(), 2);
    let mut picking = db.store.begin(tenant).await.unwrap();
    assert!(!picking.library_is_held().await.unwrap());
}
