//! The red button, and its undo: the plan goes on, what was taken back stays taken back.

use domain::ids::UserId;
use serde_json::json;
use store::TenantTx;
use store::callbacks::ButtonAction;
use store::outbox::Outgoing;

use crate::app::stories::pause::Resumed;
use crate::app::{App, AppError, kinds};
use crate::bot::answer::Answer;
use crate::bot::update::Press;

/// Stops everything; a message says what that did.
pub(super) async fn stop(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    press: &Press,
) -> Result<Answer, AppError> {
    let stopped = app.stop_everything(tx, user).await?;
    let message =
        Outgoing { telegram_chat_id: press.chat, kind: kinds::STOPPED, post: None, payload: json!(stopped) };
    tx.enqueue(&message, app.clock.now()).await?;
    Ok(Answer::line("Stopped."))
}

/// Goes on after a stop.
pub(super) async fn undo(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let resumed = app.resume(tx, Some(user)).await?;
    let Resumed::GoingOn(next) = resumed else {
        return Ok(Answer::line("It is going on already."));
    };
    let payload = json!({ "going_on": true, "next": next, "withdrawn": act.payload["withdrawn"] });
    let edit = Outgoing { telegram_chat_id: press.chat, kind: kinds::STOPPED, post: None, payload };
    tx.enqueue_edit(&edit, press.message, app.clock.now()).await?;
    Ok(Answer::line("Going on. What was taken back stays taken back."))
}
