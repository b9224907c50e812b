//! Buttons under a story that its people are asked about.

use domain::ids::UserId;
use store::TenantTx;
use store::callbacks::ButtonAction;

use crate::app::stories::review::{Decided, Decision};
use crate::app::{App, AppError};
use crate::bot::answer::Answer;
use crate::bot::messages::time::local_time;

/// Carries out a decision about a post.
pub(super) async fn decide(
    app: &App,
    tx: &mut TenantTx,
    user: UserId,
    act: &ButtonAction,
) -> Result<Answer, AppError> {
    let (Some(post), Some(decision)) = (act.post, decision(&act.action)) else {
        return Ok(Answer::alert("This button does nothing any more. Send /status."));
    };
    let decided = app.decide(tx, post, act.from_state, decision, user).await?;
    let zone = tx.settings().await?.schedule.zone;
    Ok(match (decided, decision) {
        (Decided::TooLate, _) => Answer::line("Already settled: the message shows how."),
        (Decided::Done(at), Decision::Approve) => {
            Answer::line(format!("Goes out at {}.", local_time(at, &zone)))
        }
        (Decided::Done(_), Decision::Undo) => Answer::line("Taken back. Nothing was posted."),
        (Decided::Done(_), Decision::Skip) => Answer::line("Skipped. Nothing was posted."),
        (Decided::Done(_), Decision::Swap) => Answer::line("Another picture is coming."),
        (Decided::Done(_), Decision::Reject) => Answer::line("Never again. Nothing was posted."),
        (Decided::Done(_), Decision::PostedByHand) => Answer::line("Noted: it is live."),
    })
}

fn decision(action: &str) -> Option<Decision> {
    Some(match action {
        "approve" => Decision::Approve,
        "undo" => Decision::Undo,
        "skip" => Decision::Skip,
        "swap" => Decision::Swap,
        "reject" => Decision::Reject,
        "posted" => Decision::PostedByHand,
        _ => return None,
    })
}
