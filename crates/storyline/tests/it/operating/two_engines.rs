//! Runs both programs at once, before and after the takeover: each slot is posted once.

use domain::ids::Tenant;
use domain::post::DeliveryMode;
use jiff::{SignedDuration, Timestamp};
use testbed::database::rehearsal::Session;
use testbed::photographs::COLLECTIONS;

use crate::world::adopted::{Adopted, at, beside_the_legacy_application};

/// A copy of the legacy application's main loop: it claims, posts and records what is due, and refills the
/// queue.
struct Older {
    session: Session,
    /// Slots posted by the legacy application.
    posted: Vec<String>,
    /// Errors of writes that the database rejected.
    refusals: Vec<String>,
}

impl Older {
    async fn start(adopted: &Adopted) -> Self {
        Self { session: adopted.session().await, posted: vec![], refusals: vec![] }
    }

    /// Runs the loop once.
    async fn pass(&mut self, now: Timestamp) {
        let now = now.strftime("%Y-%m-%d %H:%M:%S").to_string();
        let claim = format!(
            "UPDATE posting_queue SET status = 'processing' WHERE id = (SELECT id FROM posting_queue
               WHERE status = 'pending' AND scheduled_for <= '{now}' ORDER BY scheduled_for LIMIT 1)
             RETURNING id::text || '|' || media_item_id || '|' || scheduled_for"
        );
        for claimed in self.session.ask(&claim).await.unwrap_or_default() {
            let [id, media, slot] = claimed.split('|').collect::<Vec<_>>()[..] else { panic!("{claimed}") };
            self.posted.push(slot.to_owned());
            let written = format!(
                "INSERT INTO posting_history (media_item_id, queue_item_id, queue_created_at, queue_deleted_at,
                    scheduled_for, posted_at, status, success)
                 VALUES ('{media}', '{id}', '{now}', '{now}', '{slot}', '{now}', 'posted', true);
                 INSERT INTO media_posting_locks (media_item_id, locked_at, locked_until)
                 VALUES ('{media}', '{now}', timestamp '{now}' + interval '30 days');
                 DELETE FROM posting_queue WHERE id = '{id}'"
            );
            self.session.run(&written).await.expect("what it posted it writes down");
        }
        for slot in ["2026-02-13 22:05", "2026-02-14 14:05", "2026-02-14 18:05", "2026-02-14 22:05"] {
            let plan = format!(
                "INSERT INTO posting_queue (media_item_id, scheduled_for, status, created_at)
                 SELECT 'a5000000-0000-4000-8000-000000000006', '{slot}', 'pending', '{now}'
                  WHERE timestamp '{slot}' BETWEEN '{now}' AND timestamp '{now}' + interval '14 hours'
                    AND NOT EXISTS (SELECT 1 FROM posting_queue WHERE scheduled_for = '{slot}')"
            );
            if let Err(error) = self.session.run(&plan).await {
                self.refusals.push(error.to_string());
            }
        }
    }
}

#[test]
fn while_the_older_application_posts_storyline_does_not() {
    beside_the_legacy_application(async |adopted| {
        let mut older = Older::start(adopted).await;
        let (mut now, until) = (at("2026-02-13T09:00:00Z"), at("2026-02-14T03:00:00Z"));
        while now < until {
            now += SignedDuration::from_mins(30);
            older.pass(now).await;
            adopted.testbed.move_to(now);
            assert_eq!(adopted.testbed.settle().await.expect("it settles"), None, "nothing is ever due");
            older.pass(now).await;
        }
        assert_eq!(older.posted, ["2026-02-13 14:20:00", "2026-02-13 22:05:00"], "each once");
        assert_eq!(older.refusals, [""; 0]);
        assert!(adopted.stories().is_empty() && adopted.messages().is_empty());
        assert_eq!(adopted.requests("/getMe").len(), adopted.requests("").len(), "the bot is not touched");
    });
}

#[test]
fn once_storyline_posts_the_older_application_posts_nothing_and_no_slot_twice() {
    beside_the_legacy_application(async |adopted| {
        adopted.index("art/one.jpg", COLLECTIONS[1][6].jpeg).await;
        adopted.index("art/two.jpg", COLLECTIONS[1][7].jpeg).await;
        let taken = adopted.command(&["tenant", "take-over"]).await;
        assert_eq!(taken.code, Some(0), "{}", taken.complaint);
        let mut tx = adopted.testbed.app().store.begin(Tenant::Legacy).await.expect("a transaction");
        tx.set_last_word(DeliveryMode::Automatic, false).await.expect("a mode");
        tx.commit().await.expect("a commit");
        let mut older = Older::start(adopted).await;
        let until = at("2026-02-14T03:00:00Z");
        loop {
            older.pass(adopted.testbed.sandbox.clock().now()).await;
            let next = adopted.testbed.settle().await.expect("it settles").filter(|next| *next < until);
            let Some(next) = next else { break };
            adopted.testbed.move_to(next);
            older.pass(next).await;
            adopted.testbed.settle().await.expect("it settles");
        }
        assert_eq!(older.posted, [""; 0]);
        assert!(!older.refusals.is_empty());
        assert!(
            older.refusals.iter().all(|words| words.contains("Storyline posts for this chat now")),
            "{:?}",
            older.refusals
        );
        let slots =
            "SELECT date_part('hour', slot_at AT TIME ZONE 'UTC')::text || ' ' || outcome FROM posting_slots
                  WHERE slot_at BETWEEN '2026-02-13T13:00Z' AND '2026-02-14T03:00Z' ORDER BY slot_at";
        let outcomes: Vec<String> = adopted.ask(slots).await;
        assert_eq!(outcomes.len(), 3, "three a day: {outcomes:?}");
        assert!(outcomes.iter().all(|outcome| outcome.ends_with(" published")), "{outcomes:?}");
        let pictures: std::collections::BTreeSet<String> =
            adopted.stories().into_iter().map(|story| story.sha256).collect();
        assert_eq!((adopted.stories().len(), pictures.len()), (3, 3), "each slot once, no picture twice");
    });
}
