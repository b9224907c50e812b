//! Prepares live creators once by running the real set-up, then clones their database and the sandbox's state
//! for each test.

use jiff::Timestamp;
use sandbox::{Sandbox, Snapshot};
use secrecy::SecretString;
use testbed::creator::Creator;
use testbed::testbed::Testbed;
use tokio::sync::OnceCell;

use super::{CREATORS, World};
use crate::world::database::Database;

/// The state of several creators when the last of them has just gone live.
pub(super) struct Live {
    creators: Vec<Creator>,
    sandbox: Snapshot,
    /// The database to clone; it has no connections.
    pub(super) template: String,
    keys: SecretString,
    now: Timestamp,
}

impl Live {
    /// Returns the prepared creators, shared by all tests of this process.
    pub(super) async fn creators(number: usize) -> &'static Self {
        static MADE: [OnceCell<Live>; CREATORS.len()] = [const { OnceCell::const_new() }; CREATORS.len()];
        MADE[number - 1].get_or_init(|| Self::set_up(number)).await
    }

    async fn set_up(number: usize) -> Self {
        let database = Database::fresh().await;
        let template = database.name.clone();
        let mut world = World::open(database, |_| {}).await;
        for place in 0..number {
            let creator = world.arrive(place).await;
            creator.connect_both(&world.testbed).await.expect("connected");
            creator.go_live(&world.testbed).await.expect("live");
        }
        world.settle().await;
        world.testbed.running.stop().await;
        let now = world.testbed.sandbox.clock().now();
        let sandbox = world.testbed.sandbox.snapshot();
        Self { creators: world.creators, sandbox, template, keys: world.keys, now }
    }

    /// Returns a separate world for one test.
    pub(super) async fn world(&self, database: Database) -> World {
        let store = database.store(&self.keys).await;
        let any_port = sandbox::Options { listen: ([127, 0, 0, 1], 0).into(), now: self.now, seed: 1 };
        let sandbox = Sandbox::start(any_port).await.expect("a free port");
        sandbox.restore(&self.sandbox);
        let testbed = Testbed::around(sandbox, store.clone(), self.now).await.expect("a stage");
        let creators = self.creators.iter().map(Creator::elsewhere).collect();
        World::on(testbed, creators, database, self.keys.clone(), store)
    }
}
