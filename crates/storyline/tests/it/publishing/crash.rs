//! Tests crashes after an effect and before it is recorded: kills the process while the sandbox holds back a
//! response.

use jiff::{SignedDuration, Timestamp};
use sandbox::{Fault, FaultKind, When};
use secrecy::ExposeSecret as _;
use testbed::PATIENCE;
use testbed::testbed::{BOT_TOKEN, GOOGLE_CLIENT, INSTAGRAM_APP};

use crate::world::program::Program;
use crate::world::stopped::StoppedServer;
use crate::world::wire::ask;
use crate::world::{World, story};

const LEAD: SignedDuration = SignedDuration::from_secs(60);

/// Reserves a creator's next post, then stops the server; returns the time of the post.
async fn reserved(world: &mut World) -> (StoppedServer<'_>, Timestamp) {
    let slot = world.until_reserved().await;
    (world.stop_the_server().await, slot)
}

fn hold(over: &StoppedServer<'_>, on: &str) {
    over.sandbox.faults().arm(Fault { on: on.into(), kind: FaultKind::Hold, when: When::Times(1) });
}

/// Waits until the sandbox holds back a response.
async fn held(over: &StoppedServer<'_>) {
    tokio::time::timeout(PATIENCE, over.sandbox.faults().held()).await.expect("an answer is held");
}

fn containers(over: &StoppedServer<'_>) -> usize {
    over.sandbox.instagram().containers(over.creator.username).len()
}

/// Waits until the container is created and finished, a minute before the post's time.
async fn until_container(over: &StoppedServer<'_>, slot: Timestamp, number: usize) {
    over.move_to(slot - LEAD).await;
    over.until("a container", || containers(over) == number).await;
    over.move_to(slot - LEAD + SignedDuration::from_secs(20)).await;
}

/// Waits for the receipt, then checks that the story is live and recorded once.
async fn is_live_and_recorded_once(over: &StoppedServer<'_>) {
    let told =
        || over.sandbox.telegram().chat(over.creator.chat).iter().any(|said| said.text.contains("Live on"));
    over.until("a receipt", told).await;
    assert_eq!((over.stories(), over.posted().await), (1, 1));
    let board = over.sandbox.scoreboard(&[over.creator.person()]);
    assert_eq!((board.duplicates, board.unrecognised), (0, 0));
}

#[test]
fn killed_between_published_and_recorded_the_story_is_live_once_and_recorded_once() {
    story(1, async |world| {
        let (over, slot) = reserved(world).await;
        hold(&over, "POST /ig-graph/*/*/media_publish");
        let program = Program::start(&over).await;
        until_container(&over, slot, 1).await;
        over.move_to(slot).await;
        held(&over).await;
        program.kill().await;
        assert_eq!((over.stories(), over.posted().await), (1, 0), "it is live, and nobody wrote it down");
        over.sandbox.faults().clear();
        let program = Program::start(&over).await;
        is_live_and_recorded_once(&over).await;
        assert_eq!(over.publishes(), 1);
        assert_eq!(program.terminate().await, Some(143));
    });
}

#[test]
fn killed_between_a_container_and_its_publish_the_same_container_goes_out() {
    story(1, async |world| {
        let (over, slot) = reserved(world).await;
        hold(&over, "GET /ig-graph/*/*");
        let program = Program::start(&over).await;
        until_container(&over, slot, 1).await;
        held(&over).await;
        program.kill().await;
        over.sandbox.faults().clear();
        over.move_to(slot).await;
        let program = Program::start(&over).await;
        is_live_and_recorded_once(&over).await;
        assert_eq!((containers(&over), over.publishes()), (1, 1));
        assert_eq!(program.terminate().await, Some(143));
    });
}

#[test]
fn killed_before_a_container_is_written_down_an_orphan_stays_and_one_story_goes_out() {
    story(1, async |world| {
        let (over, slot) = reserved(world).await;
        hold(&over, "POST /ig-graph/*/*/media");
        let program = Program::start(&over).await;
        over.move_to(slot - LEAD).await;
        held(&over).await;
        program.kill().await;
        over.sandbox.faults().clear();
        let program = Program::start(&over).await;
        until_container(&over, slot, 2).await;
        over.move_to(slot).await;
        is_live_and_recorded_once(&over).await;
        assert_eq!(over.publishes(), 1);
        assert_eq!(program.terminate().await, Some(143));
    });
}

#[test]
fn the_running_program_is_ready_and_writes_no_secret_into_its_log() {
    story(1, async |world| {
        let (over, slot) = reserved(world).await;
        let program = Program::start(&over).await;
        assert_eq!(ask(program.address, "GET", "/healthz", &[]).await.status, 200);
        let ready = ask(program.address, "GET", "/readyz", &[]).await;
        assert_eq!(ready.status, 200, "{}", ready.text());
        until_container(&over, slot, 1).await;
        over.move_to(slot).await;
        is_live_and_recorded_once(&over).await;
        let log = program.logged();
        assert!(log.contains("a story is live"), "{log}");
        let secrets = [
            BOT_TOKEN,
            INSTAGRAM_APP.1,
            GOOGLE_CLIENT.1,
            over.keys.expose_secret(),
            "IGAA",
            "ya29.",
            "1//0g",
        ];
        for secret in secrets {
            assert!(!log.contains(secret), "the log holds a secret that begins {:?}", &secret[..4]);
        }
        assert_eq!(program.terminate().await, Some(143));
    });
}
