//! Runs replicas for a full day. They are restarted in turn, or have wrong clocks.

use std::path::PathBuf;
use std::time::Duration;

use jiff::SignedDuration;

use crate::world::program::Program;
use crate::world::stopped::StoppedServer;
use crate::world::story;

/// How long to watch the programs at each step of the day.
const LOOK: Duration = Duration::from_millis(70);
/// Number of steps between two restarts.
const TURN: usize = 20;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Checks that each of the day's slots was published once, within a minute of its time.
async fn each_slot_has_its_story(over: &StoppedServer<'_>, replicas: Vec<Program>) {
    let last = over.now();
    over.until("every update to be taken", || over.sandbox.telegram().pending() == 0).await;
    for replica in replicas {
        assert_eq!(replica.terminate().await, Some(143));
    }
    let due: Vec<_> = over.slots().await.into_iter().filter(|slot| slot.slot_at < last).collect();
    assert_eq!(due.len(), 3, "{due:?}");
    assert!(due.iter().all(|slot| slot.outcome.as_deref() == Some("published")), "{due:?}");
    let live: Vec<_> = over.live().into_iter().map(|story| story.published_at).collect();
    assert_eq!((live.len(), over.posted().await, over.publishes()), (3, 3, 3));
    for (slot, live) in due.iter().zip(&live) {
        let late = live.duration_since(slot.slot_at);
        assert!(!late.is_negative() && late < SignedDuration::from_mins(1), "{late:#} late: {slot:?}");
    }
}

#[test]
fn three_replicas_restarted_in_turn_for_a_day_give_each_slot_one_outcome() {
    story(1, async |world| {
        let over = world.stop_the_server().await;
        let mut replicas = Vec::new();
        for _ in 0..3 {
            replicas.push(Program::start(&over).await);
        }
        let evening = over.now() + DAY;
        let mut looks = 0;
        while over.now() < evening {
            assert!(!replicas[0].ends_within(LOOK).await, "a replica ended: {}", replicas[0].logged());
            over.step_on().await;
            looks += 1;
            if looks % TURN == 0 {
                assert_eq!(replicas.remove(0).terminate().await, Some(143));
                replicas.push(Program::start(&over).await);
            }
        }
        assert!(looks > 3 * TURN, "each replica was restarted");
        each_slot_has_its_story(&over, replicas).await;
    });
}

/// Returns the path of the library that sets a wrong clock for a program.
fn libfaketime() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").expect("a folder").flatten().map(|entry| entry.path());
    let mut places =
        folders.chain([PathBuf::from("/usr/lib64")]).map(|lib| lib.join("faketime/libfaketimeMT.so.1"));
    places
        .find(|place| place.is_file())
        .expect("this test needs libfaketime; scripts/test-programs.sh installs it, or says how")
}

#[test]
fn replicas_whose_clocks_are_ten_minutes_off_post_each_story_once_in_its_minute() {
    story(1, async |world| {
        let over = world.stop_the_server().await;
        let library = libfaketime();
        let library = library.to_str().expect("a path in UTF-8");
        let mut replicas = Vec::new();
        for wrong in ["+10m", "-10m"] {
            let clock = [("LD_PRELOAD", library), ("FAKETIME", wrong), ("FAKETIME_DONT_FAKE_MONOTONIC", "1")];
            replicas.push(Program::start_with(&over, &clock).await);
        }
        let told = replicas.iter().map(Program::first_logged_at).collect::<Vec<_>>();
        let apart = told[0].duration_since(told[1]).abs();
        assert!(apart > SignedDuration::from_mins(19), "their own clocks are {apart:#} apart");
        let evening = over.now() + DAY;
        while over.now() < evening {
            assert!(!replicas[0].ends_within(LOOK).await, "a replica ended: {}", replicas[0].logged());
            over.step_on().await;
        }
        each_slot_has_its_story(&over, replicas).await;
    });
}
