//! Tests that a post ends exactly once, with all its effects in one transaction.

use domain::cause::Cause;
use domain::ids::{MediaId, PostId};
use domain::post::SlotOutcome;
use jiff::Timestamp;
use store::StoreError;
use store::history::{By, Ending};
use store::slots::RecordedSlot;

use crate::database::Database;
use crate::fixtures::{days, minutes, noon};

/// The columns of an item: how often it was shown, when it was last shown, and until when it is not shown
/// again.
type Carried = (i32, Option<Timestamp>, Option<Timestamp>);

impl Database {
    async fn carried(&self, media: MediaId) -> Carried {
        let (times, last, until): (i32, Option<jiff_sqlx::Timestamp>, Option<jiff_sqlx::Timestamp>) =
            sqlx::query_as(
                "SELECT times_posted, last_posted_at AT TIME ZONE 'UTC', nullif(blocked_until, 'infinity')
               FROM media_items WHERE id = $1",
            )
            .bind(media.0)
            .fetch_one(&self.owner)
            .await
            .unwrap();
        (times, last.map(jiff_sqlx::Timestamp::to_jiff), until.map(jiff_sqlx::Timestamp::to_jiff))
    }
}

fn outcome(slot_at: Timestamp, outcome: &str) -> RecordedSlot {
    RecordedSlot { slot_at, outcome: Some(outcome.to_owned()) }
}

#[tokio::test]
async fn a_published_post_leaves_history_outcome_lock_and_counters_and_no_row_in_flight() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let post = db.publish(tenant, media, minutes(7)).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let history = tx.history().await.unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(PostId(history[0].post), post);
    assert_eq!(history[0].outcome, "published");
    assert_eq!(history[0].category_key.as_deref(), Some("art"));
    assert_eq!(history[0].instagram_story_id, Some(format!("story of {media}")));
    assert_eq!(tx.recorded_slots().await.unwrap(), [outcome(minutes(7), "published")]);
    assert!(tx.post(post).await.unwrap().is_none());
    assert_eq!(tx.rendition_of(post).await.unwrap(), Some([7; 32]), "its address still shows it");
    assert_eq!(db.carried(media).await, (1, Some(minutes(7)), Some(minutes(7) + days(30))));
    let lock: (String, bool) =
        sqlx::query_as("SELECT lock_reason, locked_until = '2026-04-01T12:07' FROM media_posting_locks")
            .fetch_one(&db.owner)
            .await
            .unwrap();
    assert_eq!(lock, ("recent_post".into(), true));
    let as_the_old_system_reads_it: (String, bool, String, String) =
        sqlx::query_as("SELECT status, success, posting_method, container_id FROM posting_history")
            .fetch_one(&db.owner)
            .await
            .unwrap();
    assert_eq!(as_the_old_system_reads_it, ("posted".into(), true, "instagram_api".into(), "17889".into()));
}

#[tokio::test]
async fn a_post_ends_once() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let mut lease = db.post(tenant, noon()).await;
    db.give(&lease, media).await;
    db.send(&mut lease).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let post = tx.post(lease.key.id).await.unwrap().unwrap();
    tx.end_post(By::Worker(&lease), &post, &Ending::live(None), noon()).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = db.store.begin(tenant).await.unwrap();
    let again = tx.end_post(By::Worker(&lease), &post, &Ending::live(None), minutes(1)).await;
    assert!(matches!(again, Err(StoreError::LeaseLost)), "{again:?}");
    tx.commit().await.unwrap();
    assert_eq!(db.ask::<i64>("SELECT count(*) FROM posting_history").await, 1);
    assert_eq!(db.carried(media).await.0, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_that_end_a_post_at_once_one_does() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let mut lease = db.post(tenant, noon()).await;
    db.give(&lease, media).await;
    db.send(&mut lease).await;
    let start = tokio::sync::Barrier::new(2);
    let end = async || {
        let mut tx = db.store.begin(tenant).await.unwrap();
        let post = tx.post(lease.key.id).await.unwrap().unwrap();
        start.wait().await;
        tx.end_post(By::Worker(&lease), &post, &Ending::live(None), noon()).await?;
        tx.commit().await
    };
    let (one, other) = tokio::join!(end(), end());
    assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1, "{one:?} {other:?}");
    assert_eq!(db.ask::<i64>("SELECT count(*) FROM posting_history").await, 1);
    assert_eq!(db.carried(media).await.0, 1);
}

