//! The button under a story to post by hand that puts it off.

use store::TenantTx;
use store::callbacks::ButtonAction;

use crate::app::{App, AppError};
use crate::bot::answer::Answer;
use crate::bot::messages::time::local_time;

/// Hands it over again in an hour.
pub(super) async fn later(app: &App, tx: &mut TenantTx, act: &ButtonAction) -> Result<Answer, AppError> {
    let Some(post) = act.post else {
        return Ok(Answer::alert("This button does nothing any more. Send /status."));
    };
    let again = app.send_again_later(tx, post).await?;
    let zone = tx.settings().await?.schedule.zone;
    Ok(match again {
        Some(at) => Answer::line(format!("I bring it again at {}.", local_time(at, &zone))),
        None => Answer::line("Already settled: the message shows how."),
    })
}
