//! Withdraws a post after its picture left the library, before it is sent to Instagram.

use domain::cause::Cause;
use domain::post::{Outcome, PostState, SlotOutcome};
use jiff::Timestamp;
use store::TenantTx;
use store::history::{By, Ending};
use store::posts::Post;

use crate::app::AppError;
use crate::app::stories::post_message::show_again;
use crate::messages::{Message, NotPosted};
use crate::runtime::metrics;

/// Ends the post, removes its picture from the library until a listing shows it again, and notifies the chat
/// once. Fails if the post has changed in the meantime, or on a database error.
pub(crate) async fn withdraw(
    tx: &mut TenantTx,
    by: By<'_>,
    post: &Post,
    cause: Cause,
    now: Timestamp,
) -> Result<(), AppError> {
    tx.end_post(by, post, &Ending::released(SlotOutcome::Released, Some(cause.clone())), now).await?;
    metrics::post_ended(Outcome::Released.into_str());
    if let Some(media) = post.media {
        tx.deactivate_media(media).await?;
    }
    // Nobody notices an edit, and after a yes people count on the story.
    if post.message.is_some() {
        show_again(tx, post.id, now).await?;
        if matches!(post.state, PostState::AwaitingReview | PostState::AwaitingHand) {
            return Ok(());
        }
    }
    tx.withdraw_messages(post.id).await?;
    let missed = NotPosted { publish_at: post.publish_at, more: 0, reason: cause.into() };
    let chat = tx.settings().await?.telegram_chat_id;
    Message::Missed(missed).to(chat).about(post.id).send(tx, now).await?;
    Ok(())
}
