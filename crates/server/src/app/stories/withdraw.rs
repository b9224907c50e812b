//! Takes back a post whose picture left the library, before its publish is sent.

use domain::post::{Outcome, SlotOutcome};
use jiff::Timestamp;
use serde_json::json;
use store::TenantTx;
use store::history::{By, Ending};
use store::outbox::Outgoing;
use store::posts::Post;

use crate::app::AppError;
use crate::app::stories::post_message::show_again;
use crate::runtime::metrics;

/// Why a post of the folder before is taken back.
pub(crate) const ANOTHER_FOLDER: &str = "another folder was chosen since";

/// Ends the post, takes its picture out of the library until a listing shows it again, and tells the chat once. Fails
/// when somebody else moved the post, or the database cannot answer.
pub(crate) async fn withdraw(
    tx: &mut TenantTx,
    by: By<'_>,
    post: &Post,
    why: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    tx.end_post(by, post, &Ending::released(SlotOutcome::Released, Some(why)), now).await?;
    metrics::post_ended(Outcome::Released.into_str());
    if let Some(media) = post.media {
        tx.deactivate_media(media).await?;
    }
    if post.message.is_some() {
        return Ok(show_again(tx, post.id, now).await?);
    }
    tx.withdraw_messages(post.id).await?;
    let payload = json!({ "publish_at": post.publish_at, "why": why });
    let chat = tx.settings().await?.telegram_chat_id;
    let message = Outgoing { telegram_chat_id: chat, kind: "missed", post: Some(post.id), payload };
    tx.enqueue(&message, now).await?;
    Ok(())
}
