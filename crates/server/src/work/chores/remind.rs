//! Sends a reminder about a story to post by hand, after a person pressed *Later*.

use domain::ids::PostId;
use domain::post::PostState;
use store::lease::{ChoreKey, Lease};

use super::done::done;
use crate::app::{App, AppError};
use crate::messages::Message;
use crate::runtime::notify::Work;

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>, id: PostId) -> Result<(), AppError> {
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let post = tx.post(id).await?;
    if let Some(post) = post.filter(|post| post.state == PostState::AwaitingHand) {
        let chat = tx.settings().await?.telegram_chat_id;
        Message::HandOff.to(chat).about(post.id).send(&mut tx, now).await?;
    }
    done(app, tx, lease, now, None).await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}
