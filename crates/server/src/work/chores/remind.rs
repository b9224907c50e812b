//! Hands a story over again to whoever said "later".

use domain::ids::PostId;
use domain::post::PostState;
use serde_json::Value;
use store::lease::{ChoreKey, Lease};
use store::outbox::Outgoing;
use uuid::Uuid;

use super::done::done;
use crate::app::{App, AppError, kinds};
use crate::runtime::notify::Work;

pub(super) async fn run(app: &App, lease: &Lease<ChoreKey>) -> Result<(), AppError> {
    let id = Uuid::parse_str(&lease.key.key).map_err(|_| AppError::NotReady("the chore names no post"))?;
    let now = app.clock.now();
    let mut tx = app.store.begin(lease.key.tenant).await?;
    let post = tx.post(PostId(id)).await?;
    if let Some(post) = post.filter(|post| post.state == PostState::AwaitingHand) {
        let chat = tx.settings().await?.telegram_chat_id;
        let message = Outgoing {
            telegram_chat_id: chat,
            kind: kinds::MANUAL,
            post: Some(post.id),
            payload: Value::Null,
        };
        tx.enqueue(&message, now).await?;
    }
    done(app, tx, lease, now, None).await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}
