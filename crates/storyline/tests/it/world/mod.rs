//! Sets up the world of a test: a migrated database, the sandbox, the server, and live creators.

pub(crate) mod adopted;
pub(crate) mod buttons;
mod chat;
pub(crate) mod database;
mod live;
pub(crate) mod log;
pub(crate) mod program;
mod promises;
pub(crate) mod stopped;
mod story;
pub(crate) mod team;
mod truths;
pub(crate) mod wire;

pub(crate) use story::{on_a_database, side_by_side, story, story_with};

use jiff::{SignedDuration, Timestamp};
use sandbox::{ChatMessage, Fault, FaultKind, RequestLine, When};
use secrecy::SecretString;
use server::config::Config;
use store::Store;
use store::sealed::Keyring;
use testbed::creator::{Creator, NewCreator};
use testbed::photographs::COLLECTIONS;
use testbed::testbed::Testbed;

use database::Database;
use log::listen_in;
use promises::Allowed;

/// The start time of every test, early enough for a first slot on the same day in each time zone.
const MORNING: &str = "2026-01-10T05:00:00Z";

const CREATORS: [NewCreator; 2] = [
    NewCreator { first_name: "Harbour", username: "harbour.coffee", zone: "Europe/Berlin" },
    NewCreator { first_name: "Night", username: "night.sky.club", zone: "America/New_York" },
];
/// A wait with more steps than this is treated as an endless loop.
const MOST_STEPS: usize = 5_000;

/// Everything that a test works with.
pub(crate) struct World {
    pub(crate) testbed: Testbed,
    /// All creators, in order of arrival.
    pub(crate) creators: Vec<Creator>,
    pub(crate) database: Database,
    pub(crate) keys: SecretString,
    /// Exceptions to the promises; the promises are checked at the end of the test.
    pub(crate) allowed: Allowed,
    /// Gives access to the database, whether or not the server runs.
    store: Store,
    excused: Option<&'static str>,
}

impl World {
    /// Starts the server and the sandbox, without creators.
    async fn open(database: Database, adjust: impl FnOnce(&mut Config)) -> Self {
        listen_in();
        let keys = Keyring::new_key().expect("randomness");
        let store = database.store(&keys).await;
        let began = MORNING.parse().expect("a moment");
        let testbed = Testbed::open_with(store.clone(), began, 1, adjust).await.expect("a stage");
        Self::on(testbed, Vec::new(), database, keys, store)
    }

    fn on(
        testbed: Testbed,
        creators: Vec<Creator>,
        database: Database,
        keys: SecretString,
        store: Store,
    ) -> Self {
        Self { testbed, creators, database, keys, allowed: Allowed::default(), store, excused: None }
    }

    /// Adds a creator who has only sent /start.
    pub(crate) async fn arrive(&mut self, place: usize) -> Creator {
        let arrived = Creator::arrive(&self.testbed, CREATORS[place], COLLECTIONS[place]).await;
        let creator = arrived.expect("a welcome");
        self.creators.push(creator.clone());
        creator
    }

    pub(crate) fn creator(&self) -> &Creator {
        &self.creators[0]
    }

    /// Waits until the server has settled; returns the next due time.
    pub(crate) async fn settle(&self) -> Option<Timestamp> {
        match self.testbed.settle().await {
            Ok(next) => next,
            Err(error) => panic!("{error}: {}", self.due().await),
        }
    }

    /// Describes what is due, for the panic message of a wait that failed.
    async fn due(&self) -> String {
        let app = self.testbed.app();
        let (now, next) = (app.clock.now(), self.store.next_due(app.clock.now()).await);
        let pending = self.testbed.sandbox.telegram().pending();
        let trouble = log::trouble();
        format!(
            "now {now}, next due {next:?}, {pending} updates, {:?}; of all stories: {trouble}",
            app.notifier
        )
    }

    /// Moves to the next due time; returns whether there was one.
    pub(crate) async fn step(&self) -> bool {
        let Some(next) = self.settle().await else { return false };
        self.testbed.move_to(next);
        self.settle().await;
        true
    }

    /// Moves from one due time to the next until `seen` returns true.
    pub(crate) async fn until(&self, what: &str, mut seen: impl FnMut(&Self) -> bool) {
        for _ in 0..MOST_STEPS {
            if seen(self) {
                return;
            }
            assert!(self.step().await, "nothing is due any more, and still no {what}");
        }
        panic!("many steps, and still no {what}");
    }

    /// Moves the clocks until every creator has this many stories.
    pub(crate) async fn until_stories(&self, number: usize) {
        let all = |world: &Self| {
            world.creators.iter().all(|creator| creator.stories(&world.testbed).len() >= number)
        };
        self.until("story", all).await;
        self.settle().await;
    }

