//! The process ends before and after every commit and every outside call of the pipeline; then it is started again,
//! and the slot has its one story all the same.

use std::time::Duration;

use domain::post::DeliveryMode;
use domain::schedule::PostsPerDay;
use domain::slots::{lead, resume_after};
use domain::window::PostingWindow;
use jiff::{SignedDuration, Timestamp};
use sandbox::{Fault, FaultKind, When};
use server::runtime::failpoint::{Failpoint, Point, Side};
use store::settings::SpreadChoice;
use store::slots::RecordedSlot;

use crate::backstage::Backstage;
use crate::program::Program;
use crate::world::World;

/// How long a program is watched before the clock is moved on: short, since most looks find nothing new.
const LOOK: Duration = Duration::from_millis(60);
/// Looks before a trial counts as stuck.
const MOST_LOOKS: usize = 3_000;
/// Domain time that passes with each look while something is due: leases of two seconds run out well within a slot's
/// budget.
const PACE: SignedDuration = SignedDuration::from_secs(2);

/// Every crash on the way of a story that goes out by itself.
fn crashes(points: &[Point]) -> Vec<Failpoint> {
    points.iter().flat_map(|point| Side::BOTH.map(|side| Failpoint(*point, side))).collect()
}

pub(crate) async fn backstage() -> Backstage {
    World::with_creators(1).await.stop_the_server().await
}

/// Twelve stories a day instead of three: the way from one to the next is shorter.
async fn every_hour(over: &Backstage) {
    let choice = SpreadChoice {
        per_day: PostsPerDay::new(12).expect("a number"),
        window: PostingWindow::new(9, 21).expect("a window"),
        zone: "Europe/Berlin".into(),
    };
    let mut tx = over.store.begin(over.tenant).await.expect("a transaction");
    tx.set_spread(&choice, now(over)).await.expect("a plan");
    let schedule = tx.settings().await.expect("settings").schedule;
    let first = resume_after(&schedule, over.tenant.key(), now(over), None, 0).expect("a slot");
    tx.schedule_next(Some((first.at - lead(&schedule, &first), &first))).await.expect("a next slot");
    tx.commit().await.expect("a commit");
}

pub(crate) async fn slots(over: &Backstage) -> Vec<RecordedSlot> {
    let mut tx = over.store.begin(over.tenant).await.expect("a transaction");
    let slots = tx.recorded_slots().await.expect("slots");
    tx.commit().await.expect("a commit");
    slots
}

/// A receipt that may have arrived is sent again only later: until then its slot is not done with.
async fn waits_to_say(over: &Backstage, kind: &str) -> bool {
    let mut tx = over.store.begin(over.tenant).await.expect("a transaction");
    let waits = tx.waits_to_say(kind).await.expect("an answer");
    tx.commit().await.expect("a commit");
    waits
}

pub(crate) fn now(over: &Backstage) -> Timestamp {
    over.sandbox.clock().now()
}

/// Starts a program that ends at a point, and moves on from one due time to the next until it did.
async fn crash_at(over: &Backstage, crash: Failpoint) {
    let name = format!("{}:{}", crash.0.name(), crash.1.name());
    let mut program = Program::start_with(over, &[("STORYLINE_FAILPOINT", &name)]).await;
    for _ in 0..MOST_LOOKS {
        if program.ends_within(LOOK).await {
            return;
        }
        step_on(over).await;
    }
    panic!("{name} was never reached: {}", program.logged());
}

/// On to when something is due next; while something is due already, hardly on at all.
pub(crate) async fn step_on(over: &Backstage) {
    let due = over.store.next_due().await.expect("an answer").expect("something is always due");
    over.move_to(due.max(now(over) + PACE)).await;
}

/// Goes on until something holds.
async fn go_on(over: &Backstage, program: &mut Program, what: &str, mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..MOST_LOOKS {
        if holds().await {
            return;
        }
        assert!(!program.ends_within(LOOK).await, "the program ended: {}", program.logged());
        step_on(over).await;
    }
    panic!("waited in vain for {what}: {:?} {}", slots(over).await, program.logged());
}

