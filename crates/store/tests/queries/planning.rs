//! Tests planning: each slot is recorded only once, and a pass is written completely or not at all.

use domain::post::SlotOutcome;
use domain::slots::Slot;
use jiff::Timestamp;
use store::cross_tenant::Planned;

use crate::database::Database;
use crate::fixtures::{minutes, noon, slot};

impl Database {
    /// Makes a tenant due for a slot.
    async fn due(&self, tenant: domain::ids::Tenant, at: Timestamp, slot_at: Timestamp) {
        let mut tx = self.store.begin(tenant).await.unwrap();
        tx.schedule_next(Some((at, &slot(slot_at)))).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// Returns the slot with the given index of the day.
fn nth(index: u16, at: Timestamp) -> Slot {
    Slot { index, ..slot(at) }
}

#[tokio::test]
async fn missed_filled_and_next_are_one_commit() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    db.due(tenant, noon(), minutes(-60)).await;
    let planning = db.store.begin_planning(noon(), 10).await.unwrap();
    assert_eq!(planning.due.len(), 1);
    assert_eq!(planning.due[0].tenant, tenant);
    assert_eq!(planning.due[0].slot, slot(minutes(-60)));
    assert!(planning.due[0].schedule.is_some());
    let planned = Planned {
        tenant,
        fill: Some(nth(1, minutes(30))),
        missed: vec![nth(0, minutes(-60))],
        next: Some((minutes(60), nth(2, minutes(120)))),
    };
    assert_eq!(planning.write(&[planned], noon()).await.unwrap(), 1);
    let transactions = "SELECT count(DISTINCT x) FROM (SELECT xmin::text AS x FROM posting_slots
        UNION ALL SELECT xmin::text FROM posting_queue UNION ALL SELECT xmin::text FROM tenant_schedule) AS written";
    assert_eq!(db.ask::<i64>(transactions).await, 1);
    let mut tx = db.store.begin(tenant).await.unwrap();
    let recorded: Vec<_> =
        tx.recorded_slots().await.unwrap().into_iter().map(|slot| (slot.slot_at, slot.outcome)).collect();
    assert_eq!(recorded, [(minutes(-60), Some("missed".into())), (minutes(30), None)]);
    let post = db.claim_post().await;
    assert_eq!(post.key.publish_at, minutes(30));
    assert!(db.store.begin_planning(minutes(59), 10).await.unwrap().due.is_empty());
    assert_eq!(db.store.begin_planning(minutes(60), 10).await.unwrap().due[0].slot, nth(2, minutes(120)));
}

#[tokio::test]
async fn a_pass_written_twice_changes_nothing_the_second_time() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    db.due(tenant, noon(), minutes(30)).await;
    let planned = [Planned {
        tenant,
        fill: Some(slot(minutes(30))),
        missed: vec![slot(minutes(-30))],
        next: Some((minutes(60), slot(minutes(120)))),
    }];
    let facts = "SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
        SELECT p::text AS line FROM posting_queue AS p UNION ALL SELECT s::text FROM posting_slots AS s
        UNION ALL SELECT t::text FROM tenant_schedule AS t) AS facts";
    let write = async || {
        let pass = db.store.begin_planning(noon(), 10).await.unwrap();
        pass.write(&planned, noon()).await.unwrap()
    };
    assert_eq!(write().await, 1);
    let before: String = db.ask(facts).await;
    assert_eq!(write().await, 0, "no post is made again");
    assert_eq!(db.ask::<String>(facts).await, before);
}

#[tokio::test]
async fn a_slot_is_planned_once_ever_even_after_its_post_ended() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let media = db.picture(tenant, "one").await;
    db.publish(tenant, media, minutes(5)).await;
    assert_eq!(db.plan(tenant, &[minutes(5)]).await, 0);
    assert_eq!(db.plan(tenant, &[minutes(5), minutes(6)]).await, 1);
    let other = db.tenant(2).await;
    assert_eq!(db.plan(other, &[minutes(5)]).await, 1, "of another tenant it is another slot");
}

#[tokio::test]
async fn a_slot_that_was_missed_is_not_filled_later() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    let missed = Planned { tenant, fill: None, missed: vec![slot(minutes(5))], next: None };
    let pass = db.store.begin_planning(noon(), 10).await.unwrap();
    assert_eq!(pass.write(&[missed], noon()).await.unwrap(), 0);
    assert_eq!(db.plan(tenant, &[minutes(5)]).await, 0);
}

