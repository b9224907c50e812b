//! Ends the process before and after every commit and every external call of the pipeline, then starts it
//! again: each slot still has exactly one story.

use std::time::Duration;

use domain::post::DeliveryMode;
use domain::schedule::PostsPerDay;
use domain::slots::{lead, resume_after};
use domain::window::PostingWindow;
use sandbox::{Fault, FaultKind, When};
use server::runtime::failpoint::{Failpoint, Point, Side};
use store::settings::SpreadChoice;
use testbed::database::rehearsal::Session;

use crate::world::program::Program;
use crate::world::stopped::StoppedServer;
use crate::world::{World, side_by_side, story};

/// How long to watch a program before moving the clock. The time is short because most steps change nothing.
const LOOK: Duration = Duration::from_millis(60);
/// Number of steps after which a trial counts as stuck.
const MOST_LOOKS: usize = 3_000;

/// Returns the crash before and the crash after each point.
fn crashes(points: &[Point]) -> Vec<Failpoint> {
    points.iter().flat_map(|point| [Side::Before, Side::After].map(|side| Failpoint(*point, side))).collect()
}

/// Plans twelve stories a day instead of three, to shorten the time between stories.
async fn every_hour(over: &StoppedServer<'_>) {
    let choice = SpreadChoice {
        per_day: PostsPerDay::new(12).expect("a number"),
        window: PostingWindow::new(9, 21).expect("a window"),
        zone: "Europe/Berlin".into(),
    };
    let mut tx = over.store.begin(over.tenant).await.expect("a transaction");
    tx.set_spread(&choice, over.now()).await.expect("a plan");
    let schedule = tx.settings().await.expect("settings").schedule;
    let first = resume_after(&schedule, over.tenant.key(), over.now(), None, 0).expect("a slot");
    tx.schedule_next(Some((first.at - lead(&schedule, &first), &first))).await.expect("a next slot");
    tx.commit().await.expect("a commit");
}

/// Returns whether a receipt is still to be sent. A receipt that may have arrived is resent later; until then
/// its slot is not finished.
async fn waits_to_say(over: &StoppedServer<'_>, kind: &str) -> bool {
    let waiting = format!("SELECT kind FROM outbox WHERE kind = '{kind}' AND due_at IS NOT NULL");
    let mut session = Session::open(&over.database.owner).await.expect("a session");
    !session.ask(&waiting).await.expect("an answer").is_empty()
}

/// Starts a program that exits at a failpoint, and moves from one due time to the next until it exits.
async fn crash_at(over: &StoppedServer<'_>, crash: Failpoint) {
    let name = format!("{}:{}", crash.0.into_str(), crash.1.into_str());
    let mut program = Program::start_with(over, &[("STORYLINE_FAILPOINT", &name)]).await;
    for _ in 0..MOST_LOOKS {
        if program.ends_within(LOOK).await {
            return;
        }
        over.step_on().await;
    }
    panic!("{name} was never reached: {}", program.logged());
}

/// Moves from one due time to the next until a condition holds.
async fn go_on(
    over: &StoppedServer<'_>,
    program: &mut Program,
    what: &str,
    mut holds: impl AsyncFnMut() -> bool,
) {
    for _ in 0..MOST_LOOKS {
        if holds().await {
            return;
        }
        assert!(!program.ends_within(LOOK).await, "the program ended: {}", program.logged());
        over.step_on().await;
    }
    panic!("waited in vain for {what}: {:?} {}", over.slots().await, program.logged());
}

fn receipts(over: &StoppedServer<'_>) -> usize {
    let chat = over.sandbox.telegram().chat(over.creator.chat);
    chat.iter().filter(|said| said.from_bot && said.text.starts_with("✅ Live on")).count()
}

/// Runs a test for each point, all of them concurrently, because they mostly wait for leases to expire.
fn every_slot_has_its_story(points: &[Point]) {
    side_by_side(points, async |world, point| two_slots_have_their_stories(world, *point).await);
}

/// Crashes before the point and after it. Checks that each slot's story is live once and recorded once, and
/// that its chat receives a receipt.
async fn two_slots_have_their_stories(world: &mut World, point: Point) {
    let over = world.stop_the_server().await;
    every_hour(&over).await;
    for (n, crash) in crashes(&[point]).into_iter().enumerate() {
        let before = receipts(&over);
        crash_at(&over, crash).await;
        let mut program = Program::start(&over).await;
        let live = async || {
            let settled = over.slots().await.iter().filter(|slot| slot.outcome.is_some()).count();
            settled > n && receipts(&over) > before && !waits_to_say(&over, "published").await
        };
        go_on(&over, &mut program, "a story and its receipt", live).await;
        let outcomes: Vec<_> = over.slots().await.into_iter().filter_map(|slot| slot.outcome).collect();
        assert_eq!(outcomes, vec!["published"; n + 1], "{crash:?}");
        assert_eq!((over.stories(), over.posted().await), (n + 1, n + 1), "{crash:?}");
        assert!(receipts(&over) - before <= 2, "{crash:?}: a receipt is sent again once at most");
        let board = over.sandbox.scoreboard(&[over.creator.person()]);
        assert_eq!((board.duplicates, board.unrecognised, board.cross_tenant), (0, 0, 0), "{crash:?}");
        assert_eq!(program.terminate().await, Some(143));
    }
}

#[test]
fn a_crash_while_a_story_is_planned_and_prepared_costs_nothing() {
    every_slot_has_its_story(&[Point::Plan, Point::Pick, Point::Fetch, Point::PutBlob]);
}

#[test]
fn a_crash_while_its_container_is_made_costs_nothing() {
    every_slot_has_its_story(&[
        Point::Source,
        Point::Quota,
        Point::Container,
        Point::ContainerMade,
        Point::Ask,
    ]);
}

#[test]
fn a_crash_around_the_publish_costs_nothing() {
    every_slot_has_its_story(&[Point::ContainerReady, Point::Intent, Point::Publish, Point::Record]);
}

#[test]
fn a_crash_around_the_receipt_costs_at_most_a_second_one() {
    every_slot_has_its_story(&[Point::Sending, Point::Send, Point::Sent]);
}

#[test]
fn a_crash_after_an_unclear_publish_still_leads_to_one_story() {
    for crash in crashes(&[Point::Unclear, Point::Reconcile]) {
        story(1, async |world| {
            let over = world.stop_the_server().await;
            let lost = FaultKind::DropAfter;
            let on = "POST /ig-graph/*/*/media_publish".to_owned();
            over.sandbox.faults().arm(Fault { on, kind: lost, when: When::Times(1) });
            crash_at(&over, crash).await;
            let mut program = Program::start(&over).await;
            go_on(&over, &mut program, "a receipt", async || receipts(&over) == 1).await;
            assert_eq!((over.stories(), over.posted().await, over.publishes()), (1, 1, 1), "{crash:?}");
            assert_eq!(program.terminate().await, Some(143));
        });
    }
}

#[test]
fn a_crash_while_a_story_is_offered_asks_once() {
    for crash in crashes(&[Point::Offer]) {
        story(1, async |world| {
            let over = world.stop_the_server().await;
            let mut tx = over.store.begin(over.tenant).await.expect("a transaction");
            tx.set_last_word(DeliveryMode::Review, false).await.expect("a mode");
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
        });
    }
}
