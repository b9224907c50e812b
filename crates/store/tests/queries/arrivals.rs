//! Tests what lets updates arrive: ids that are used again, claims that are renewed, and questions about the
//! webhook.

use jiff::SignedDuration;
use store::lease::UpdateKey;
use store::poller::WebhookState;
use store::updates::Routing;

use crate::database::Database;
use crate::fixtures::{LEASE, minutes, noon};

const MINUTE: SignedDuration = SignedDuration::from_mins(1);

async fn received(db: &Database, body: &str) -> bool {
    let mut lookup = db.store.lookup().await.unwrap();
    let is_new = lookup.receive(5, &Routing::to(Some(1)), body, noon()).await.unwrap();
    lookup.commit().await.unwrap();
    is_new
}

#[tokio::test]
async fn an_id_that_is_used_again_is_another_update_and_comes_later_in_its_chat() {
    let db = Database::fresh().await;
    let bodies = [r#"{"update_id":5,"a":1}"#, r#"{"update_id":5,"a":2}"#, r#"{"update_id":5,"a":3}"#];
    for body in bodies {
        assert!(received(&db, body).await, "{body}");
        assert!(!received(&db, body).await, "{body}");
    }
    for body in bodies {
        let claimed = db.store.claim::<UpdateKey>(noon(), 9, LEASE).await.unwrap();
        let [update] = claimed.as_slice() else { panic!("one at a time: {claimed:?}") };
        assert_eq!(update.key.body().unwrap(), body);
        let mut lookup = db.store.lookup().await.unwrap();
        lookup.update_handled(update, noon()).await.unwrap();
        lookup.commit().await.unwrap();
        assert!(!received(&db, body).await, "also when its body is erased");
    }
}

#[tokio::test]
async fn a_claim_is_renewed_until_its_row_is_settled_or_claimed_by_another() {
    let db = Database::fresh().await;
    assert!(received(&db, "{}").await);
    let first = db.store.claim::<UpdateKey>(noon(), 9, LEASE).await.unwrap().remove(0);
    assert!(db.store.renew(&first, LEASE).await.unwrap());
    db.expire("telegram_updates").await;
    assert!(db.store.renew(&first, LEASE).await.unwrap(), "late, but nobody claimed it");
    assert!(db.store.claim::<UpdateKey>(noon(), 9, LEASE).await.unwrap().is_empty());
    db.expire("telegram_updates").await;
    let second = db.store.claim::<UpdateKey>(noon(), 9, LEASE).await.unwrap().remove(0);
    assert!(!db.store.renew(&first, LEASE).await.unwrap(), "it is another's now");
    let mut lookup = db.store.lookup().await.unwrap();
    lookup.update_handled(&second, noon()).await.unwrap();
    lookup.commit().await.unwrap();
    assert!(!db.store.renew(&second, LEASE).await.unwrap(), "it is settled");
}

#[tokio::test]
async fn one_replica_a_minute_asks_about_the_webhook_and_all_know_the_answer() {
    let db = Database::fresh().await;
    let mut lookup = db.store.lookup().await.unwrap();
    assert_eq!(lookup.webhook_state().await.unwrap(), None);
    assert!(lookup.begin_webhook_check(42, noon(), MINUTE).await.unwrap().is_some());
    assert_eq!(lookup.begin_webhook_check(42, noon(), MINUTE).await.unwrap(), None);
    let fault =
        WebhookState { fault: Some("Connection refused".into()), pending: 3, ..WebhookState::default() };
    lookup.record_webhook(42, &fault, noon()).await.unwrap();
    let known = WebhookState { checked_at: Some(noon()), ..fault };
    assert_eq!(lookup.webhook_state().await.unwrap(), Some(known));
    let next = lookup.begin_webhook_check(42, minutes(1), MINUTE).await.unwrap();
    assert_eq!(next.and_then(|state| state.fault).as_deref(), Some("Connection refused"));
}
