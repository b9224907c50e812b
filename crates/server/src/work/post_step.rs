//! Functions that the steps of a post share: they begin a step, and end a post.

use domain::cause::Cause;
use domain::post::{Outcome, SlotOutcome, is_too_late};
use jiff::Timestamp;
use store::history::{By, Ending};
use store::lease::{Lease, PostKey};
use store::post_context::{Lifecycles, PostContext};
use store::posts::Post;
use store::settings::Lifecycle;
use store::{StoreError, TenantTx};

use crate::app::stories::post_message::show_again;
use crate::app::{App, AppError};
use crate::messages::{Message, NotPosted, Reason};
use crate::runtime::metrics;
use crate::runtime::notify::Work;

/// Commits the end of a post that [`enter`] gave up, and sends the message about it.
pub(super) async fn leave_given_up(app: &App, tx: TenantTx) -> Result<(), AppError> {
    tx.commit().await?;
    app.notifier.notify(Work::Outbox);
    Ok(())
}

/// Reads a post before a step that can still be given up. Returns `None` if the post was given up now because
/// it is too late or because its tenant is not active; the caller must then call [`leave_given_up`].
pub(super) async fn enter(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    lifecycles: Lifecycles,
    now: Timestamp,
) -> Result<Option<PostContext>, AppError> {
    let context = tx.post_context(lease.key.id, lifecycles).await?.ok_or(StoreError::LeaseLost)?;
    if context.post.state.may_be_live() {
        return Ok(Some(context));
    }
    if is_too_late(context.post.publish_at, now, context.settings.lateness_budget) {
        let cause = context.post.cause.clone().unwrap_or(Cause::TooLate);
        give_up(tx, lease, &context, Ending::released(SlotOutcome::Missed, Some(cause)), now).await?;
        return Ok(None);
    }
    if context.settings.lifecycle != Lifecycle::Active {
        let ending = Ending::released(SlotOutcome::Off, Some(Cause::Paused));
        end(tx, lease, &context.post, &ending, now).await?;
        show_again(tx, context.post.id, now).await?;
        return Ok(None);
    }
    Ok(Some(context))
}

/// Ends a post that was not posted, and notifies the chat once. A post that has a message had a yes: its message is edited, and
/// because people do not notice an edit, the failure is a message of its own, with sound.
pub(super) async fn give_up(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    context: &PostContext,
    ending: Ending,
    now: Timestamp,
) -> Result<(), AppError> {
    let reason = Reason { cause: ending.cause.clone(), why: None };
    let told = NotPosted { publish_at: context.post.publish_at, more: 0, reason };
    let message = match ending.outcome {
        Outcome::Failed => Message::Failed(told),
        _ => Message::Missed(told),
    };
    end(tx, lease, &context.post, &ending, now).await?;
    if context.post.message.is_some() {
        show_again(tx, context.post.id, now).await?;
    }
    // The people who say that a story is not there know it.
    if context.post.people_say.is_some() {
        return Ok(());
    }
    if ending.outcome != Outcome::Failed && tx.add_to_waiting(message.kind()).await? {
        return Ok(());
    }
    message.to(context.settings.telegram_chat_id).about(context.post.id).send(tx, now).await?;
    Ok(())
}

/// Ends a post, in the caller's transaction.
pub(super) async fn end(
    tx: &mut TenantTx,
    lease: &Lease<PostKey>,
    post: &Post,
    ending: &Ending,
    now: Timestamp,
) -> Result<(), AppError> {
    tx.end_post(By::Worker(lease), post, ending, now).await?;
    metrics::post_ended(ending.outcome.into_str());
    Ok(())
}