    /// Moves the clocks until every creator has this many slots with an outcome; returns the outcomes of the
    /// first creator.
    pub(crate) async fn until_outcomes(&self, number: usize) -> Vec<String> {
        for _ in 0..MOST_STEPS {
            let mut fewest = usize::MAX;
            for creator in &self.creators {
                fewest = fewest.min(self.outcomes(creator).await.len());
            }
            if fewest >= number {
                self.settle().await;
                return self.outcomes(self.creator()).await;
            }
            assert!(self.step().await, "nothing is due any more");
        }
        panic!("many steps, and fewer than {number} outcomes");
    }

    /// Moves through all due times up to `at`, and waits there until the server has settled.
    pub(crate) async fn go_to(&self, at: Timestamp) {
        while let Some(next) = self.settle().await.filter(|next| *next <= at) {
            self.testbed.move_to(next);
        }
        self.testbed.move_to(at);
        self.settle().await;
    }

    /// Moves the clocks until a post with a stored rendition waits for its time; returns that time.
    pub(crate) async fn until_reserved(&self) -> Timestamp {
        for _ in 0..MOST_STEPS {
            let slots = self.slots(self.creator()).await;
            let open = slots.iter().find(|(_, outcome)| outcome.is_none()).map(|(at, _)| *at);
            let next = self.settle().await;
            if let Some(at) =
                open.filter(|at| next.is_some_and(|next| next >= *at - SignedDuration::from_secs(60)))
            {
                return at;
            }
            assert!(self.step().await, "nothing is due any more");
        }
        panic!("many steps, and no post is reserved");
    }

    /// Returns the recorded slots of a creator, oldest first.
    pub(crate) async fn slots(&self, creator: &Creator) -> Vec<(Timestamp, Option<String>)> {
        let (tenant, _) = creator.tenant(&self.testbed).await.expect("a tenant");
        let mut tx = self.testbed.app().store.begin(tenant).await.expect("a transaction");
        let slots = tx.recorded_slots().await.expect("slots");
        tx.commit().await.expect("a commit");
        slots.into_iter().map(|slot| (slot.slot_at, slot.outcome)).collect()
    }

    pub(crate) async fn outcomes(&self, creator: &Creator) -> Vec<String> {
        self.slots(creator).await.into_iter().filter_map(|(_, outcome)| outcome).collect()
    }

    /// Counts the posts in progress, and the pictures that can never be shown.
    pub(crate) async fn in_flight_and_rejected(&self, creator: &Creator) -> (i64, i64) {
        let (tenant, _) = creator.tenant(&self.testbed).await.expect("a tenant");
        let mut tx = self.testbed.app().store.begin(tenant).await.expect("a transaction");
        let flying = tx.posts_in_flight().await.expect("a count");
        let rejected =
            tx.categories().await.expect("categories").iter().map(|category| category.rejected).sum();
        tx.commit().await.expect("a commit");
        (flying, rejected)
    }

    /// Returns the bot's messages to a creator that contain `words`.
    pub(crate) fn said(&self, creator: &Creator, words: &str) -> Vec<ChatMessage> {
        let messages = self.testbed.sandbox.telegram().chat(creator.chat);
        messages.into_iter().filter(|message| message.from_bot && message.text.contains(words)).collect()
    }

    /// Returns the requests with this method and a path that ends in `end`, oldest first.
    pub(crate) fn requests(&self, method: &str, end: &str) -> Vec<RequestLine> {
        let all = self.testbed.sandbox.log().requests();
        all.into_iter().filter(|line| line.method == method && line.path.ends_with(end)).collect()
    }

    /// Counts the publish requests to Instagram.
    pub(crate) fn publishes(&self) -> usize {
        self.requests("POST", "/media_publish").len()
    }

    /// Arms a fault.
    pub(crate) fn strike(&self, on: &str, kind: FaultKind, when: When) -> sandbox::FaultId {
        self.testbed.sandbox.faults().arm(Fault { on: on.to_owned(), kind, when })
    }
}

/// Returns a fault that makes Telegram refuse a request, without effect.
pub(crate) fn refusal(code: u16, description: &str) -> FaultKind {
    let body = serde_json::json!({ "ok": false, "error_code": code, "description": description }).to_string();
    FaultKind::Status { code, body, retry_after: None }
}

/// Returns a fault that makes Graph refuse a request, without effect.
pub(crate) fn graph_refuses(status: u16, code: i64, subcode: Option<i64>) -> FaultKind {
    FaultKind::Status { code: status, body: graph_body(code, subcode), retry_after: None }
}

/// Returns the response body with which the Graph API refuses a request.
pub(crate) fn graph_body(code: i64, subcode: Option<i64>) -> String {
    let mut error = serde_json::json!({ "message": "refused", "type": "OAuthException", "code": code });
    if let Some(subcode) = subcode {
        error["error_subcode"] = subcode.into();
    }
    serde_json::json!({ "error": error }).to_string()
}
