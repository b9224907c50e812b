//! Practice: at the story's time it would be published now. Its people see that, and nothing goes to Instagram.

use serde_json::json;
use store::TenantTx;
use store::lease::{Lease, PostKey};
use store::outbox::Outgoing;
use store::stage::Destination;

use crate::app::App;
use crate::app::outcome::UseError;
use crate::app::voice::kinds;
use crate::app::wake::Work;
use crate::work::posts::Stage;

/// Ends a practised post, in the transaction that read it.
pub(super) async fn instead(
    app: &App,
    mut tx: TenantTx,
    lease: &Lease<PostKey>,
    stage: &Stage,
    destination: &Destination,
) -> Result<(), UseError> {
    let now = app.clock.now();
    let post = &stage.post;
    tx.end_practised(lease, post, now).await?;
    let payload = json!({
        "account": destination.account.username, "at": now, "picture": post.rendition.map(hex::encode),
    });
    let message = Outgoing {
        telegram_chat_id: stage.settings.telegram_chat_id,
        kind: kinds::PRACTISED,
        post: None,
        payload,
    };
    match post.message {
        Some((chat, shown)) => {
            tx.enqueue_edit(&Outgoing { telegram_chat_id: chat, ..message }, shown, now).await?;
        }
        None => {
            tx.enqueue(&message, now).await?;
        }
    }
    tx.commit().await?;
    app.wake.ring(Work::Outbox);
    Ok(())
}
