//! Three replicas, restarted in turn for a day.

use std::time::Duration;

use jiff::SignedDuration;

use crate::failpoints::{backstage, now, slots, step_on};
use crate::program::Program;

/// How long each step of the day is watched.
const LOOK: Duration = Duration::from_millis(70);
/// Looks between two restarts.
const TURN: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_replicas_restarted_in_turn_for_a_day_give_each_slot_one_outcome() {
    let over = backstage().await;
    let mut replicas = Vec::new();
    for _ in 0..3 {
        replicas.push(Program::start(&over).await);
    }
    let evening = now(&over) + SignedDuration::from_hours(24);
    let mut looks = 0;
    while now(&over) < evening {
        assert!(!replicas[0].ends_within(LOOK).await, "a replica ended: {}", replicas[0].logged());
        step_on(&over).await;
        looks += 1;
        if looks % TURN == 0 {
            assert_eq!(replicas.remove(0).terminate().await, Some(143));
            replicas.push(Program::start(&over).await);
        }
    }
    assert!(looks > 3 * TURN, "each replica was restarted");
    let last = now(&over);
    let settled = || over.sandbox.telegram().pending() == 0;
    over.until("every update to be taken", settled).await;
    for replica in replicas {
        assert_eq!(replica.terminate().await, Some(143));
    }
    let due: Vec<_> = slots(&over).await.into_iter().filter(|slot| slot.slot_at < last).collect();
    assert_eq!(due.len(), 3, "{due:?}");
    assert!(due.iter().all(|slot| slot.outcome.as_deref() == Some("published")), "{due:?}");
    assert_eq!((over.stories(), over.posted().await), (3, 3));
    assert_eq!(over.publishes(), 3);
    over.store.close().await;
    over.sandbox.stop().await;
}
