//! Provides what remains when the server is stopped: the sandbox, the database and the people.

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use store::Store;
use store::slots::RecordedSlot;
use testbed::PATIENCE;
use testbed::creator::Creator;

use super::World;
use super::database::Database;

/// How far the domain time moves with each step while something is due. It is small, so that leases of two
/// seconds expire well before a slot's time limit.
const PACE: SignedDuration = SignedDuration::from_secs(2);

/// What remains of a world after its server was stopped.
pub(crate) struct StoppedServer<'world> {
    pub(crate) sandbox: &'world sandbox::Sandbox,
    pub(crate) creator: &'world Creator,
    pub(crate) tenant: domain::ids::Tenant,
    pub(crate) store: Store,
    pub(crate) database: &'world Database,
    pub(crate) keys: &'world SecretString,
}

impl World {
    /// Stops the server; the sandbox, the database and the people remain.
    pub(crate) async fn stop_the_server(&mut self) -> StoppedServer<'_> {
        let now = self.testbed.sandbox.clock().now();
        let (tenant, _) = self.creator().tenant(&self.testbed).await.expect("a tenant");
        self.testbed.running.stop().await;
        self.store = self.database.store(&self.keys).await;
        let world = &*self;
        let stopped = StoppedServer {
            sandbox: &world.testbed.sandbox,
            creator: world.creator(),
            tenant,
            store: world.store.clone(),
            database: &world.database,
            keys: &world.keys,
        };
        // A program's time never goes back, so it must start at the testbed's current time.
        stopped.move_to(now).await;
        stopped
    }
}

impl World {
    /// Stops the server, and starts one with these keys in its place.
    pub(crate) async fn restart_with(&mut self, keys: &SecretString) {
        self.testbed.running.stop().await;
        self.store = self.database.store(keys).await;
        self.testbed.running = self.testbed.replica(self.store.clone()).await.expect("a server");
    }
}

impl StoppedServer<'_> {
    pub(crate) fn now(&self) -> Timestamp {
        self.sandbox.clock().now()
    }

    /// Moves to the next due time, or by [`PACE`] if something is already due.
    pub(crate) async fn step_on(&self) {
        let due = self.store.next_due(self.now()).await.expect("an answer").expect("something is always due");
        self.move_to(due.max(self.now() + PACE)).await;
    }

    pub(crate) async fn slots(&self) -> Vec<RecordedSlot> {
        let mut tx = self.store.begin(self.tenant).await.expect("a transaction");
        let slots = tx.recorded_slots().await.expect("slots");
        tx.commit().await.expect("a commit");
        slots
    }

    /// Moves the sandbox's clock, then the clock of every process that uses the database.
    pub(crate) async fn move_to(&self, at: Timestamp) {
        self.sandbox.clock().set(at);
        let mut lookup = self.store.lookup().await.expect("a door");
        let (real, _) = lookup.database_time().await.expect("a time");
        lookup.commit().await.expect("a commit");
        store::test_clock::set(&self.database.owner, at.duration_since(real))
            .await
            .expect("a clock that moves");
    }

    /// Waits until a condition on the sandbox's log is true.
    pub(crate) async fn until(&self, what: &str, seen: impl FnMut() -> bool) {
        assert!(self.sandbox.log().until(PATIENCE, seen).await, "waited in vain for {what}");
    }

    /// Counts the published posts in Storyline's history.
    pub(crate) async fn posted(&self) -> usize {
        let mut tx = self.store.begin(self.tenant).await.expect("a transaction");
        let history = tx.history().await.expect("history");
        tx.commit().await.expect("a commit");
        history.iter().filter(|line| line.outcome == "published").count()
    }

    pub(crate) fn stories(&self) -> usize {
        self.live().len()
    }

    /// Returns the stories on the profile, oldest first.
    pub(crate) fn live(&self) -> Vec<sandbox::Story> {
        self.sandbox.instagram().profile(self.creator.username).expect("a profile").stories
    }

    pub(crate) fn publishes(&self) -> usize {
        let requests = self.sandbox.log().requests();
        requests.iter().filter(|line| line.method == "POST" && line.path.ends_with("/media_publish")).count()
    }
}
