//! Practice: at the story's time it would be published now. Its people see that, and nothing goes to Instagram.

use serde_json::json;
use store::TenantTx;
use store::lease::{Lease, PostKey};
use store::outbox::Outgoing;
use store::post_context::Destination;

use crate::app::{App, AppError, kinds};
use crate::runtime::notify::Work;
use store::post_context::PostContext;

/// Ends a practised post, in the transaction that read it.
pub(super) async fn instead(
    app: &App,
    mut tx: TenantTx,
    lease: &Lease<PostKey>,
    context: &PostContext,
    destination: &Destination,
) -> Result<(), AppError> {
    let now = app.clock.now();
    let post = &context.post;
    tx.end_dry_run_post(lease, post, now).await?;
    let payload = json!({
        "account": destination.account.username, "at": now, "picture": post.rendition.map(hex::encode),
    });
    let message = Outgoing {
        telegram_chat_id: context.settings.telegram_chat_id,
        kind: kinds::DRY_RUN_POSTED,
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
    app.notifier.notify(Work::Outbox);
    Ok(())
}
