//! Every button that is rendered is pressed once, again when it is stale, and from a foreign chat: always answered,
//! and nothing happens but the first time.

use std::collections::BTreeSet;

use domain::post::{DeliveryMode, PostState};
use sandbox::{ChatMessage, Pressed};
use server::cli::demo::PATIENCE;
use server::cli::demo::creator::Creator;
use server::cli::demo::photographs::COLLECTIONS;

use crate::world::World;

/// More presses than this in one chat are a circle.
const MOST_PRESSES: usize = 250;
/// Buttons that lead back, pressed after the others of their message.
const LEADS_BACK: [&str; 3] = ["Up", "Leave as it is", "‹ Back"];
/// Buttons that lead on, pressed when nothing else is left to press in the chat, however often.
const LEADS_ON: [&str; 8] = [
    "Skip for now",
    "Skip: I send photos here",
    "Use Stories",
    "Continue",
    "Right, go on",
    "Ask me first",
    "Go live",
    "▶️ Resume",
];

/// Somebody who presses everything in a chat, and a stranger who tries the same buttons from their own.
struct Presser<'a> {
    world: &'a World,
    creator: Creator,
    stranger: Creator,
    /// What was pressed: in which message of which kind, with which label.
    pressed: BTreeSet<(String, String)>,
}

impl<'a> Presser<'a> {
    async fn of(world: &'a World, creator: Creator) -> Self {
        let stranger = world.arrive(1).await;
        Self { world, creator, stranger, pressed: BTreeSet::new() }
    }

    /// Presses whatever shows a button that was not pressed yet, until there is none.
    async fn press_everything(&mut self) {
        for _ in 0..MOST_PRESSES {
            let Some((message, label)) = self.next() else { return };
            self.press(&message, &label).await;
        }
        panic!("still something to press after {MOST_PRESSES} presses: {:?}", self.next());
    }

    /// A button not pressed yet, those that lead back last; when there is none, one that leads on from the newest message.
    fn next(&self) -> Option<(ChatMessage, String)> {
        let chat = self.world.stage.sandbox.telegram().chat(self.creator.chat);
        let from_bot = chat.into_iter().rev().filter(|message| message.from_bot && !message.deleted);
        let messages: Vec<_> = from_bot.filter(|message| !labels(message).is_empty()).collect();
        let is_new = |message: &ChatMessage, label: &String| {
            !self.pressed.contains(&(title(message), label.clone())) && !LEADS_ON.contains(&label.as_str())
        };
        let all = messages
            .iter()
            .flat_map(|message| labels(message).into_iter().map(move |label| (message, label)));
        let new: Vec<_> = all.filter(|(message, label)| is_new(message, label)).collect();
        let leads_back =
            |label: &str| LEADS_BACK.iter().position(|other| *other == label).map_or(0, |rank| rank + 1);
        if let Some((message, label)) = new.into_iter().min_by_key(|(_, label)| leads_back(label)) {
            return Some((message.clone(), label));
        }
        let newest = messages.into_iter().next()?;
        let label = labels(&newest).into_iter().find(|label| LEADS_ON.contains(&label.as_str()))?;
        Some((newest, label))
    }

    /// Presses one button three times: as it stands, stale, and from the stranger's chat.
    async fn press(&mut self, message: &ChatMessage, label: &str) {
        self.pressed.insert((title(message), label.to_owned()));
        let buttons = message.buttons.iter().flatten();
        let data =
            buttons.filter(|button| button.text == label).find_map(|button| button.callback_data.clone());
        let (telegram, creator) = (self.world.stage.sandbox.telegram(), &self.creator);
        let first = telegram.press(creator.telegram_user, creator.chat, message.id, label).expect("a button");
        let Pressed::Callback(first) = first else { panic!("{label} opens an address") };
        self.is_answered(&first, label).await;
        let after = self.everything().await;
        let data = data.expect("callback data");
        let again =
            telegram.press_data(creator.telegram_user, creator.chat, message.id, &data).expect("a chat");
        self.is_answered(&again, label).await;
        assert_eq!(self.everything().await, after, "{label}, pressed again, did something");
        let stranger = &self.stranger;
        let theirs = telegram.chat(stranger.chat)[1].id;
        let foreign =
            telegram.press_data(stranger.telegram_user, stranger.chat, theirs, &data).expect("a chat");
        let text = self.is_answered(&foreign, label).await;
        assert!(text.contains("belongs to another chat"), "{label}: {text}");
        assert_eq!(self.everything().await, after, "{label}, pressed from another chat, did something");
    }

    async fn is_answered(&self, press: &str, label: &str) -> String {
        let telegram = self.world.stage.sandbox.telegram();
        let answered = || telegram.answered(press).is_some();
        assert!(self.world.stage.sandbox.log().until(PATIENCE, answered).await, "{label} was not answered");
        self.world.settle().await;
        telegram.answered(press).and_then(|answer| answer.text).unwrap_or_default()
    }

