//! Runs a test: prepares a database, the sandbox, the server and live creators, enforces a time limit, checks
//! the three promises at the end, and drops the database even if the test fails.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::join_all;
use server::config::Config;

use super::World;
use super::database::Database;
use super::live::Live;

/// The time limit of a test, sufficient even on a busy machine.
const LIMIT: Duration = Duration::from_secs(180);

/// Runs a test with this many creators, connected and live.
pub(crate) fn story(creators: usize, told: impl AsyncFnOnce(&mut World)) {
    block_on(tell(creators, |_| {}, told));
}

/// Runs a test with a modified server configuration and no creators.
pub(crate) fn story_with(adjust: impl FnOnce(&mut Config), told: impl AsyncFnOnce(&mut World)) {
    block_on(tell(0, adjust, told));
}

/// Runs the same test for each case, with one creator each. The cases run concurrently, because they mostly
/// wait.
#[expect(clippy::needless_pass_by_value, reason = "a closure stands where it is passed")]
pub(crate) fn side_by_side<T>(cases: impl IntoIterator<Item = T>, told: impl AsyncFn(&mut World, T)) {
    let told = &told;
    let stories = cases.into_iter().map(|case| tell(1, |_| {}, async move |world| told(world, case).await));
    block_on(async {
        join_all(stories).await;
    });
}

/// Provides a database and drops it afterwards, even if the test panics.
pub(crate) fn on_a_database(database: impl Future<Output = Database>, told: impl AsyncFnOnce(&Database)) {
    block_on(lend(database, async |database| {
        tokio::time::timeout(LIMIT, told(database)).await.expect("it ends in time");
    }));
}

async fn tell(creators: usize, adjust: impl FnOnce(&mut Config), told: impl AsyncFnOnce(&mut World)) {
    let live = if creators == 0 { None } else { Some(Live::creators(creators).await) };
    let database = async {
        match live {
            Some(live) => Database::cloned_from(&live.template).await,
            None => Database::fresh().await,
        }
    };
    lend(database, async |database| {
        let mut world = match live {
            Some(live) => live.world(database.clone()).await,
            None => World::open(database.clone(), adjust).await,
        };
        let ended = tokio::time::timeout(LIMIT, told(&mut world)).await;
        assert!(ended.is_ok(), "the story took longer than {LIMIT:?}: {}", world.due().await);
        world.keeps_its_promises().await;
        world.testbed.close().await;
    })
    .await;
}

async fn lend(database: impl Future<Output = Database>, told: impl AsyncFnOnce(&Database)) {
    let database = database.await;
    let ended = AssertUnwindSafe(told(&database)).catch_unwind().await;
    database.drop().await;
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
}

fn block_on(all: impl Future<Output = ()>) {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.worker_threads(2).enable_all().build().expect("a runtime").block_on(all);
}
