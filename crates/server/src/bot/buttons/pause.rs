//! Handles the buttons that pause, resume and stop stories.

use super::pressed::Pressed;
use crate::app::AppError;
use crate::app::stories::pause::{Paused, Resumed};
use crate::bot::commands::resume::shown;
use crate::i18n::plain;
use crate::messages::{Answer, Message, Pause, PauseLength, StopUndo, Stopped};

/// Asks for the length of the pause, or pauses for that length.
pub(super) async fn pause(
    press: &mut Pressed<'_>,
    PauseLength { length }: PauseLength,
) -> Result<Answer, AppError> {
    let Some(length) = length else {
        press.show(Message::Pause(Pause::Ask)).await?;
        return Ok(Answer::none());
    };
    match press.app.pause(press.tx, length, press.user).await? {
        Paused::Until(until) => {
            press.show(Message::Pause(Pause::InForce { until, by: None })).await?;
            Ok(Answer::line(plain!(press.words, "pause-answer")))
        }
        Paused::NotLive => Ok(Answer::alert(plain!(press.words, "pause-not-live-answer"))),
    }
}

pub(super) async fn resume(press: &mut Pressed<'_>) -> Result<Answer, AppError> {
    let resumed = press.app.resume(press.tx, Some(press.user)).await?;
    press.show(Message::Pause(shown(resumed))).await?;
    Ok(match resumed {
        Resumed::GoingOn(_) => Answer::line(plain!(press.words, "resume-answer")),
        Resumed::WasGoingOn => Answer::line(plain!(press.words, "resume-already-answer")),
        Resumed::NotLive => Answer::alert(plain!(press.words, "pause-not-live-answer")),
    })
}

/// Stops everything, and sends a message with the result.
pub(super) async fn stop(press: &mut Pressed<'_>) -> Result<Answer, AppError> {
    let stopped = press.app.stop_everything(press.tx, press.user).await?;
    Message::Stopped(stopped).to(press.shown.0).send(press.tx, press.app.clock.now()).await?;
    Ok(Answer::line(plain!(press.words, "stop-answer")))
}

/// Resumes stories after a stop. Withdrawn stories stay withdrawn.
pub(super) async fn undo_stop(
    press: &mut Pressed<'_>,
    StopUndo { withdrawn }: StopUndo,
) -> Result<Answer, AppError> {
    let Resumed::GoingOn(next) = press.app.resume(press.tx, Some(press.user)).await? else {
        return Ok(Answer::line(plain!(press.words, "resume-already-answer")));
    };
    press.show(Message::Stopped(Stopped::Undone { withdrawn, next })).await?;
    Ok(Answer::line(plain!(press.words, "stop-undo-answer")))
}
