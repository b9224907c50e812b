//! Checks that answers to commands are true: in each state of a chat, what an answer claims is compared with the
//! database.

use std::collections::BTreeSet;
use std::sync::Mutex;

use domain::post::DeliveryMode;
use jiff::tz::TimeZone;
use store::settings::Lifecycle;
use testbed::database::rehearsal::Session;

use crate::world::{World, side_by_side};

/// The facts about a chat, read from the database.
#[derive(Debug)]
struct Facts {
    lifecycle: Lifecycle,
    dry_run: bool,
    mode: Option<DeliveryMode>,
    /// Pictures that can be posted now.
    ready: i64,
    /// The times of the posts in progress, in the chat's time zone.
    in_flight: Vec<String>,
    google_works: bool,
    instagram_works: bool,
}

/// Words in an answer, and a function that returns whether they are true.
type Claim = (&'static str, fn(&Facts) -> bool);

const CLAIMS: [Claim; 17] = [
    ("Live.", |facts| facts.lifecycle == Lifecycle::Active),
    ("⏸ Paused", |facts| facts.lifecycle == Lifecycle::Paused),
    ("Stories are paused", |facts| facts.lifecycle == Lifecycle::Paused),
    ("Nothing is posted until someone resumes", |facts| facts.lifecycle == Lifecycle::Paused),
    ("▶️ Resumed", |facts| facts.lifecycle == Lifecycle::Active),
    ("Stories aren't paused", |facts| facts.lifecycle == Lifecycle::Active),
    ("Not live yet", |facts| facts.lifecycle == Lifecycle::Onboarding),
    ("Waiting for the first picture", |facts| facts.lifecycle == Lifecycle::WaitingFirstPicture),
    ("🧪", |facts| facts.dry_run),
    ("I post each story automatically", |facts| facts.mode == Some(DeliveryMode::Automatic)),
    ("I ask you before each story", |facts| facts.mode == Some(DeliveryMode::Review)),
    ("✅ Google Drive", |facts| facts.google_works),
    ("Reconnect Google Drive", |facts| !facts.google_works),
    ("✅ Instagram", |facts| facts.instagram_works),
    ("Reconnect Instagram", |facts| !facts.instagram_works),
    ("No picture is ready", |facts| facts.ready == 0),
    ("I'm preparing the next picture", |facts| !facts.in_flight.is_empty()),
];

/// A state of a chat, and the statement that leads to it from a live chat.
const STATES: [(&str, &str); 9] = [
    ("live", "SELECT"),
    ("asked", "UPDATE chat_settings SET delivery_mode = 'review'"),
    ("practice", "UPDATE chat_settings SET dry_run_mode = true"),
    ("paused", "UPDATE chat_settings SET lifecycle = 'paused', is_paused = true"),
    ("onboarding", "UPDATE chat_settings SET lifecycle = 'onboarding'"),
    ("waiting", "UPDATE chat_settings SET lifecycle = 'waiting_first_picture'"),
    ("resting", "UPDATE media_items SET blocked_until = '2027-01-01T00:00Z'"),
    ("Google lost", "UPDATE api_tokens SET state = 'needs_reconnect' WHERE service_name LIKE 'google%'"),
    (
        "Instagram lost",
        "UPDATE api_tokens SET state = 'needs_reconnect' WHERE service_name NOT LIKE 'google%'",
    ),
];

const COMMANDS: [&str; 10] = [
    "/status",
    "/queue",
    "/settings",
    "/next",
    "/status",
    "/stop",
    "/status",
    "/resume",
    "/resume",
    "/status",
];

async fn facts(world: &World, owner: &mut Session) -> Facts {
    let now = world.testbed.app().clock.now();
    let mut tx = world.tx(world.creator()).await;
    let settings = tx.settings().await.expect("settings");
    let ready = tx.folder_counts(now).await.expect("counts").iter().map(|count| count.fresh).sum();
    let posts = tx.posts_on_their_way().await.expect("posts");
    tx.commit().await.expect("a commit");
    let zone: &TimeZone = &settings.schedule.zone;
    let lost = owner
        .ask("SELECT DISTINCT split_part(service_name, '_', 1) FROM api_tokens WHERE state = 'needs_reconnect'")
        .await
        .expect("an answer");
    Facts {
        lifecycle: settings.lifecycle,
        dry_run: settings.dry_run,
        mode: settings.delivery_mode,
        ready,
        in_flight: posts
            .iter()
            .map(|post| post.publish_at.to_zoned(zone.clone()).strftime("%H:%M").to_string())
            .collect(),
        google_works: !lost.iter().any(|service| service == "google"),
        instagram_works: !lost.iter().any(|service| service != "google"),
    }
}

/// Returns the word before these words.
fn before<'text>(text: &'text str, words: &str) -> Option<&'text str> {
    text.split(words).next().filter(|head| head.len() < text.len())?.split_whitespace().last()
}

fn after<'text>(text: &'text str, words: &str) -> Option<&'text str> {
    text.split_once(words)?.1.get(..5)
}

/// Checks each claim of an answer; returns the claims that it makes.
fn check(text: &str, facts: &Facts, place: &str) -> Vec<&'static str> {
    let mut made = Vec::new();
    for (words, is_true) in CLAIMS {
        if text.contains(words) {
            assert!(is_true(facts), "{place}: {words:?} is not true of {facts:?}: {text}");
            made.push(words);
        }
    }
    if let Some(ready) = before(text, " pictures ready") {
        assert_eq!(ready.parse(), Ok(facts.ready), "{place}: {text}");
        made.push("pictures ready");
    }
    if let Some(time) = after(text, "The next story will be posted at ") {
        assert!(facts.in_flight.iter().any(|at| at == time), "{place}: {time} of {facts:?}: {text}");
        made.push("will be posted at");
    }
    made
}

#[test]
fn answers_to_commands_are_true_in_every_state() {
    let made = Mutex::new(BTreeSet::new());
    side_by_side(STATES, async |world, (state, sql)| {
        world.promise_nothing("its state is written by hand");
        let mut owner = Session::open(&world.database.owner).await.expect("a session");
        owner.run(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        let creator = world.creator().clone();
        for (turn, command) in COMMANDS.into_iter().enumerate() {
            let said = world.hears(creator.chat, creator.telegram_user, command).await;
            let facts = facts(world, &mut owner).await;
            let place = format!("{state}, {command} ({turn})");
            assert!(!said.is_empty(), "{place} was not answered");
            for text in said {
                let claims = check(&text, &facts, &place);
                made.lock().expect("no panic").extend(claims);
            }
            if facts.dry_run && facts.lifecycle == Lifecycle::Active && command == "/settings" {
                assert!(world.last_said(&creator).text.contains("Practice"), "{place} hides the practice");
            }
        }
    });
    let made = made.into_inner().expect("no panic");
    let never: Vec<_> =
        CLAIMS.iter().map(|(words, _)| *words).filter(|words| !made.contains(words)).collect();
    assert!(never.is_empty(), "no answer claims {never:?}");
    assert!(made.contains("pictures ready") && made.contains("will be posted at"), "{made:?}");
}
