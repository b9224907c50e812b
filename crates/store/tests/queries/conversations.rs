//! Tests that messages and updates are processed in order within a chat, and that no chat waits for another.

use std::collections::HashSet;

use domain::role::Role;
use jiff_sqlx::ToSqlx as _;
use serde_json::json;
use store::callbacks::StoredButton;
use store::lease::{OutboxKey, UpdateKey};
use store::outbox::StoredMessage;
use store::updates::Routing;

use crate::database::Database;
use crate::fixtures::{LEASE, minutes, noon};

#[tokio::test]
async fn a_chat_with_five_thousand_messages_due_does_not_hold_up_twenty_others() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    sqlx::query(
        "INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, due_at, created_at)
         SELECT gen_random_uuid(), $1, CASE WHEN n <= 5000 THEN 1 ELSE n END, 'k', '{}',
                $2 + n * interval '1 millisecond', $2 FROM generate_series(1, 5020) AS n",
    )
    .bind(tenant.key())
    .bind(minutes(-60).to_sqlx())
    .execute(&db.owner)
    .await
    .unwrap();
    let claimed = db.store.claim::<OutboxKey>(noon(), 32, LEASE).await.unwrap();
    let chats: HashSet<i64> = claimed.iter().map(|lease| lease.key.telegram_chat_id).collect();
    assert_eq!((claimed.len(), chats.len()), (21, 21), "one message of every chat, in the first pass");
}

#[tokio::test]
async fn a_chat_with_five_thousand_updates_due_does_not_hold_up_twenty_others() {
    let db = Database::fresh().await;
    db.as_owner(
        "INSERT INTO telegram_updates (update_id, telegram_chat_id, body, received_at, due_at)
         SELECT n, CASE WHEN n <= 5000 THEN 1 ELSE n END, '{}', '2026-03-02T11:00Z', '2026-03-02T11:00Z'
           FROM generate_series(1, 5020) AS n",
    )
    .await;
    let claimed = db.store.claim::<UpdateKey>(noon(), 32, LEASE).await.unwrap();
    let updates: HashSet<i64> = claimed.iter().map(|lease| lease.key.update_id).collect();
    let expected: HashSet<i64> = std::iter::once(1).chain(5001..=5020).collect();
    assert_eq!(updates, expected);
}