    /// All that a press may change, of all tenants.
    async fn everything(&self) -> Vec<String> {
        store::fingerprint::take(&self.world.database.owner).await.expect("all that there is")
    }

    /// Every kind of button that was ever rendered for the creator was pressed.
    async fn nothing_is_left(self) {
        let all = self.everything().await;
        assert!(all.iter().all(|line| !line.starts_with("parked")), "an update was given up");
        assert!(self.next().is_none(), "{:?}", self.next());
    }
}

/// What can be pressed under a message and comes back to the bot.
fn labels(message: &ChatMessage) -> Vec<String> {
    let buttons = message.buttons.iter().flatten().filter(|button| button.callback_data.is_some());
    buttons.map(|button| button.text.clone()).collect()
}

/// What a message is about: its first bold words, or its beginning; names and times left out.
fn title(message: &ChatMessage) -> String {
    let line = message.text.lines().find(|line| !line.contains(['●', '◉', '○'])).unwrap_or_default();
    line.chars().filter(|c| c.is_alphabetic()).take(14).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_of_the_set_up() {
    let world = World::empty().await;
    let creator = world.arrive(0).await;
    creator.connect_both(&world.stage).await.expect("connected");
    let mut presser = Presser::of(&world, creator).await;
    presser.press_everything().await;
    let labels: BTreeSet<_> = presser.pressed.iter().map(|(_, label)| label.as_str()).collect();
    for label in
        ["Up", "Another folder", "Read again", "Time zone", "Leave as it is", "Go live", "Post by itself"]
    {
        assert!(labels.contains(label), "{label} was never there: {labels:?}");
    }
    presser.nothing_is_left().await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_under_the_answers_to_commands() {
    let world = World::with_creators(1).await;
    let mut presser = Presser::of(&world, world.creator().clone()).await;
    for command in ["/status", "/queue", "/next", "/pause", "/settings", "/stop", "/start"] {
        world.say(world.creator(), command).await;
        presser.press_everything().await;
    }
    presser.nothing_is_left().await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_under_a_story_that_people_are_asked_about() {
    let world = World::with_creators(1).await;
    world.leave_by(world.creator(), DeliveryMode::Review).await;
    let mut presser = Presser::of(&world, world.creator().clone()).await;
    for label in ["Another picture", "Skip", "Never again", "Post", "Undo"] {
        world.until_state(world.creator(), PostState::AwaitingReview).await;
        if label == "Undo" {
            world.press_first(world.creator(), "Post").await;
        }
        let message = world.last_said(world.creator());
        let button = message.buttons.iter().flatten().find(|button| button.text.starts_with(label));
        let button = button.unwrap_or_else(|| panic!("no {label} in {message:?}")).text.clone();
        presser.press(&message, &button).await;
        if label == "Post" {
            world.until_stories(1).await;
        }
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_under_a_story_to_post_by_hand() {
    let world = World::with_creators(1).await;
    world.leave_by(world.creator(), DeliveryMode::Handoff).await;
    let mut presser = Presser::of(&world, world.creator().clone()).await;
    for label in ["Later", "Skip", "Posted"] {
        world.until_state(world.creator(), PostState::AwaitingHand).await;
        let message = world.last_said(world.creator());
        presser.press(&message, label).await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_under_a_picture_that_was_sent() {
    let world = World::with_creators(1).await;
    let mut presser = Presser::of(&world, world.creator().clone()).await;
    let creator = world.creator();
    for jpeg in [COLLECTIONS[1][0].jpeg, COLLECTIONS[1][1].jpeg] {
        let telegram = world.stage.sandbox.telegram();
        telegram.send_document(creator.telegram_user, creator.chat, "sky.jpg", "image/jpeg", jpeg);
        world.settle().await;
        presser.pressed.clear();
        presser.press_everything().await;
    }
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forged_button_is_answered_and_does_nothing() {
    let world = World::with_creators(1).await;
    let creator = world.creator().clone();
    let presser = Presser::of(&world, creator.clone()).await;
    let before = presser.everything().await;
    for forged in ["", "0", "approve", "'; DROP TABLE posting_queue; --", &"x".repeat(64), "\u{202e}\u{0}🤷"]
    {
        let telegram = world.stage.sandbox.telegram();
        let message = world.last_said(&creator).id;
        let press =
            telegram.press_data(creator.telegram_user, creator.chat, message, forged).expect("a chat");
        let text = presser.is_answered(&press, forged).await;
        assert!(text.contains("too old"), "{forged:?}: {text}");
    }
    assert_eq!(presser.everything().await, before);
    world.close().await;
}
