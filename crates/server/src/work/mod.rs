//! The workers: plan, reserve, publish, send, handle updates, and run chores. Each step is committed before
//! the next one starts, so that a crash at any point causes only a delay.

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
mod renewal;
mod reserve;
mod runner;
mod source;
mod unopenable;
mod unreadable;
pub mod webhook_watch;

use std::sync::Arc;

use tokio_util::task::TaskTracker;

pub use self::inbox::HandleUpdate;
use crate::app::App;

/// Starts all workers of this replica. After `app.stopping` is cancelled, they finish the rows they hold and
/// stop. `handle` handles an update.
pub fn start(app: &Arc<App>, handle: HandleUpdate, tasks: &TaskTracker) {
    tasks.spawn(planner::run(app.clone()));
    tasks.spawn(posts::run(app.clone()));
    tasks.spawn(outbox::run(app.clone()));
    tasks.spawn(inbox::run(app.clone(), handle));
    tasks.spawn(chores::run(app.clone()));
    tasks.spawn(unreadable::watch(app.clone()));
    tasks.spawn(unopenable::watch(app.clone()));
}
