//! Every button that is rendered is pressed once, again when it is stale, and from a foreign chat: always answered,
//! and nothing happens but the first time.

use std::collections::{BTreeMap, BTreeSet};

use domain::post::{DeliveryMode, PostState};
use server::cli::demo::PATIENCE;
use server::cli::demo::creator::Creator;
use server::cli::demo::photographs::COLLECTIONS;

use crate::world::World;

/// More presses than this in one chat are a circle.
const MOST_PRESSES: usize = 150;
/// Buttons that close what was opened: pressed before what else is in there, which would close it, too.
const CLOSES: [&str; 2] = ["Leave as it is", "Up"];
/// Buttons behind which others are: pressed again where some of those were not.
const OPENS: [&str; 9] = [
    "Settings",
    "Change the plan",
    "Instagram",
    "Google Drive",
    "Stories a day",
    "Hours",
    "Time zone",
    "Another folder",
    "📂 Stories",
];
/// Buttons that leave a step, pressed after the others in it.
const LEAVES: [&str; 10] = [
    "Back",
    "▶️ Resume",
    "Use ",
    "‹ Back",
    "Skip",
    "Continue",
    "Right, go on",
    "Ask me first",
    "Post by itself",
    "Go live",
];

/// What a button does, whatever post, picture or folder it does it to.
type Kind = String;

/// A button as it stands in the chat.
#[derive(Clone, Debug)]
struct Shown {
    message: i64,
    label: String,
    data: String,
    kind: Kind,
}

/// Somebody who presses everything in a chat, and a stranger who tries the same buttons from their own.
struct Presser<'a> {
    world: &'a World,
    creator: Creator,
    stranger: Creator,
    /// Messages from here on are looked at.
    from: i64,
    /// How often each kind was pressed.
    pressed: BTreeMap<Kind, usize>,
    /// Every kind that was ever shown.
    seen: BTreeSet<Kind>,
}

impl<'a> Presser<'a> {
    async fn of(world: &'a World, creator: Creator) -> Self {
        let stranger = world.arrive(1).await;
        let from = world.stage.sandbox.telegram().chat(creator.chat).last().map_or(0, |message| message.id);
        Self { world, creator, stranger, from, pressed: BTreeMap::new(), seen: BTreeSet::new() }
    }

    /// Presses until every kind that was shown was pressed.
    async fn press_everything(&mut self) {
        for _ in 0..MOST_PRESSES {
            match self.next().await {
                Some(next) => self.press(&next).await,
                None if self.unpressed().is_empty() => return,
                None => self.world.say(&self.creator, "/status").await,
            }
        }
        panic!("after {MOST_PRESSES} presses, never pressed: {:?}", self.unpressed());
    }

