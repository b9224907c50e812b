//! Presses every button once, again when it is stale, and from another chat. Each press is answered, but only
//! the first one has an effect.

use std::collections::BTreeSet;

use domain::post::{DeliveryMode, PostState};
use testbed::PATIENCE;
use testbed::creator::Creator;
use testbed::photographs::COLLECTIONS;

use crate::world::{World, story};

/// What a button does, regardless of the post, picture or folder it applies to.
type Kind = String;

/// A button shown in the chat.
#[derive(Clone, Debug)]
struct Shown {
    message: i64,
    label: String,
    data: String,
    kind: Kind,
}

/// A person who presses every button in a creator's chat, and a stranger who tries the same buttons from
/// their own chat.
struct Presser<'a> {
    world: &'a World,
    creator: Creator,
    stranger: Creator,
    /// Id of the first message to look at.
    from: i64,
    /// All kinds that were pressed.
    pressed: BTreeSet<Kind>,
    /// All kinds that were ever shown.
    seen: BTreeSet<Kind>,
}

impl<'a> Presser<'a> {
    fn of(world: &'a World, creator: Creator, stranger: Creator) -> Self {
        let from = world.testbed.sandbox.telegram().chat(creator.chat).last().map_or(0, |message| message.id);
        Self { world, creator, stranger, from, pressed: BTreeSet::new(), seen: BTreeSet::new() }
    }

    /// Presses buttons one after another, identified by the start of their labels.
    async fn press_all(&mut self, beginnings: &[&str]) {
        for beginning in beginnings {
            self.press_first(beginning).await;
        }
    }

    /// Returns all buttons, newest message first.
    async fn shown(&self) -> Vec<Shown> {
        let chat = self.world.testbed.sandbox.telegram().chat(self.creator.chat);
        let messages = chat.iter().rev().filter(|message| message.id >= self.from && !message.deleted);
        let mut shown = Vec::new();
        for message in messages {
            for button in message.buttons.iter().flatten() {
                let Some(data) = button.callback_data.clone() else { continue };
                let kind = self.kind(&data).await;
                shown.push(Shown { message: message.id, label: button.text.clone(), data, kind });
            }
        }
        shown
    }

    /// Returns what a button does, as stored by the server.
    async fn kind(&self, data: &str) -> Kind {
        let mut tx = self.world.tx(&self.creator).await;
        let act = tx.button(data).await.expect("an answer").expect("a button of ours");
        tx.commit().await.expect("a commit");
        let details = ["do", "part", "step", "mode", "posts_on_silence", "for", "when_dry", "practice"];
        let details = details.map(|detail| act.payload[detail].to_string());
        let step = if act.action == "wizard" { act.payload["at"].to_string() } else { String::new() };
        [act.action, step, details.join(" ")].join(" ")
    }

    /// Presses the newest button with a label that starts with `beginning`.
    async fn press_first(&mut self, beginning: &str) {
        let shown = self.shown().await;
        self.seen.extend(shown.iter().map(|button| button.kind.clone()));
        let button = shown.iter().find(|button| button.label.starts_with(beginning));
        let labels = || shown.iter().map(|button| &button.label).collect::<Vec<_>>();
        self.press(button.unwrap_or_else(|| panic!("no button {beginning} in {:?}", labels()))).await;
    }

    /// Presses one button three times: while it is current, when it is stale, and from the stranger's chat.
    async fn press(&mut self, button: &Shown) {
        self.pressed.insert(button.kind.clone());
        let (telegram, creator, label) =
            (self.world.testbed.sandbox.telegram(), &self.creator, &button.label);
        let press = || telegram.press_data(creator.telegram_user, creator.chat, button.message, &button.data);
        let (before, audited) = (self.changes().await, self.audited().await);
        self.is_answered(&press().expect("a chat"), label).await;
        let after = self.everything().await;
        if self.changes().await != before {
            assert!(
                self.audited().await > audited,
                "{label} changed something, and nobody wrote down who did"
            );
        }
        self.is_answered(&press().expect("a chat"), label).await;
        assert_eq!(self.everything().await, after, "{label}, pressed again, did something");
        let stranger = &self.stranger;
        let theirs = telegram.chat(stranger.chat)[1].id;
        let foreign = telegram.press_data(stranger.telegram_user, stranger.chat, theirs, &button.data);
        let text = self.is_answered(&foreign.expect("a chat"), label).await;
        assert!(text.contains("belongs to another chat"), "{label}: {text}");
        assert_eq!(self.everything().await, after, "{label}, pressed from another chat, did something");
    }

