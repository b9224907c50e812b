//! Buttons under a picture that somebody sent.

use domain::ids::UserId;
use domain::post::DeliveryMode;
use store::TenantTx;
use store::callbacks::ButtonAction;

use crate::app::stories::pictures::{PictureOutcome, When};
use crate::app::stories::post_message::{chosen_post, named};
use crate::app::{App, AppError};
use crate::bot::answer::Answer;
use crate::bot::messages::time::local_time;
use crate::bot::update::Press;

/// Posts it now, at the next time, or keeps it.
pub(super) async fn outcome(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let Some((media, rendition)) = named(&act.payload) else {
        return Ok(Answer::alert("This button does nothing any more. Send the picture again."));
    };
    let shown = (press.chat, press.message);
    let outcome = match act.action.as_str() {
        "picture_now" => app.post_picture(tx, shown, media, &rendition, When::Now, user).await?,
        "picture_at" => {
            let Some(at) = act.payload["at"].as_str().and_then(|at| at.parse().ok()) else {
                return Ok(Answer::alert("This button does nothing any more. Send the picture again."));
            };
            app.post_picture(tx, shown, media, &rendition, When::At(at), user).await?
        }
        "picture_first" => app.choose_first_story(tx, shown, media, &rendition, user).await?,
        "picture_next" => app.post_picture(tx, shown, media, &rendition, When::NextTime, user).await?,
        _ => app.keep_picture(tx, shown, media, &rendition, user).await?,
    };
    let zone = tx.settings().await?.schedule.zone;
    Ok(match outcome {
        PictureOutcome::Granted(at, DeliveryMode::Manual) => {
            Answer::line(format!("I hand it to you at {}.", local_time(at, &zone)))
        }
        PictureOutcome::Granted(at, _) => Answer::line(format!("Goes out at {}.", local_time(at, &zone))),
        PictureOutcome::First => Answer::line("This will be your first story."),
        PictureOutcome::Kept => Answer::line("Added to your library."),
        PictureOutcome::KeptBefore => Answer::line("It is in your library already."),
        PictureOutcome::OnItsWay => Answer::alert("This picture is on its way already. See /queue."),
        PictureOutcome::NeverAgain => {
            Answer::alert("Somebody said never again to this picture, so it is not posted.")
        }
        PictureOutcome::NotLive => {
            Answer::alert("Nothing goes out now: stories are paused, or you are not live yet.")
        }
        PictureOutcome::Over => {
            Answer::alert("That time is over, so nothing was posted. Send the picture again.")
        }
        PictureOutcome::NoTime => Answer::alert("No time is free within a week. Try Post now."),
    })
}

/// Takes it back, as long as it was not handed over.
pub(super) async fn undo(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    press: &Press,
) -> Result<Answer, AppError> {
    let Some(post) = chosen_post(tx, (press.chat, press.message)).await? else {
        return Ok(Answer::alert("This button does nothing any more. Send /status."));
    };
    Ok(if app.take_back(tx, post, user).await? {
        Answer::line("Taken back. Nothing was posted.")
    } else {
        Answer::line("Too late: it was handed to Instagram.")
    })
}
