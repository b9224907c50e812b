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

use std::sync::Arc;

use tokio_util::task::TaskTracker;

pub use self::inbox::HandleUpdate;
use crate::app::App;
use crate::app::message::Render;

/// What the workers borrow from the conversation.
#[derive(Clone)]
pub struct Conversation {
    pub handle: HandleUpdate,
    pub message: Arc<dyn Render>,
}

/// Starts every worker of this replica; they end when `app.stopping` says so, after what they hold is finished.
pub fn start(app: &Arc<App>, conversation: &Conversation, tasks: &TaskTracker) {
    tasks.spawn(planner::run(app.clone()));
    tasks.spawn(posts::run(app.clone()));
    tasks.spawn(outbox::run(app.clone(), conversation.message.clone()));
    tasks.spawn(inbox::run(app.clone(), conversation.handle.clone()));
    tasks.spawn(chores::run(app.clone()));
}
