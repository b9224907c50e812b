//! History is written once.

use domain::ids::PostId;
use store::history::Ending;

use crate::database::Database;
use crate::fixtures::{minutes, noon};
use crate::tenants::{TwoTenants, attempt};

const APP: Option<&str> = Some("storyline_app");

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
    assert_eq!(tx.known_stories(minutes(1)).await.unwrap().len(), 2);
    let mut tx = db.store.begin(b).await.unwrap();
    assert_eq!(tx.history().await.unwrap(), []);
    assert_eq!(tx.known_stories(noon()).await.unwrap(), [""; 0]);
}