    async fn is_answered(&self, press: &str, label: &str) -> String {
        let telegram = self.world.testbed.sandbox.telegram();
        let answered = || telegram.answered(press).is_some();
        assert!(self.world.testbed.sandbox.log().until(PATIENCE, answered).await, "{label} was not answered");
        self.world.settle().await;
        telegram.answered(press).and_then(|answer| answer.text).unwrap_or_default()
    }

    /// Returns everything that a press can change, for all tenants.
    async fn everything(&self) -> Vec<String> {
        testbed::database::fingerprint::take(&self.world.database.owner).await.expect("all that there is")
    }

    /// Like `everything`, but without the current step of a set-up, which is only a choice in progress.
    async fn changes(&self) -> Vec<String> {
        self.everything().await.into_iter().filter(|line| !line.starts_with("set-up")).collect()
    }

    async fn audited(&self) -> i64 {
        testbed::database::fingerprint::audited(&self.world.database.owner).await.expect("a count")
    }

    /// Checks that every kind of button that was ever shown was pressed, except actions that another test
    /// presses, and that no update was given up.
    async fn nothing_is_left_but(mut self, elsewhere: &[&str]) {
        let shown = self.shown().await;
        self.seen.extend(shown.into_iter().map(|button| button.kind));
        let all = self.everything().await;
        assert!(all.iter().all(|line| !line.starts_with("parked")), "an update was given up");
        let names = |kind: &Kind, name: &str| {
            // The set-up has its own button that starts a dry run.
            kind.split(' ').next() == Some(name) || (name == "practice" && kind.contains("\"practise\""))
        };
        let is_elsewhere = |kind: &&Kind| elsewhere.iter().any(|name| names(kind, name));
        let left: Vec<_> = self.seen.difference(&self.pressed).filter(|kind| !is_elsewhere(kind)).collect();
        assert_eq!(left, Vec::<&Kind>::new());
    }
}

#[test]
fn every_button_of_the_set_up() {
    story(0, async |world| {
        let creator = world.arrive(0).await;
        let stranger = world.arrive(1).await;
        let mut presser = Presser::of(world, creator.clone(), stranger);
        presser
            .press_all(&["Skip for now", "‹ Back", "Skip for now", "Skip: I post by hand", "‹ Back"])
            .await;
        creator.connect_both(&world.testbed).await.expect("connected");
        presser.press_all(&["📂 Stories", "Look again", "Up", "Skip: I send photos here", "‹ Back"]).await;
        presser
            .press_all(&["📂 Stories", "Use this folder: Stories", "Read again", "Another folder", "Use "])
            .await;
        presser
            .press_all(&["‹ Back", "‹ Back", "Continue", "Continue", "Continue", "Stories a day", "5"])
            .await;
        presser.press_all(&["Stories a day", "No change", "Hours", "8:00", "Time zone", "London"]).await;
        presser.press_all(&["Looks good", "‹ Back", "Looks good", "Ask me first", "‹ Back"]).await;
        presser
            .press_all(&["Ask me, post if", "‹ Back", "Post automatically", "‹ Back", "I post by hand"])
            .await;
        presser.press_all(&["Go live", "Refresh", "Settings"]).await;
        presser.nothing_is_left_but(&["mode", "setup", "status", "practice", "when_dry"]).await;
    });
}

