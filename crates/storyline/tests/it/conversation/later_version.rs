//! Tests rows that a later version wrote. Two replicas that cannot read them release them. Their chat waits
//! for at most 15 minutes, the operator is notified once, and a version that can read the rows processes
//! them.

use jiff::SignedDuration;
use serde_json::json;
use server::runtime::notify::Work;
use server::serving::Running;
use store::callbacks::StoredButton;
use store::settings::Lifecycle;
use testbed::PATIENCE;
use testbed::creator::Creator;
use testbed::database::rehearsal::Session;

use crate::world::{World, story};

const HELP: &str = "from your own pictures, on your schedule";
const TOLD: &str = "newer version";
const PRACTICE_OVER: &str = "day of practice is over";

/// Writes four rows that this version cannot read, in the chat of one creator.
async fn write_later_rows(world: &World, owner: &mut Session, creator: &Creator) {
    let (tenant, _) = world.tenant(creator).await;
    let (tenant, chat) = (tenant.key(), creator.chat);
    let now = world.testbed.sandbox.clock().now();
    for sql in [
        format!(
            "INSERT INTO outbox (id, chat_settings_id, telegram_chat_id, kind, payload, due_at, created_at)
             SELECT gen_random_uuid(), id, {chat}, 'hologram', '{{}}', '{now}', '{now}' FROM chat_settings
              WHERE tenant = '{tenant}'"
        ),
        format!(
            "INSERT INTO chores (chat_settings_id, kind, key, due_at)
             SELECT id, 'teleport', 'far', '{now}' FROM chat_settings WHERE tenant = '{tenant}'"
        ),
        "ALTER TABLE posting_queue DROP CONSTRAINT known_post_state".to_owned(),
        format!(
            "INSERT INTO posting_queue (id, chat_settings_id, scheduled_for, status, state, state_entered_at,
                                        origin, publish_at, due_at, created_at, delivery_mode)
             SELECT gen_random_uuid(), id, '{now}'::timestamptz AT TIME ZONE 'UTC', 'processing', 'dreaming',
                    '{now}', 'now', '{now}', '{now}', '{now}'::timestamptz AT TIME ZONE 'UTC', 'automatic'
               FROM chat_settings WHERE tenant = '{tenant}'"
        ),
    ] {
        owner.run(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    for work in [Work::Outbox, Work::Chores, Work::Posts] {
        world.testbed.app().notifier.notify(work);
    }
}

/// Presses a button with an action that this version does not know; returns the press.
async fn press_later_button(world: &World, creator: &Creator) -> String {
    let button =
        StoredButton { action: "applaud".into(), post: None, from_state: None, payload: json!({"loud": 1}) };
    let mut tx = world.tx(creator).await;
    let tokens = tx.make_buttons(&[button], world.testbed.sandbox.clock().now()).await.expect("a button");
    tx.commit().await.expect("a commit");
    let shown = world.last_said(creator);
    let telegram = world.testbed.sandbox.telegram();
    telegram.press_data(creator.telegram_user, creator.chat, shown.id, &tokens[0]).expect("a press")
}

async fn replica_of(world: &World, operator: i64) -> Running {
    let store = world.database.store(&world.keys).await;
    let replica = world.testbed.replica_with(store, |config| config.operator = Some(operator)).await;
    replica.expect("a replica")
}

async fn passes(world: &World, time: SignedDuration) {
    world.go_to(world.testbed.sandbox.clock().now() + time).await;
}

/// Returns how many rows of each kind still wait to be read.
async fn waiting(owner: &mut Session) -> Vec<String> {
    owner
        .ask(
            "SELECT (SELECT count(*) FROM outbox WHERE kind = 'hologram' AND state = 'waiting' AND due_at IS NOT NULL)
                    || ' ' || (SELECT count(*) FROM chores WHERE kind = 'teleport' AND due_at IS NOT NULL)
                    || ' ' || (SELECT count(*) FROM posting_queue WHERE state = 'dreaming' AND due_at IS NOT NULL)
                    || ' ' || (SELECT count(*) FROM telegram_updates WHERE due_at IS NOT NULL)",
        )
        .await
        .expect("counts")
}

#[test]
fn rows_of_a_later_version_wait_and_hold_up_their_chat_for_a_while_only() {
    story(2, async |world| {
        let [creator, other] = [world.creators[0].clone(), world.creators[1].clone()];
        let replicas = [replica_of(world, other.chat).await, replica_of(world, other.chat).await];
        let mut owner = Session::open(&world.database.owner).await.expect("a session");
        write_later_rows(world, &mut owner, &creator).await;
        let press = press_later_button(world, &creator).await;
        for creator in [&creator, &other] {
            world.say(creator, "/help").await;
        }
        let (said, answered) = (
            |creator: &Creator, words: &str| world.said_in(creator.chat, words),
            || world.testbed.sandbox.telegram().answered(&press).is_some(),
        );
        assert_eq!((said(&creator, HELP), said(&other, HELP)), (0, 1), "only the chat with such rows waits");

        passes(world, SignedDuration::from_mins(14)).await;
        assert_eq!((said(&creator, HELP), said(&other, TOLD)), (0, 0), "a later version may still come");

        passes(world, SignedDuration::from_mins(8)).await;
        assert_eq!(said(&creator, HELP), 1, "the chat goes on");
        let told = world.testbed.sandbox.log().until(PATIENCE, || said(&other, TOLD) > 0).await;
        assert!(told, "the operator is notified");
        passes(world, SignedDuration::from_mins(30)).await;
        assert_eq!(said(&other, TOLD), 1, "once, by two replicas");
        for command in ["/status", "/queue"] {
            let before = said(&creator, "");
            world.say(&creator, command).await;
            assert_eq!(said(&creator, ""), before + 1, "{command} answers beside a post in a later state");
        }
        assert!(!answered());
        assert_eq!(waiting(&mut owner).await, ["1 1 1 1"], "nothing was dropped");

        for sql in [
            "UPDATE outbox SET kind = 'practice_over' WHERE kind = 'hologram'",
            "UPDATE callback_tokens SET action = 'stop', payload = 'null' WHERE action = 'applaud'",
            "DELETE FROM posting_queue WHERE state = 'dreaming'",
            "UPDATE chores SET kind = 'sweep_shelf' WHERE kind = 'teleport'",
        ] {
            owner.run(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
        passes(world, SignedDuration::from_mins(6)).await;
        assert_eq!(said(&creator, PRACTICE_OVER), 1, "who can read the message sends it");
        let mut tx = world.tx(&creator).await;
        let settings = tx.settings().await.expect("settings");
        tx.commit().await.expect("a commit");
        assert_eq!(settings.lifecycle, Lifecycle::Paused, "who knows the button performs its action");
        assert_eq!(waiting(&mut owner).await, ["0 0 0 0"]);
        for replica in replicas {
            replica.stop().await;
        }
    });
}
