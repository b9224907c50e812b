//! Tests that history rows are written once and do not change.

use domain::cause::Cause;
use domain::ids::PostId;
use store::history::Ending;

use crate::database::Database;
use crate::fixtures::{minutes, noon};
use crate::tenants::{TwoTenants, attempt};

const APP: Option<&str> = Some("storyline_app");
/// An account that two tenants post to.
const SHARED: &str = "17841400000000001";

#[tokio::test]
async fn a_line_of_history_can_be_neither_changed_nor_removed() {
    let two = TwoTenants::furnished().await;
    let mut session = two.db.plain().await;
    for sql in [
        "UPDATE posting_history SET outcome = 'failed'",
        "UPDATE posting_history SET error_message = 'x'",
        "UPDATE posting_history SET posted_at = now()",
        "UPDATE posting_history SET instagram_story_id = 'x', success = false",
        "DELETE FROM posting_history",
        "TRUNCATE posting_history",
    ] {
        assert_eq!(attempt(&mut session, APP, Some(two.a), sql).await, Err("42501".into()), "{sql}");
    }
}

#[tokio::test]
async fn the_id_of_a_story_is_learned_once() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    let mut lease = db.post(tenant, noon()).await;
    db.give(&lease, media).await;
    db.send(&mut lease).await;
    db.end(&lease, &Ending::live(None), noon()).await;
    let mut session = db.plain().await;
    let learn = "UPDATE posting_history SET instagram_story_id = '180'";
    let forget = "UPDATE posting_history SET instagram_story_id = NULL";
    assert_eq!(attempt(&mut session, APP, Some(tenant), learn).await, Ok(1));
    db.as_owner(learn).await;
    assert_eq!(attempt(&mut session, APP, Some(tenant), learn).await, Ok(0), "it is known already");
    assert_eq!(attempt(&mut session, APP, Some(tenant), forget).await, Ok(0), "nor is it forgotten");
}

#[tokio::test]
async fn a_post_ends_once_even_behind_the_products_back() {
    let two = TwoTenants::furnished().await;
    let again = two.row("posting_history", two.a).await;
    let with_another_id = format!("({again}::jsonb || jsonb_build_object('id', gen_random_uuid()))");
    let insertion = two.insertion("posting_history", &with_another_id).await;
    let mut session = two.db.plain().await;
    assert_eq!(attempt(&mut session, APP, Some(two.a), &insertion).await, Err("23505".into()));
}

#[tokio::test]
async fn history_is_told_in_order_and_only_to_its_tenant() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    let mut posts: Vec<PostId> = Vec::new();
    for (n, name) in (0..).zip(["one", "two", "three"]) {
        let media = db.picture(a, name).await;
        posts.push(db.publish(a, media, minutes(n)).await);
    }
    let mut tx = db.store.begin(a).await.unwrap();
    let told: Vec<PostId> = tx.history().await.unwrap().iter().map(|line| PostId(line.post)).collect();
    assert_eq!(told, posts);
    let mut tx = db.store.begin(b).await.unwrap();
    assert_eq!(tx.history().await.unwrap(), []);
}

#[tokio::test]
async fn a_story_is_known_to_every_tenant_of_its_account_and_to_no_other() {
    let db = Database::fresh().await;
    let (a, b, c) = (db.tenant(1).await, db.tenant(2).await, db.tenant(3).await);
    for (tenant, account) in [(a, SHARED), (b, SHARED), (c, "another")] {
        let mut tx = db.store.begin(tenant).await.unwrap();
        tx.connect_account(account, "1", "ada", "BUSINESS", noon()).await.unwrap();
        tx.commit().await.unwrap();
    }
    let media = db.picture(a, "one").await;
    db.publish(a, media, minutes(5)).await;
    let story = format!("story of {media}");
    let listed = [story.clone(), "by hand".to_owned()];
    for (tenant, since, known) in [(a, 1, 1), (b, 1, 1), (b, 6, 0), (c, 1, 0)] {
        let mut tx = db.store.begin(tenant).await.unwrap();
        let recorded = tx.recorded_stories(SHARED, &listed, minutes(since)).await.unwrap();
        assert_eq!(recorded, vec![story.clone(); known], "{tenant:?} since {since}");
        assert_eq!(tx.recorded_stories(SHARED, &[], noon()).await.unwrap(), [""; 0]);
    }
}

#[tokio::test]
async fn a_cause_that_forbids_another_publish_outlasts_every_later_one() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let post = db.post(tenant, noon()).await.key.id;
    let mut tx = db.store.begin(tenant).await.unwrap();
    tx.record_cause(post, &Cause::InstagramSilent).await.unwrap();
    tx.forbid_publish(post, &Cause::ContainerNotFound).await.unwrap();
    tx.record_cause(post, &Cause::InstagramSilent).await.unwrap();
    tx.forbid_publish(post, &Cause::ActionBlocked).await.unwrap();
    let post = tx.post(post).await.unwrap().unwrap();
    assert_eq!((post.cause, post.never_again), (Some(Cause::ActionBlocked), Some(Cause::ContainerNotFound)));
}
