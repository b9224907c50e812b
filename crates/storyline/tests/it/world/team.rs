//! Adds groups to a test: people with roles, buttons with any action under a real message, and the results of
//! presses.

use domain::ids::{Tenant, UserId};
use domain::post::DeliveryMode;
use domain::role::Role;
use jiff::SignedDuration;
use providers::telegram::{Button, Keyboard, Message};
use sandbox::Pressed;
use server::app::setup::go_live::GoLive;
use server::messages::ButtonAction;
use store::TenantTx;
use store::lookup::Person;
use strum::VariantArray as _;
use testbed::PATIENCE;

use crate::world::World;
use crate::world::log::trouble;

/// The choices for going live with every story posted by hand.
pub(crate) const BY_HAND: GoLive =
    GoLive { mode: DeliveryMode::Manual, posts_on_silence: false, first: None, dry_run: false };

/// A group that is a tenant, with one person for each role.
pub(crate) struct Team {
    pub(crate) tenant: Tenant,
    pub(crate) chat: i64,
    /// Role and Telegram id, lowest role first.
    pub(crate) people: Vec<(Role, i64)>,
}

impl Team {
    /// Creates a group with the bot; each person's name combines the group's name and the role.
    pub(crate) async fn gather(world: &World, name: &str) -> Self {
        let telegram = world.testbed.sandbox.telegram();
        telegram.limits(sandbox::Limits::off());
        let people: Vec<(Role, i64)> =
            Role::VARIANTS.iter().map(|role| (*role, telegram.person(&format!("{name} {role}")))).collect();
        // The first member of a group is its creator at Telegram, here the owner.
        let members: Vec<i64> = people.iter().rev().map(|(_, person)| *person).collect();
        let chat = telegram.group(name, &members);
        world.settle().await;
        let tenant =
            tenant_of(world, chat).await.expect("a group that the bot is brought to becomes a tenant");
        let team = Self { tenant, chat, people };
        let mut tx = world.begin(tenant).await;
        for (role, person) in &team.people {
            let user = user_of(world, *person, &format!("{name} {role}")).await;
            tx.set_role(user, *role, world.testbed.sandbox.clock().now()).await.expect("a role");
        }
        tx.commit().await.expect("a commit");
        team
    }

    pub(crate) fn person(&self, role: Role) -> i64 {
        self.people.iter().find(|(other, _)| *other == role).expect("one of each role").1
    }
}

/// Returns Storyline's id of a Telegram user.
pub(crate) async fn user_of(world: &World, telegram_user_id: i64, name: &str) -> UserId {
    let mut lookup = world.testbed.app().store.lookup().await.expect("a door");
    let person =
        Person { telegram_user_id, first_name: Some(name.to_owned()), username: None, language_code: None };
    let user = lookup.upsert_user(&person, world.testbed.sandbox.clock().now()).await.expect("a person");
    lookup.commit().await.expect("a commit");
    user
}

pub(crate) async fn tenant_of(world: &World, chat: i64) -> Option<Tenant> {
    let mut lookup = world.testbed.app().store.lookup().await.expect("a door");
    let tenant = lookup.tenant_of_chat(chat).await.expect("an answer");
    lookup.commit().await.expect("a commit");
    tenant
}

impl World {
    pub(crate) async fn begin(&self, tenant: Tenant) -> TenantTx {
        self.testbed.app().store.begin(tenant).await.expect("a transaction")
    }

    /// Lets more than a minute pass, because a chat accepts only a limited number of messages per minute.
    async fn breathe(&self) {
        let later = self.testbed.sandbox.clock().now() + SignedDuration::from_secs(70);
        self.go_to(later).await;
    }

    /// Sends a message with one button of a tenant to a chat, and lets a person press it there; returns the
    /// answer.
    pub(crate) async fn press_in(&self, tenant: Tenant, act: ButtonAction, chat: i64, person: i64) -> String {
        let mut tx = self.begin(tenant).await;
        let token = tx
            .make_buttons(&[act.store()], self.testbed.sandbox.clock().now())
            .await
            .expect("a button")
            .remove(0);
        tx.commit().await.expect("a commit");
        let keyboard = Some(Keyboard(vec![vec![Button::callback("the button", token.clone())]]));
        let message = Message { chat_id: chat, html: "a question".into(), keyboard, ..Message::default() };
        let sent = self.testbed.app().telegram.send_message(&message).await.expect("a message");
        self.press_button(chat, person, sent.message_id, &token).await
    }

    /// Lets a person press an existing button; returns the answer.
    pub(crate) async fn press_button(&self, chat: i64, person: i64, message: i64, button: &str) -> String {
        let telegram = self.testbed.sandbox.telegram();
        let pressed = telegram.press(person, chat, message, button).expect("a button to press");
        let Pressed::Callback(callback) = pressed else { panic!("{button} opens an address") };
        let answered = || telegram.answered(&callback).is_some();
        let heard = self.testbed.sandbox.log().until(PATIENCE, answered).await;
        assert!(heard, "nobody answered {button}: {}", trouble());
        self.settle().await;
        telegram.answered(&callback).and_then(|answer| answer.text).unwrap_or_default()
    }

    /// Lets a person send a text; returns the bot's replies in that chat.
    pub(crate) async fn hears(&self, chat: i64, person: i64, text: &str) -> Vec<String> {
        self.breathe().await;
        let telegram = self.testbed.sandbox.telegram();
        let before = telegram.chat(chat).len();
        telegram.say(person, chat, text);
        self.settle().await;
        let said = telegram.chat(chat).into_iter().skip(before);
        said.filter(|message| message.from_bot).map(|message| message.text).collect()
    }

    /// Counts the bot's messages in a chat that contain these words.
    pub(crate) fn said_in(&self, chat: i64, words: &str) -> usize {
        let messages = self.testbed.sandbox.telegram().chat(chat);
        messages.iter().filter(|message| message.from_bot && message.text.contains(words)).count()
    }

    /// Returns everything that the bot has sent to a chat.
    pub(crate) fn all_said(&self, chat: i64) -> Vec<String> {
        let messages =
            self.testbed.sandbox.telegram().chat(chat).into_iter().filter(|message| message.from_bot);
        messages
            .map(|message| {
                let buttons = message.buttons.into_iter().flatten().map(|button| button.text);
                buttons.fold(message.text, |said, button| format!("{said} [{button}]"))
            })
            .collect()
    }
}
