//! Buttons about what is coming: passing over a story, taking back one that was asked for, the pages of `/status`.

use domain::ids::{PostId, UserId};
use domain::post::DeliveryMode;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::TenantTx;
use store::callbacks::ButtonAction;
use store::outbox::Outgoing;

use crate::app::stories::queue::PassedOver;
use crate::app::stories::reschedule::Rescheduled;
use crate::app::{App, AppError, kinds};
use crate::bot::answer::Answer;
use crate::bot::messages::time::local_time;
use crate::bot::update::Press;

/// How far one press moves a story.
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// The story that a button of the list names: a post, or a time that is only planned.
fn named(act: &ButtonAction) -> (Option<PostId>, Option<Timestamp>) {
    let post = act.payload["post"].as_str().and_then(|id| id.parse().ok()).map(PostId);
    (post, act.payload["at"].as_str().and_then(|at| at.parse().ok()))
}

/// Passes over a story to come; the list is shown anew.
pub(super) async fn skip(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let passed = match named(act) {
        (Some(post), _) => app.pass_over_post(tx, post, user).await?,
        (None, Some(at)) => app.pass_over_time(tx, at, user).await?,
        (None, None) => PassedOver::TooLate,
    };
    show(app, tx, press).await?;
    Ok(match passed {
        PassedOver::Done => Answer::line("Skipped: nothing is posted at that time."),
        PassedOver::TooLate => Answer::line("Too late: the list shows how things stand."),
    })
}

/// Moves a story to come by an hour; the list is shown anew.
pub(super) async fn move_on(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let moved = match named(act) {
        (Some(post), _) => app.move_post(tx, post, HOUR, user).await?,
        (None, Some(at)) => app.move_time(tx, at, HOUR, user).await?,
        (None, None) => Rescheduled::TooLate,
    };
    show(app, tx, press).await?;
    let zone = tx.settings().await?.schedule.zone;
    Ok(match moved {
        Rescheduled::To(at) => Answer::line(format!("Moved to {}.", local_time(at, &zone))),
        Rescheduled::TooLate => Answer::line("Too late: the list shows how things stand."),
    })
}

/// Shows what is coming in this message.
pub(super) async fn show(app: &App, tx: &mut TenantTx, press: &Press) -> Result<Answer, AppError> {
    let message = Outgoing { telegram_chat_id: press.chat, ..app.queue_message(tx).await? };
    tx.enqueue_edit(&message, press.message, app.clock.now()).await?;
    Ok(Answer::line(""))
}

/// Shows how things stand in this message.
pub(super) async fn status(app: &App, tx: &mut TenantTx, press: &Press) -> Result<Answer, AppError> {
    let message = Outgoing { telegram_chat_id: press.chat, ..app.status_message(tx).await? };
    tx.enqueue_edit(&message, press.message, app.clock.now()).await?;
    Ok(Answer::line(""))
}

/// Shows what is chosen in this message.
pub(super) async fn settings(app: &App, tx: &mut TenantTx, press: &Press) -> Result<Answer, AppError> {
    let message = Outgoing { telegram_chat_id: press.chat, ..app.settings_message(tx).await? };
    tx.enqueue_edit(&message, press.message, app.clock.now()).await?;
    Ok(Answer::line(""))
}

/// Changes who has the last word, for stories planned from now on.
pub(super) async fn mode(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let now = app.clock.now();
    let before = tx.settings().await?;
    let Some(mode) = act.payload["mode"].as_str().and_then(|word| word.parse::<DeliveryMode>().ok()) else {
        return Ok(Answer::alert("This button does nothing any more. Send /settings."));
    };
    if mode != DeliveryMode::Manual && before.account.is_none() {
        return Ok(Answer::alert("Connect Instagram first: without it I can only hand you each story."));
    }
    let on_silence = mode == DeliveryMode::Review && act.payload["posts_on_silence"] == true;
    tx.set_last_word(mode, on_silence).await?;
    let was = json!({ "mode": before.delivery_mode.map(|word| word.into_str()), "posts_on_silence": before.posts_on_silence });
    let is = json!({ "mode": mode.into_str(), "posts_on_silence": on_silence });
    tx.audit(Some(user), "mode_changed", Some(was), Some(is), now).await?;
    settings(app, tx, press).await?;
    Ok(Answer::line("Changed for the stories planned from now on."))
}

/// Takes back a story that `/next` asked for.
pub(super) async fn undo_next(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let Some(post) = act.payload["post"].as_str().and_then(|id| id.parse().ok()).map(PostId) else {
        return Ok(Answer::alert("This button does nothing any more. Send /status."));
    };
    let taken_back = app.take_back(tx, post, user).await?;
    let payload = json!({ "post": post, "by_itself": true, "taken_back": taken_back });
    let edit = Outgoing { telegram_chat_id: press.chat, kind: kinds::NEXT, post: Some(post), payload };
    tx.enqueue_edit(&edit, press.message, app.clock.now()).await?;
    Ok(if taken_back {
        Answer::line("Taken back. Nothing was posted.")
    } else {
        Answer::line("Too late: it was handed to Instagram.")
    })
}
