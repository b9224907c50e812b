//! `/next`: the next picture, now. In automatic mode it goes out after the time to undo, else it is offered at once.

use domain::post::DeliveryMode;
use serde_json::json;
use store::TenantTx;
use store::outbox::Outgoing;

use crate::app::stories::queue::Asked;
use crate::app::{App, AppError, kinds};
use crate::bot::asking::Asking;

pub(super) async fn answer(app: &App, tx: &mut TenantTx, asking: &Asking) -> Result<(), AppError> {
    let message = match app.ask_now(tx, asking.user).await? {
        Asked::Coming(post, mode) => Outgoing {
            telegram_chat_id: asking.chat,
            kind: kinds::NEXT,
            post: Some(post),
            payload: json!({ "post": post, "by_itself": mode == DeliveryMode::Automatic }),
        },
        Asked::Paused => asking.message(kinds::NEXT, json!({ "why": "paused" })),
        Asked::NotLive => asking.message(kinds::NEXT, json!({ "why": "not_live" })),
    };
    tx.enqueue(&message, asking.now).await?;
    Ok(())
}