    /// What can be pressed, newest message first.
    async fn shown(&self) -> Vec<Shown> {
        let chat = self.world.stage.sandbox.telegram().chat(self.creator.chat);
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

    /// What a button does, as the server knows it.
    async fn kind(&self, data: &str) -> Kind {
        let mut tx = self.world.tx(&self.creator).await;
        let act = tx.button(data).await.expect("an answer").expect("a button of ours");
        tx.commit().await.expect("a commit");
        let details = ["do", "part", "step", "mode", "posts_on_silence", "for"];
        let details = details.map(|detail| act.payload[detail].to_string());
        let step = if act.action == "wizard" { act.payload["at"].to_string() } else { String::new() };
        [act.action, step, details.join(" ")].join(" ")
    }

    fn unpressed(&self) -> Vec<&Kind> {
        self.seen.iter().filter(|kind| !self.pressed.contains_key(*kind)).collect()
    }

    /// What to press next: a kind not pressed yet; when none is shown, whatever may lead to those that were seen before.
    async fn next(&mut self) -> Option<Shown> {
        let shown = self.shown().await;
        self.seen.extend(shown.iter().map(|button| button.kind.clone()));
        let place = |label: &str| {
            let leaves = LEAVES.iter().position(|beginning| label.starts_with(beginning));
            leaves.map_or(usize::from(!CLOSES.contains(&label)), |rank| rank + 2)
        };
        let unpressed = self.unpressed();
        let is_last = |button: &&Shown| button.label != "Go live" || unpressed.len() == 1;
        let new = shown.iter().filter(|button| !self.pressed.contains_key(&button.kind)).filter(is_last);
        if let Some(new) = new.min_by_key(|button| place(&button.label)) {
            return Some(new.clone());
        }
        if unpressed.is_empty() {
            return None;
        }
        let times = |button: &&Shown| {
            let times = self.pressed.get(&button.kind).copied().unwrap_or(0);
            (!OPENS.contains(&button.label.as_str()) || times > 3, times, place(&button.label))
        };
        shown.iter().filter(is_last).min_by_key(times).cloned()
    }

    /// Presses the newest button that begins so.
    async fn press_first(&mut self, beginning: &str) {
        let shown = self.shown().await.into_iter().find(|button| button.label.starts_with(beginning));
        self.press(&shown.unwrap_or_else(|| panic!("no button {beginning}"))).await;
    }

    /// Presses one button three times: as it stands, stale, and from the stranger's chat.
    async fn press(&mut self, button: &Shown) {
        *self.pressed.entry(button.kind.clone()).or_default() += 1;
        let (telegram, creator, label) = (self.world.stage.sandbox.telegram(), &self.creator, &button.label);
        let press = || telegram.press_data(creator.telegram_user, creator.chat, button.message, &button.data);
        self.is_answered(&press().expect("a chat"), label).await;
        let after = self.everything().await;
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

    /// Every kind of button that was ever shown was pressed, and no update was given up.
    async fn nothing_is_left(self) {
        let all = self.everything().await;
        assert!(all.iter().all(|line| !line.starts_with("parked")), "an update was given up");
        assert_eq!(self.unpressed(), Vec::<&Kind>::new());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_of_the_set_up() {
    let world = World::empty().await;
    let creator = world.arrive(0).await;
    let mut presser = Presser::of(&world, creator.clone()).await;
    presser.press_first("Skip for now").await;
    creator.connect_both(&world.stage).await.expect("connected");
    presser.press_everything().await;
    for what in ["up", "another", "read_again", "per_day", "hours", "zone", "choose", "go_live", "back"] {
        assert!(
            presser.pressed.keys().any(|kind| kind.contains(what)),
            "no button {what}: {:?}",
            presser.pressed
        );
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
    for what in
        ["queue_skip", "next_undo", "pause", "resume", "mode", "setup", "stop ", "stop_undo", "status"]
    {
        assert!(
            presser.pressed.keys().any(|kind| kind.contains(what)),
            "no button {what}: {:?}",
            presser.pressed
        );
    }
    presser.nothing_is_left().await;
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_under_a_story_that_people_are_asked_about() {
    let world = World::with_creators(1).await;
    world.leave_by(world.creator(), DeliveryMode::Review).await;
    let mut presser = Presser::of(&world, world.creator().clone()).await;
    for label in ["Another picture", "Skip", "Never again", "Post"] {
        world.until_state(world.creator(), PostState::AwaitingReview).await;
        presser.press_first(label).await;
    }
    presser.press_first("Undo").await;
    assert_eq!(presser.pressed.len(), 5);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_under_a_story_to_post_by_hand() {
    let world = World::with_creators(1).await;
    world.leave_by(world.creator(), DeliveryMode::Handoff).await;
    let mut presser = Presser::of(&world, world.creator().clone()).await;
    for label in ["Later", "Skip", "Posted"] {
        world.until_state(world.creator(), PostState::AwaitingHand).await;
        presser.press_first(label).await;
    }
    assert_eq!(presser.pressed.len(), 3);
    world.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_under_a_picture_that_was_sent() {
    let world = World::with_creators(1).await;
    let creator = world.creator();
    let mut presser = Presser::of(&world, creator.clone()).await;
    let telegram = world.stage.sandbox.telegram();
    telegram.send_document(
        creator.telegram_user,
        creator.chat,
        "sky.jpg",
        "image/jpeg",
        COLLECTIONS[1][0].jpeg,
    );
    world.settle().await;
    presser.from += 1;
    presser.press_everything().await;
    assert_eq!(presser.pressed.len(), 4, "{:?}", presser.pressed);
    presser.nothing_is_left().await;
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