#[tokio::test]
async fn a_released_post_frees_its_picture() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let lease = db.post(tenant, minutes(5)).await;
    db.give(&lease, media).await;
    let ending = Ending::released(SlotOutcome::Missed, Some(Cause::TooLate));
    db.end(&lease, &ending, minutes(50)).await;
    assert_eq!(db.carried(media).await, (0, None, None));
    let mut tx = db.store.begin(tenant).await.unwrap();
    assert_eq!(tx.recorded_slots().await.unwrap(), [outcome(minutes(5), "missed")]);
    let history = tx.history().await.unwrap();
    assert_eq!((history[0].outcome.as_str(), history[0].cause.clone()), ("released", Some(Cause::TooLate)));
    assert_eq!(tx.pick_in("art").await.unwrap().map(|item| item.id), Some(media));
}

#[tokio::test]
async fn a_failed_post_that_may_be_live_lets_its_picture_rest_and_one_that_cannot_does_not() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let (doubtful, certain) = (db.picture(tenant, "one").await, db.picture(tenant, "two").await);
    for (n, media, cause) in [(1, doubtful, Cause::Lost), (2, certain, Cause::NotInTime)] {
        let mut lease = db.post(tenant, minutes(n)).await;
        db.give(&lease, media).await;
        db.send(&mut lease).await;
        db.end(&lease, &Ending::failed(cause), noon()).await;
    }
    assert_eq!(db.carried(doubtful).await, (0, None, Some(noon() + days(30))));
    assert_eq!(db.carried(certain).await, (0, None, None));
    let mut tx = db.store.begin(tenant).await.unwrap();
    let recorded = tx.recorded_slots().await.unwrap();
    assert_eq!(recorded, [outcome(minutes(1), "failed"), outcome(minutes(2), "failed")]);
    assert_eq!(tx.mix_input().await.unwrap().recent, [""; 0], "neither counts in the mix");
}

#[tokio::test]
async fn a_post_that_never_had_a_picture_leaves_only_its_slots_outcome() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let lease = db.post(tenant, minutes(5)).await;
    db.end(&lease, &Ending::released(SlotOutcome::Dry, None), noon()).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    assert_eq!(tx.history().await.unwrap(), []);
    assert_eq!(tx.recorded_slots().await.unwrap(), [outcome(minutes(5), "dry")]);
    assert!(tx.dry_since(minutes(5)).await.unwrap());
    assert!(!tx.dry_since(minutes(6)).await.unwrap());
}

#[tokio::test]
async fn a_publish_is_written_down_with_what_can_bear_witness_later() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let mut lease = db.post(tenant, noon()).await;
    db.give(&lease, media).await;
    db.send(&mut lease).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    let post = tx.post(lease.key.id).await.unwrap().unwrap();
    assert_eq!(post.container.as_deref(), Some("17889"));
    assert_eq!((post.publish_sent_at, post.publish_attempts), (Some(noon()), 1));
    assert_eq!((post.quota_before, post.containers_made, post.calm_since), (Some(3), 1, None));
    tx.ask_again(&lease, minutes(1), "nothing is listed", Some(minutes(1))).await.unwrap();
    tx.ask_again(&lease, minutes(2), "nothing is listed", Some(minutes(2))).await.unwrap();
    assert_eq!(tx.post(lease.key.id).await.unwrap().unwrap().calm_since, Some(minutes(1)), "the first stays");
    tx.ask_again(&lease, minutes(3), "Instagram did not answer", None).await.unwrap();
    assert_eq!(tx.post(lease.key.id).await.unwrap().unwrap().calm_since, None);
}
