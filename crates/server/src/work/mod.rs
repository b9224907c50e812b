//! The workers: plan, reserve, publish, send, handle, and the chores. Every step is written down before the next
//! is taken, so that a crash anywhere costs time and nothing else.

mod chores;
mod inbox;
pub mod measured;
mod offer;
mod outbox;
mod planner;
pub mod poller;
mod posts;
mod publish;
mod reserve;
mod runner;

use std::sync::Arc;

use store::lease::{Lease, UpdateKey};
use tokio_util::task::TaskTracker;

use crate::app::App;
use crate::app::AppError;
use crate::app::message::Render;

/// Handles one claimed update. The bot knows how; the inbox only knows when.
pub type HandleUpdate = Arc<
    dyn Fn(Arc<App>, Lease<UpdateKey>) -> futures_util::future::BoxFuture<'static, Result<(), AppError>>
        + Send
        + Sync,
>;

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