#[tokio::test]
async fn two_passes_at_once_never_plan_the_same_tenant() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    db.due(a, minutes(-2), minutes(10)).await;
    db.due(b, minutes(-1), minutes(10)).await;
    let first = db.store.begin_planning(noon(), 1).await.unwrap();
    let second = db.store.begin_planning(noon(), 10).await.unwrap();
    assert_eq!(
        first.due.iter().map(|due| due.tenant).collect::<Vec<_>>(),
        [a],
        "the longest due comes first"
    );
    assert_eq!(second.due.iter().map(|due| due.tenant).collect::<Vec<_>>(), [b]);
    first.rollback().await.unwrap();
    second.write(&[Planned { tenant: b, fill: None, missed: vec![], next: None }], noon()).await.unwrap();
    let third = db.store.begin_planning(noon(), 10).await.unwrap();
    let left: Vec<_> = third.due.iter().map(|due| due.tenant).collect();
    assert_eq!(left, [a], "a pass dropped leaves its tenants due; a tenant without a next slot is never due");
}

#[tokio::test]
async fn settings_that_cannot_be_read_hold_up_nobody_else() {
    let db = Database::fresh().await;
    let (a, b) = (db.tenant(1).await, db.tenant(2).await);
    db.due(a, minutes(-2), minutes(10)).await;
    db.due(b, minutes(-1), minutes(10)).await;
    db.as_owner("UPDATE chat_settings SET posting_timezone = 'Mars/Olympus' WHERE telegram_chat_id = 1")
        .await;
    let pass = db.store.begin_planning(noon(), 10).await.unwrap();
    let readable: Vec<_> = pass.due.iter().map(|due| (due.tenant, due.schedule.is_some())).collect();
    assert_eq!(readable, [(a, false), (b, true)]);
}

#[tokio::test]
async fn the_next_moment_of_work_is_the_earliest_over_all_of_it() {
    let db = Database::fresh().await;
    assert_eq!(db.store.next_due(noon()).await.unwrap(), None);
    let tenant = db.tenant(1).await;
    assert_eq!(db.store.next_due(noon()).await.unwrap(), None, "a tenant that is idle costs nothing");
    db.due(tenant, minutes(90), minutes(120)).await;
    assert_eq!(db.store.next_due(noon()).await.unwrap(), Some(minutes(90)));
    let mut tx = db.store.begin(tenant).await.unwrap();
    tx.chore_due("sync", "folder", minutes(30)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.store.next_due(noon()).await.unwrap(), Some(minutes(30)));
    db.plan(tenant, &[minutes(300)]).await;
    assert_eq!(db.store.next_due(noon()).await.unwrap(), Some(noon()));
    let grace = jiff::SignedDuration::from_mins(5);
    assert_eq!(db.store.overdue_posts(minutes(4), grace).await.unwrap(), 0);
    assert_eq!(db.store.overdue_posts(minutes(5), grace).await.unwrap(), 1);
}

#[tokio::test]
async fn a_series_begins_anew_after_what_still_counts_and_not_after_what_is_off() {
    let db = Database::fresh().await;
    let tenant = db.tenant(1).await;
    for (at, outcome) in [
        (minutes(0), Some(SlotOutcome::Published)),
        (minutes(60), Some(SlotOutcome::Off)),
        (minutes(61), Some(SlotOutcome::Skipped)),
        (minutes(62), Some(SlotOutcome::Released)),
    ] {
        let mut tx = db.store.begin(tenant).await.unwrap();
        assert!(tx.record_slot(&slot(at), outcome, noon()).await.unwrap());
        tx.commit().await.unwrap();
    }
    let mut tx = db.store.begin(tenant).await.unwrap();
    let (last, _) = tx.last_recorded_slot(minutes(30)).await.unwrap().expect("a slot");
    assert_eq!(last.at, minutes(0), "those to come that are given up do not hold up the new series");
    let (last, _) = tx.last_recorded_slot(minutes(90)).await.unwrap().expect("a slot");
    assert_eq!(last.at, minutes(62), "once past they count as the day's");
    tx.rollback().await.unwrap();
}
