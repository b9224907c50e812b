//! Tests sign-up: by invitation, open to everyone, or closed; the operator can always sign up.

use domain::role::Role;
use jiff::SignedDuration;
use secrecy::ExposeSecret as _;
use server::app::people::signup::{INVITATION_LIFE, invite};
use server::config::{Config, Signup};
use server::messages::Message;
use testbed::testbed::BOT_TOKEN;

use crate::world::program::storyline;
use crate::world::team::{tenant_of, user_of};
use crate::world::{World, story, story_with};

fn invited_only(told: impl AsyncFnOnce(&mut World)) {
    story_with(|config| config.signup = Signup::Invite, told);
}

async fn invitation(world: &World) -> String {
    let app = world.testbed.app();
    invite(&app.store, app.clock.now()).await.expect("an invitation")
}

#[test]
fn without_an_invitation_a_stranger_is_answered_and_becomes_no_tenant() {
    invited_only(async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let ada = telegram.person("Ada");
        let chat = telegram.open_dm(ada);
        for words in ["/start", "/start invite_guessed", "/start nonsense"] {
            let said = world.hears(chat, ada, words).await;
            assert_eq!(said.len(), 1, "{words}: {said:?}");
            assert!(said[0].contains("nvitation"), "{said:?}");
        }
        assert_eq!(tenant_of(world, chat).await, None);
    });
}

#[test]
fn an_invitation_lets_one_person_in_once() {
    invited_only(async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let link = invitation(world).await;
        let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
        for person in [ada, ben] {
            telegram.open_dm(person);
        }
        world.hears(ada, ada, &format!("/start {link}")).await;
        assert!(tenant_of(world, ada).await.is_some());
        let said = world.hears(ben, ben, &format!("/start {link}")).await;
        assert!(said[0].contains("expired or was already used"), "{said:?}");
        assert_eq!(tenant_of(world, ben).await, None);
        world.hears(ada, ada, "/start").await;
        assert_eq!(world.said_in(ada, "invite-only"), 0, "who is in needs no other");
    });
}

#[test]
fn the_command_prints_a_link_that_lets_somebody_in() {
    invited_only(async |world| {
        let mut command = storyline(&["invite", "--json"]);
        command
            .env("DATABASE_URL", world.database.login.expose_secret())
            .env("ENCRYPTION_KEYS", world.keys.expose_secret())
            .env("TELEGRAM_BOT_TOKEN", BOT_TOKEN)
            .env("TELEGRAM_API_URL", world.testbed.sandbox.hosts().telegram.as_str());
        let output = command.output().await.expect("it starts");
        let said: serde_json::Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
        let link = said["link"].as_str().expect("a link");
        let start = link.strip_prefix("https://t.me/storyline_demo_bot?start=").expect("a link to the bot");
        assert!(start.len() <= 64, "Telegram carries no more: {start}");
        let telegram = world.testbed.sandbox.telegram();
        let ada = telegram.person("Ada");
        telegram.open_dm(ada);
        world.hears(ada, ada, &format!("/start {start}")).await;
        assert!(tenant_of(world, ada).await.is_some());
    });
}

#[test]
fn an_invitation_ends_after_a_week() {
    invited_only(async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let link = invitation(world).await;
        let ada = telegram.person("Ada");
        telegram.open_dm(ada);
        let after = world.testbed.sandbox.clock().now() + INVITATION_LIFE;
        world.go_to(after).await;
        let said = world.hears(ada, ada, &format!("/start {link}")).await;
        assert!(said[0].contains("expired or was already used"), "{said:?}");
    });
}

#[test]
fn the_operator_is_always_in_and_closed_is_closed_to_all_others() {
    let mut ada = 0;
    let closed = |config: &mut Config| config.signup = Signup::Closed;
    story_with(closed, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        ada = telegram.person("Ada");
        telegram.open_dm(ada);
        let link = invitation(world).await;
        let said = world.hears(ada, ada, &format!("/start {link}")).await;
        assert!(said[0].contains("doesn't accept new chats"), "{said:?}");
        assert_eq!(tenant_of(world, ada).await, None);
    });
    // A sandbox with the same seed gives people the same ids.
    let hers = |config: &mut Config| (config.signup, config.operator) = (Signup::Closed, Some(ada));
    story_with(hers, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        assert_eq!(telegram.person("Ada"), ada);
        telegram.open_dm(ada);
        world.hears(ada, ada, "/start").await;
        assert!(tenant_of(world, ada).await.is_some());
    });
}

#[test]
fn a_group_is_taken_on_for_who_is_in_and_for_nobody_else() {
    invited_only(async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
        let strangers = telegram.group("Strangers", &[ben]);
        world.settle().await;
        assert_eq!(tenant_of(world, strangers).await, None);
        assert_eq!(world.said_in(strangers, "invite-only"), 1);

        let operators = user_of(world, ada, "Ada").await;
        let first = telegram.group("First", &[ada]);
        world.settle().await;
        assert_eq!(tenant_of(world, first).await, None, "Ada is not in yet");
        let (mut lookup, now) =
            (world.testbed.app().store.lookup().await.expect("a door"), world.testbed.sandbox.clock().now());
        let made = lookup.make_tenant(first, Some("First"), now).await.expect("a tenant");
        lookup.join(made, operators, Role::Admin, now).await.expect("a member");
        lookup.commit().await.expect("a commit");
        let second = telegram.group("Second", &[ada]);
        world.settle().await;
        assert!(tenant_of(world, second).await.is_some());
    });
}

#[test]
fn nothing_but_start_and_being_brought_makes_a_tenant() {
    story(0, async |world| {
        let telegram = world.testbed.sandbox.telegram();
        let ada = telegram.person("Ada");
        telegram.open_dm(ada);
        for words in ["/status", "/help", "/pause", "hello", "/resume"] {
            world.hears(ada, ada, words).await;
        }
        assert_eq!(tenant_of(world, ada).await, None);
    });
}

#[test]
fn the_operator_is_told_of_an_outage_once_in_their_own_chat() {
    let mut ada = 0;
    story(0, async |world| ada = world.testbed.sandbox.telegram().person("Ada"));
    story_with(
        |config| config.operator = Some(ada),
        async |world| {
            let telegram = world.testbed.sandbox.telegram();
            assert_eq!(telegram.person("Ada"), ada);
            telegram.open_dm(ada);
            let app = world.testbed.app();
            let tell =
                async || app.tell_operator(Message::InstagramAway, app.clock.now()).await.expect("an answer");
            tell().await;
            world.settle().await;
            assert_eq!(
                world.said_in(ada, "isn't responding right now"),
                0,
                "who never started the bot cannot be written to"
            );
            world.hears(ada, ada, "/start").await;
            for _ in 0..3 {
                tell().await;
            }
            world.settle().await;
            assert_eq!(world.said_in(ada, "isn't responding right now"), 1);
            world.go_to(app.clock.now() + SignedDuration::from_hours(7)).await;
            tell().await;
            world.settle().await;
            assert_eq!(world.said_in(ada, "isn't responding right now"), 2, "another outage is told again");
        },
    );
}
