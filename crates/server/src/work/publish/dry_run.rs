//! Dry run: at the story's time, shows what would be published; nothing is sent to Instagram.

use store::TenantTx;
use store::lease::{Lease, PostKey};
use store::post_context::Destination;

use crate::app::{App, AppError};
use crate::messages::{Message, Practised};
use crate::runtime::notify::Work;
use store::post_context::PostContext;

/// Ends a post of a dry run, in the transaction that read it.
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
    let account = destination.account.username.clone();
    let message = Message::Practised(Practised { account, at: now, picture: post.rendition });
    match post.message {
        Some((chat, shown)) => message.to(chat).edit(&mut tx, shown, now).await?,
        None => {
            message.to(context.settings.telegram_chat_id).send(&mut tx, now).await?;
        }
    }
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}
