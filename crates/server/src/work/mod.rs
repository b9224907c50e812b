//! The workers: plan, reserve, publish, send, handle, and the chores. Every step is written down before the next
//! is taken, so that a crash anywhere costs time and nothing else.

mod chores;
mod inbox;
pub mod measured;
mod offer;
mod outbox;
mod planner;
pub mod poller;
mod post_step;
mod posts;
mod publish;
mod reserve;
mod runner;
mod source;
mod unreadable;

use std::sync::Arc;

use tokio_util::task::TaskTracker;

pub use self::inbox::HandleUpdate;
use crate::app::App;

/// Starts every worker of this replica. They end after `app.stopping` is cancelled, once the rows that they hold are done.
/// `handle` handles an update.
pub fn start(app: &Arc<App>, handle: HandleUpdate, tasks: &TaskTracker) {
    tasks.spawn(planner::run(app.clone()));
    tasks.spawn(posts::run(app.clone()));
    tasks.spawn(outbox::run(app.clone()));
    tasks.spawn(inbox::run(app.clone(), handle));
    tasks.spawn(chores::run(app.clone()));
    tasks.spawn(unreadable::watch(app.clone()));
}