#[tokio::test]
async fn messages_of_a_chat_leave_in_the_order_they_were_said() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    // Each message is enqueued after the previous one, but due before it.
    for (n, due) in [(1, noon()), (2, minutes(-30)), (3, minutes(-60))] {
        let word = StoredMessage { telegram_chat_id: 1, kind: "word", post: None, payload: json!(n) };
        tx.enqueue(&word, due).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut order = Vec::new();
    for _ in 0..3 {
        let claimed = db.store.claim::<OutboxKey>(noon(), 32, LEASE).await.unwrap();
        assert_eq!(claimed.len(), 1, "the next waits for the one before");
        assert!(db.store.claim::<OutboxKey>(noon(), 32, LEASE).await.unwrap().is_empty());
        let mut tx = db.store.begin(tenant).await.unwrap();
        order.push(tx.about_to_send(&claimed[0], None).await.unwrap().payload);
        tx.sent(&claimed[0], 1, noon()).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(order, [json!(1), json!(2), json!(3)]);
}

#[tokio::test]
async fn a_message_that_waits_lets_no_later_one_of_its_chat_pass() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let mut tx = db.store.begin(tenant).await.unwrap();
    for n in 1..=2 {
        let word = StoredMessage { telegram_chat_id: 1, kind: "word", post: None, payload: json!(n) };
        tx.enqueue(&word, noon()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let first = db.store.claim::<OutboxKey>(noon(), 32, LEASE).await.unwrap().remove(0);
    let mut tx = db.store.begin(tenant).await.unwrap();
    tx.send_later(&first, minutes(1), true, "no answer").await.unwrap();
    tx.commit().await.unwrap();
    assert!(db.store.claim::<OutboxKey>(noon(), 32, LEASE).await.unwrap().is_empty());
    let again = db.store.claim::<OutboxKey>(minutes(1), 32, LEASE).await.unwrap().remove(0);
    let mut tx = db.store.begin(tenant).await.unwrap();
    let row = tx.about_to_send(&again, None).await.unwrap();
    assert_eq!((row.payload, row.again, row.attempts), (json!(1), true, 1));
    tx.refused(&again, "the bot was blocked", minutes(1)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        db.store.claim::<OutboxKey>(minutes(1), 32, LEASE).await.unwrap().len(),
        1,
        "then the next one goes"
    );
}

#[tokio::test]
async fn a_parked_update_lets_its_chat_go_on() {
    let db = Database::fresh().await;
    let mut lookup = db.store.lookup().await.unwrap();
    for update in [10, 11] {
        lookup.receive(update, &Routing::to(Some(1)), "{}", noon()).await.unwrap();
    }
    lookup.commit().await.unwrap();
    let first = db.store.claim::<UpdateKey>(noon(), 9, LEASE).await.unwrap();
    assert_eq!(first.iter().map(|lease| lease.key.update_id).collect::<Vec<_>>(), [10]);
    let mut lookup = db.store.lookup().await.unwrap();
    lookup.update_failed(&first[0], "it cannot be read", None).await.unwrap();
    lookup.commit().await.unwrap();
    let next = db.store.claim::<UpdateKey>(noon(), 9, LEASE).await.unwrap();
    assert_eq!(next.iter().map(|lease| lease.key.update_id).collect::<Vec<_>>(), [11]);
}

#[tokio::test]
async fn a_claimed_press_names_its_person_its_tenants_and_the_persons_role() {
    let db = Database::fresh().await;
    let (tenant, neighbour) = (db.tenant(1).await, db.tenant(2).await);
    let user = db.person(tenant, 77).await;
    let button = StoredButton { action: "status".into(), post: None, from_state: None, payload: json!(null) };
    let mut tx = db.store.begin(tenant).await.unwrap();
    let token = tx.make_buttons(&[button], noon()).await.unwrap().remove(0);
    tx.set_role(user, Role::Reviewer, noon()).await.unwrap();
    tx.commit().await.unwrap();
    let press = |chat, sender, button: &str| Routing {
        chat: Some(chat),
        sender: Some(sender),
        button: Some(button.to_owned()),
    };
    let mut lookup = db.store.lookup().await.unwrap();
    for (update, routing) in [
        (1, press(1, 77, &token)),
        (2, press(2, 77, &token)),
        (3, press(3, 78, "forged")),
        (4, press(4, 77, "skip:\u{0}")),
        (5, Routing::to(Some(5))),
    ] {
        assert!(lookup.receive(update, &routing, "{}", noon()).await.unwrap());
    }
    lookup.commit().await.unwrap();
    let mut claimed = db.store.claim::<UpdateKey>(noon(), 32, LEASE).await.unwrap();
    claimed.sort_by_key(|lease| lease.key.update_id);
    let found: Vec<_> = claimed
        .into_iter()
        .map(|lease| {
            lease.key.press.map(|press| {
                (press.person.map(|known| known.user), press.button_tenant, press.chat_tenant, press.role)
            })
        })
        .collect();
    let reviewer = Some(Role::Reviewer);
    assert_eq!(
        found,
        [
            Some((Some(user), Some(tenant), Some(tenant), reviewer)),
            Some((Some(user), Some(tenant), Some(neighbour), reviewer)),
            Some((None, None, None, None)),
            Some((Some(user), None, None, None)),
            None,
        ]
    );
}

#[tokio::test]
async fn a_role_of_a_later_version_permits_nothing_and_fails_no_claim() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    db.person(tenant, 77).await;
    db.as_owner("ALTER TABLE members DROP CONSTRAINT known_role").await;
    db.as_owner("UPDATE members SET role = 'astronaut'").await;
    let mut lookup = db.store.lookup().await.unwrap();
    let routing = Routing { chat: Some(1), sender: Some(77), button: None };
    assert!(lookup.receive(1, &routing, "{}", noon()).await.unwrap());
    lookup.commit().await.unwrap();
    let claimed = db.store.claim::<UpdateKey>(noon(), 32, LEASE).await.unwrap().remove(0);
    assert_eq!(claimed.key.press.map(|press| press.role), Some(None));
}
