//! Tests the keys that seal tokens: one that is missing stops nothing else, and rotating them loses nothing.

use jiff::SignedDuration;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use store::sealed::Keyring;

use crate::world::program::{Program, storyline};
use crate::world::stopped::StoppedServer;
use crate::world::wire::ask;
use crate::world::{World, story};

/// Instagram's token, and Google's two.
const TOKENS: i64 = 3;

/// Whether a status report says that everything is connected.
fn all_works(report: &str) -> bool {
    ["pictures ready", "✅ Instagram @", "✅ Google Drive"].iter().all(|words| report.contains(words))
}

fn new_key() -> SecretString {
    Keyring::new_key().expect("randomness")
}

fn both(newer: &SecretString, older: &SecretString) -> String {
    format!("{},{}", newer.expose_secret(), older.expose_secret())
}

async fn status(world: &World) -> String {
    world.say(world.creator(), "/status").await;
    world.last_said(world.creator()).text
}

async fn unopenable(world: &World) -> Value {
    let answer = ask(world.testbed.running.address, "GET", "/readyz", &[]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let readiness: Value = serde_json::from_slice(&answer.body).expect("JSON");
    readiness["unopenable_tokens"].clone()
}

/// Runs a command of the operator with these keys; returns the exit code and what it printed.
async fn command(over: &StoppedServer<'_>, arguments: &[&str], keys: &str) -> (Option<i32>, String) {
    let mut command = storyline(arguments);
    command.env("DATABASE_URL", over.database.login.expose_secret()).env("ENCRYPTION_KEYS", keys);
    let ended = command.output().await.expect("it starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let printed = text(&ended.stdout) + &text(&ended.stderr);
    assert!(keys.split(',').all(|key| !printed.contains(key)), "a key is printed");
    (ended.status.code(), printed)
}

#[test]
fn tokens_whose_key_is_missing_are_told_once_and_work_again_when_it_is_back() {
    story(1, async |world| {
        let keys = world.keys.clone();
        world.restart_with(&new_key()).await;
        let shown = status(world).await;
        for words in ["Reconnect Instagram", "Reconnect Google Drive"] {
            assert!(shown.contains(words), "{shown}");
        }
        assert_eq!(unopenable(world).await, TOKENS);
        assert_eq!(world.until_outcomes(2).await, ["missed", "missed"], "nothing waits past its time");
        for words in ["access your Instagram account", "access Google Drive any more"] {
            let told = world.said(world.creator(), words).len();
            assert!(told <= 1, "{words}: {told}");
        }
        assert_eq!(world.said(world.creator(), "any more, so stories are on hold").len(), 1);
        world.restart_with(&keys).await;
        assert_eq!(unopenable(world).await, 0);
        // A marked account is tested every 15 minutes.
        world.go_to(world.testbed.sandbox.clock().now() + SignedDuration::from_mins(16)).await;
        let shown = status(world).await;
        assert!(all_works(&shown), "{shown}");
    });
}

#[test]
fn a_missing_key_is_a_fault_that_the_doctor_names() {
    story(1, async |world| {
        let over = world.stop_the_server().await;
        let (code, printed) = command(&over, &["doctor"], new_key().expose_secret()).await;
        assert_eq!(code, Some(1));
        assert!(printed.contains("3 tokens are sealed with a key that is not here"), "{printed}");
        let (_, printed) = command(&over, &["doctor"], over.keys.expose_secret()).await;
        assert!(printed.contains("they open every token"), "{printed}");
    });
}

#[test]
fn rotating_the_keys_while_the_server_runs_leaves_nothing_with_the_old_key() {
    story(1, async |world| {
        let over = world.stop_the_server().await;
        let newer = new_key();
        let keys = both(&newer, over.keys);
        let variables = [("ENCRYPTION_KEYS", keys.as_str())];
        let program = Program::start_with(&over, &variables).await;
        let (_, printed) = command(&over, &["doctor"], &keys).await;
        assert!(printed.contains("keep every key"), "{printed}");
        for sealed in ["3 tokens were sealed again", "0 tokens were sealed again"] {
            let (code, printed) = command(&over, &["token", "rotate-keys"], &keys).await;
            assert_eq!(code, Some(0), "{printed}");
            assert!(printed.contains(sealed) && printed.contains("remove the others"), "{printed}");
        }
        let (_, printed) = command(&over, &["doctor"], &keys).await;
        assert!(printed.contains("remove the others"), "{printed}");
        program.terminate().await;
        // The limits of messages count from a standing clock.
        over.move_to(over.now() + SignedDuration::from_mins(10)).await;
        let _program = Program::start_with(&over, &[("ENCRYPTION_KEYS", newer.expose_secret())]).await;
        over.sandbox.telegram().say(over.creator.telegram_user, over.creator.chat, "/status");
        let works = || {
            let messages = over.sandbox.telegram().chat(over.creator.chat);
            messages.iter().any(|message| message.from_bot && all_works(&message.text))
        };
        over.until("a status report", works).await;
    });
}

#[test]
fn tokens_that_no_key_opens_are_left_alone_by_a_rotation() {
    story(1, async |world| {
        let over = world.stop_the_server().await;
        let (code, printed) =
            command(&over, &["token", "rotate-keys", "--json"], &both(&new_key(), &new_key())).await;
        assert_eq!(code, Some(1), "{printed}");
        assert!(printed.contains("\"unopenable\":3"), "{printed}");
        let (_, printed) = command(&over, &["doctor"], over.keys.expose_secret()).await;
        assert!(printed.contains("they open every token"), "{printed}");
    });
}
