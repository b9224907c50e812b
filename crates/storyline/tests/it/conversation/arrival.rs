//! Tests that updates arrive: after a restart, after a kill, and when Telegram's update ids start over.

use std::time::Duration;

use jiff::SignedDuration;
use sandbox::{Fault, FaultKind, When};
use testbed::PATIENCE;
use tokio::time::Instant;

use crate::world::program::Program;
use crate::world::stopped::StoppedServer;
use crate::world::{World, story};

/// As in production, not the short lease of other trials.
const LEASE: (&str, &str) = ("STORYLINE_LEASE_SECONDS", "90");

/// Counts the bot's status reports in a chat.
fn reports(sandbox: &sandbox::Sandbox, chat: i64) -> usize {
    let messages = sandbox.telegram().chat(chat);
    messages.iter().filter(|message| message.from_bot && message.text.contains("pictures ready")).count()
}

/// Stops the server. The limits of messages count from a standing clock, so some time passes.
async fn stopped(world: &mut World) -> StoppedServer<'_> {
    let over = world.stop_the_server().await;
    over.move_to(over.now() + SignedDuration::from_mins(10)).await;
    over
}

/// Asks for a status report, and returns how long the answer took.
async fn answered_after(over: &StoppedServer<'_>) -> Duration {
    let chat = over.creator.chat;
    let (asked, before) = (Instant::now(), reports(over.sandbox, chat));
    over.sandbox.telegram().say(over.creator.telegram_user, chat, "/status");
    over.until("an answer", || reports(over.sandbox, chat) > before).await;
    asked.elapsed()
}

async fn asks_for_status(world: &World) {
    world.say(world.creator(), "/status").await;
}

#[test]
fn update_ids_that_start_over_are_followed_and_each_update_is_handled_once() {
    story(1, async |world| {
        let (sandbox, chat) = (&world.testbed.sandbox, world.creator().chat);
        sandbox.telegram().restart_updates(5);
        for number in 1..=2 {
            asks_for_status(world).await;
            assert_eq!(reports(sandbox, chat), number);
        }
        let newest = *sandbox.telegram().updates().last().expect("updates");
        assert!(sandbox.telegram().redeliver(newest));
        world.settle().await;
        assert_eq!(reports(sandbox, chat), 2, "an update that is delivered again is not handled again");
    });
}

#[test]
fn another_update_under_a_number_that_was_used_before_is_handled_too() {
    story(1, async |world| {
        let (sandbox, chat) = (&world.testbed.sandbox, world.creator().chat);
        let used = 5;
        for (number, next) in [used, 1_000, used, 2_000, used].into_iter().enumerate() {
            sandbox.telegram().restart_updates(next);
            asks_for_status(world).await;
            assert_eq!(reports(sandbox, chat), number + 1);
        }
        assert!(sandbox.telegram().redeliver(used));
        world.settle().await;
        assert_eq!(reports(sandbox, chat), 5, "the first of them is known");
    });
}

#[test]
fn after_a_clean_restart_the_bot_answers_within_a_second() {
    story(1, async |world| {
        let over = stopped(world).await;
        for _ in 0..2 {
            let program = Program::start_with(&over, &[LEASE]).await;
            let took = answered_after(&over).await;
            assert!(took <= Duration::from_secs(1), "deaf for {took:?}: {}", program.logged());
            program.terminate().await;
        }
    });
}

#[test]
fn what_a_killed_replica_was_about_to_send_is_sent_by_another_within_ten_seconds() {
    story(1, async |world| {
        let over = stopped(world).await;
        let chat = over.creator.chat;
        let mut killed =
            Program::start_with(&over, &[LEASE, ("STORYLINE_FAILPOINT", "sending:before")]).await;
        over.sandbox.telegram().say(over.creator.telegram_user, chat, "/status");
        assert!(killed.ends_within(PATIENCE).await, "it did not reach the message");
        let died = Instant::now();
        let _other = Program::start_with(&over, &[LEASE]).await;
        over.until("an answer", || reports(over.sandbox, chat) == 1).await;
        assert!(died.elapsed() <= Duration::from_secs(10), "{:?}", died.elapsed());
    });
}

#[test]
fn what_a_killed_replica_was_handling_is_handled_by_another_within_ten_seconds() {
    story(1, async |world| {
        let over = stopped(world).await;
        let telegram = over.sandbox.telegram();
        let on = "POST /telegram/*/getChatAdministrators";
        over.sandbox.faults().arm(Fault { on: on.into(), kind: FaultKind::Hold, when: When::Times(1) });
        let killed = Program::start_with(&over, &[LEASE]).await;
        let other = Program::start_with(&over, &[LEASE]).await;
        let group = telegram.group("Team", &[over.creator.telegram_user]);
        telegram.say(over.creator.telegram_user, group, "/start@storyline_demo_bot");
        tokio::time::timeout(PATIENCE, over.sandbox.faults().held()).await.expect("an answer is held");
        let died = Instant::now();
        killed.kill().await;
        other.kill().await;
        over.sandbox.faults().clear();
        let _third = Program::start_with(&over, &[LEASE]).await;
        let asked = || {
            let requests = over.sandbox.log().requests();
            requests.iter().filter(|line| line.path.ends_with("/getChatAdministrators")).count()
        };
        over.until("the same step", || asked() >= 2).await;
        assert!(died.elapsed() <= Duration::from_secs(10), "{:?}", died.elapsed());
    });
}
