//! Handles the buttons under a picture that a person sent.

use domain::post::DeliveryMode;

use super::pressed::Pressed;
use crate::app::AppError;
use crate::app::stories::pictures::{PictureOutcome, When};
use crate::app::stories::post_message::chosen_post;
use crate::i18n::plain;
use crate::messages::{Answer, ShownPicture, clock_time};

/// Posts the picture.
pub(super) async fn post(
    press: &mut Pressed<'_>,
    picture: ShownPicture,
    when: When,
) -> Result<Answer, AppError> {
    let outcome = press.app.post_picture(press.tx, press.shown, picture, when, press.user).await?;
    answer(press, outcome).await
}

/// Adds the picture to the library.
pub(super) async fn keep(press: &mut Pressed<'_>, picture: ShownPicture) -> Result<Answer, AppError> {
    let outcome = press.app.keep_picture(press.tx, press.shown, picture, press.user).await?;
    answer(press, outcome).await
}

/// Makes the picture the first story of a tenant during set-up.
pub(super) async fn first(press: &mut Pressed<'_>, picture: ShownPicture) -> Result<Answer, AppError> {
    let outcome = press.app.choose_first_story(press.tx, press.shown, picture, press.user).await?;
    answer(press, outcome).await
}

async fn answer(press: &mut Pressed<'_>, outcome: PictureOutcome) -> Result<Answer, AppError> {
    let zone = press.tx.settings().await?.schedule.zone;
    let words = press.words;
    Ok(match outcome {
        PictureOutcome::Granted(at, DeliveryMode::Manual) => {
            Answer::line(plain!(words, "picture-answer-by-hand", time = clock_time(words, at, &zone)))
        }
        PictureOutcome::Granted(at, DeliveryMode::Automatic | DeliveryMode::Review) => {
            Answer::line(plain!(words, "picture-answer-goes-out", time = clock_time(words, at, &zone)))
        }
        PictureOutcome::First => Answer::line(plain!(words, "picture-answer-first")),
        PictureOutcome::Kept => Answer::line(plain!(words, "picture-answer-kept")),
        PictureOutcome::KeptBefore => Answer::line(plain!(words, "picture-answer-kept-before")),
        PictureOutcome::OnItsWay => Answer::alert(plain!(words, "picture-answer-on-its-way")),
        PictureOutcome::NeverAgain => Answer::alert(plain!(words, "picture-answer-never")),
        PictureOutcome::NoSuchPicture => Answer::alert(plain!(words, "button-over")),
        PictureOutcome::NotLive => Answer::alert(plain!(words, "picture-answer-not-live")),
        PictureOutcome::Over => Answer::alert(plain!(words, "picture-answer-over")),
        PictureOutcome::NoTime => Answer::alert(plain!(words, "picture-answer-no-time")),
    })
}

/// Withdraws the story, unless it was already sent to Instagram.
pub(super) async fn undo(press: &mut Pressed<'_>) -> Result<Answer, AppError> {
    let Some(post) = chosen_post(press.tx, press.shown).await? else {
        return Ok(Answer::alert(plain!(press.words, "button-over")));
    };
    Ok(Answer::line(match press.app.take_back(press.tx, post, press.user).await? {
        true => plain!(press.words, "next-taken-back-answer"),
        false => plain!(press.words, "next-too-late"),
    }))
}