#[test]
fn every_button_under_the_answers_to_commands() {
    story(1, async |world| {
        let stranger = world.arrive(1).await;
        let mut presser = Presser::of(world, world.creator().clone(), stranger);
        presser.from += 1;
        let scripts: [(&str, &[&str]); 9] = [
            ("/status", &["Upcoming stories", "1 h later", "Skip "]),
            (
                "/status",
                &[
                    "Settings",
                    "Back",
                    "⏸ Pause",
                    "1 hour",
                    "Until tomorrow",
                    "Until someone resumes",
                    "▶️ Resume",
                ],
            ),
            ("/next", &["Undo"]),
            (
                "/settings",
                &[
                    "Ask me first",
                    "Ask me, post if",
                    "I post by hand",
                    "Post automatically",
                    "Change the schedule",
                ],
            ),
            (
                "/settings",
                &[
                    "When pictures run out: repeat",
                    "When pictures run out: tell",
                    "Practise for a day",
                    "End practice",
                ],
            ),
            ("/settings", &["Instagram", "Continue"]),
            ("/settings", &["Google Drive", "Continue", "Continue"]),
            ("/stop", &["Undo stop"]),
            ("/status", &["🛑 Stop everything", "Undo stop"]),
        ];
        for (command, buttons) in scripts {
            world.say(world.creator(), command).await;
            presser.press_all(buttons).await;
        }
        presser.nothing_is_left_but(&["wizard"]).await;
    });
}

#[test]
fn every_button_under_a_story_that_people_are_asked_about() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Review).await;
        let stranger = world.arrive(1).await;
        let mut presser = Presser::of(world, world.creator().clone(), stranger);
        for label in ["Another picture", "Skip", "Never post it", "Post"] {
            world.until_state(world.creator(), PostState::AwaitingReview).await;
            presser.press_first(label).await;
        }
        presser.press_first("Undo").await;
        assert_eq!(presser.pressed.len(), 5);
    });
}

#[test]
fn every_button_under_a_story_to_post_by_hand() {
    story(1, async |world| {
        world.leave_by(world.creator(), DeliveryMode::Manual).await;
        let stranger = world.arrive(1).await;
        let mut presser = Presser::of(world, world.creator().clone(), stranger);
        for label in ["Later", "Skip", "Posted"] {
            world.until_state(world.creator(), PostState::AwaitingHand).await;
            presser.press_first(label).await;
        }
        assert_eq!(presser.pressed.len(), 3);
    });
}

#[test]
fn every_button_under_a_picture_that_was_sent() {
    story(1, async |world| {
        // The creator sends one of the stranger's pictures.
        world.allowed.cross_tenant = 2;
        let stranger = world.arrive(1).await;
        let creator = world.creator();
        let mut presser = Presser::of(world, creator.clone(), stranger);
        let telegram = world.testbed.sandbox.telegram();
        telegram.send_document(
            creator.telegram_user,
            creator.chat,
            "sky.jpg",
            "image/jpeg",
            COLLECTIONS[1][0].jpeg,
        );
        world.settle().await;
        presser.from += 1;
        presser
            .press_all(&[
                "Post now",
                "Undo",
                "At the next scheduled time",
                "Undo",
                "Tonight",
                "Undo",
                "Add to library",
            ])
            .await;
        assert_eq!(presser.pressed.len(), 5, "{:?}", presser.pressed);
        presser.nothing_is_left_but(&[]).await;
    });
}

#[test]
fn a_forged_button_is_answered_and_does_nothing() {
    story(1, async |world| {
        let creator = world.creator().clone();
        let stranger = world.arrive(1).await;
        let presser = Presser::of(world, creator.clone(), stranger);
        let before = presser.everything().await;
        for forged in
            ["", "0", "approve", "'; DROP TABLE posting_queue; --", &"x".repeat(64), "\u{202e}\u{0}🤷"]
        {
            let telegram = world.testbed.sandbox.telegram();
            let message = world.last_said(&creator).id;
            let press =
                telegram.press_data(creator.telegram_user, creator.chat, message, forged).expect("a chat");
            let text = presser.is_answered(&press, forged).await;
            assert!(text.contains("too old"), "{forged:?}: {text}");
        }
        assert_eq!(presser.everything().await, before);
    });
}
