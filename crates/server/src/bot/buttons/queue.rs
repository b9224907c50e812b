//! Handles the buttons of `/status`, `/queue` and `/next`: the views, and actions on an upcoming story.

use domain::ids::PostId;
use jiff::SignedDuration;

use super::pressed::Pressed;
use crate::app::AppError;
use crate::app::stories::queue::PassedOver;
use crate::app::stories::reschedule::Rescheduled;
use crate::i18n::plain;
use crate::messages::{Answer, ComingStory, Message, Next, clock_time};

/// How far one press moves a story.
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// Shows the upcoming stories in this message.
pub(super) async fn show(press: &mut Pressed<'_>) -> Result<Answer, AppError> {
    let queue = press.app.queue_message(press.tx).await?;
    press.show_outgoing(queue).await?;
    Ok(Answer::none())
}

/// Shows the status in this message.
pub(super) async fn status(press: &mut Pressed<'_>) -> Result<Answer, AppError> {
    let status = press.app.status_message(press.tx).await?;
    press.show_outgoing(status).await?;
    Ok(Answer::none())
}

/// Skips an upcoming story and shows the list again.
pub(super) async fn skip(press: &mut Pressed<'_>, story: ComingStory) -> Result<Answer, AppError> {
    let skipped = match story {
        ComingStory::Post { post } => press.app.pass_over_post(press.tx, post, press.user).await?,
        ComingStory::Time { at } => press.app.pass_over_time(press.tx, at, press.user).await?,
    };
    show(press).await?;
    Ok(Answer::line(match skipped {
        PassedOver::Done => plain!(press.words, "queue-skipped"),
        PassedOver::TooLate => plain!(press.words, "queue-too-late"),
    }))
}

/// Moves an upcoming story by an hour and shows the list again.
pub(super) async fn move_on(press: &mut Pressed<'_>, story: ComingStory) -> Result<Answer, AppError> {
    let moved = match story {
        ComingStory::Post { post } => press.app.move_post(press.tx, post, HOUR, press.user).await?,
        ComingStory::Time { at } => press.app.move_time(press.tx, at, HOUR, press.user).await?,
    };
    show(press).await?;
    let zone = press.tx.settings().await?.schedule.zone;
    Ok(Answer::line(match moved {
        Rescheduled::To(at) => plain!(press.words, "queue-moved", time = clock_time(press.words, at, &zone)),
        Rescheduled::TooLate => plain!(press.words, "queue-too-late"),
    }))
}

/// Withdraws a story that a person requested with `/next`.
pub(super) async fn undo_next(press: &mut Pressed<'_>, post: PostId) -> Result<Answer, AppError> {
    let taken_back = press.app.take_back(press.tx, post, press.user).await?;
    let next = Next::Requested { post: Some(post), automatic: true, taken_back: Some(taken_back) };
    press.show_outgoing(Message::Next(next).to(press.shown.0).about(post)).await?;
    Ok(Answer::line(match taken_back {
        true => plain!(press.words, "next-taken-back-answer"),
        false => plain!(press.words, "next-too-late"),
    }))
}