fn receipts(over: &Backstage) -> usize {
    let chat = over.sandbox.telegram().chat(over.creator.chat);
    chat.iter().filter(|said| said.from_bot && said.text.starts_with("✅ Live on")).count()
}

/// One world for each point, side by side: they mostly wait for leases.
async fn every_slot_has_its_story(points: &[Point]) {
    futures_util::future::join_all(points.iter().map(|point| two_slots_have_their_stories(*point))).await;
}

/// A crash before the point, and one after it: each slot's story is live once, recorded once, and its chat knows.
async fn two_slots_have_their_stories(point: Point) {
    let over = backstage().await;
    every_hour(&over).await;
    for (n, crash) in crashes(&[point]).into_iter().enumerate() {
        let before = receipts(&over);
        crash_at(&over, crash).await;
        let mut program = Program::start(&over).await;
        let live = async || {
            let settled = slots(&over).await.iter().filter(|slot| slot.outcome.is_some()).count();
            settled > n && receipts(&over) > before && !waits_to_say(&over, "published").await
        };
        go_on(&over, &mut program, "a story and its receipt", live).await;
        let outcomes: Vec<_> = slots(&over).await.into_iter().filter_map(|slot| slot.outcome).collect();
        assert_eq!(outcomes, vec!["published"; n + 1], "{crash:?}");
        assert_eq!((over.stories(), over.posted().await), (n + 1, n + 1), "{crash:?}");
        assert!(receipts(&over) - before <= 2, "{crash:?}: a receipt is sent again once at most");
        let board = over.sandbox.scoreboard(&[over.creator.person()]);
        assert_eq!((board.duplicates, board.unrecognised, board.cross_tenant), (0, 0, 0), "{crash:?}");
        assert_eq!(program.terminate().await, Some(143));
    }
    over.store.close().await;
    over.sandbox.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_while_a_story_is_planned_and_prepared_costs_nothing() {
    every_slot_has_its_story(&[Point::Plan, Point::Pick, Point::Fetch, Point::PutBlob]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_while_its_container_is_made_costs_nothing() {
    every_slot_has_its_story(&[
        Point::Source,
        Point::Quota,
        Point::Container,
        Point::ContainerMade,
        Point::Ask,
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_around_the_publish_costs_nothing() {
    every_slot_has_its_story(&[Point::ContainerReady, Point::Intent, Point::Publish, Point::Record]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_around_the_receipt_costs_at_most_a_second_one() {
    every_slot_has_its_story(&[Point::Sending, Point::Send, Point::Sent]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_after_an_unclear_publish_still_leads_to_one_story() {
    for crash in crashes(&[Point::Unclear, Point::Reconcile]) {
        let over = backstage().await;
        let lost = FaultKind::DropAfter;
        let on = "POST /ig-graph/*/*/media_publish".to_owned();
        over.sandbox.faults().arm(Fault { on, kind: lost, when: When::Times(1) });
        crash_at(&over, crash).await;
        let mut program = Program::start(&over).await;
        go_on(&over, &mut program, "a receipt", async || receipts(&over) == 1).await;
        assert_eq!((over.stories(), over.posted().await, over.publishes()), (1, 1, 1), "{crash:?}");
        assert_eq!(program.terminate().await, Some(143));
        over.store.close().await;
        over.sandbox.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_while_a_story_is_offered_asks_once() {
    for crash in crashes(&[Point::Offer]) {
        let over = backstage().await;
        let mut tx = over.store.begin(over.tenant).await.expect("a transaction");
        tx.set_delivery_mode(DeliveryMode::Review).await.expect("a mode");
        tx.commit().await.expect("a commit");
        crash_at(&over, crash).await;
        let mut program = Program::start(&over).await;
        let offers = || {
            let chat = over.sandbox.telegram().chat(over.creator.chat);
            chat.iter().filter(|said| said.buttons.iter().flatten().any(|b| b.text == "Skip")).count()
        };
        go_on(&over, &mut program, "an offer", async || offers() == 1).await;
        assert_eq!(program.terminate().await, Some(143));
        assert_eq!((offers(), over.stories()), (1, 0), "{crash:?}");
        over.store.close().await;
        over.sandbox.stop().await;
    }
}
