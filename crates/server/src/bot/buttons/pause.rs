//! Buttons that hold stories for a while, and let them go on.

use domain::ids::UserId;
use serde_json::{Value, json};
use store::TenantTx;
use store::callbacks::ButtonAction;
use store::outbox::Outgoing;

use crate::app::stories::pause::{HowLong, Paused, Resumed};
use crate::app::{App, AppError, kinds};
use crate::bot::answer::Answer;
use crate::bot::commands::resume::told;
use crate::bot::update::Press;

/// Asks for how long, or pauses for that long.
pub(super) async fn pause(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
    press: &Press,
) -> Result<Answer, AppError> {
    let Some(how_long) = act.payload["for"].as_str().and_then(HowLong::from_name) else {
        show(app, tx, press, json!({ "ask": true })).await?;
        return Ok(Answer::line(""));
    };
    match app.pause(tx, how_long, user).await? {
        Paused::Until(until) => {
            show(app, tx, press, json!({ "paused": true, "until": until })).await?;
            Ok(Answer::line("Paused. Nothing goes out meanwhile."))
        }
        Paused::NotLive => Ok(Answer::alert("Nothing is going out yet: send /start to finish the set-up.")),
    }
}

pub(super) async fn resume(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    press: &Press,
) -> Result<Answer, AppError> {
    let resumed = app.resume(tx, Some(user)).await?;
    show(app, tx, press, told(resumed)).await?;
    Ok(match resumed {
        Resumed::GoingOn(_) => Answer::line("Going on."),
        Resumed::WasGoingOn => Answer::line("It is going on already."),
        Resumed::NotLive => Answer::alert("Nothing is going out yet: send /start to finish the set-up."),
    })
}

async fn show(app: &App, tx: &mut TenantTx, press: &Press, payload: Value) -> Result<(), AppError> {
    let edit = Outgoing { telegram_chat_id: press.chat, kind: kinds::PAUSE, post: None, payload };
    tx.enqueue_edit(&edit, press.message, app.clock.now()).await?;
    Ok(())
}
