//! Handles the buttons under a story that waits for approval or for posting by hand.

use domain::reconcile::TeamSays;

use super::pressed::Pressed;
use crate::app::AppError;
use crate::app::audit::Change;
use crate::app::stories::decision::Decision;
use crate::app::stories::review::Decided;
use crate::i18n::plain;
use crate::messages::{Answer, OnPost, StoryIs, clock_time};

/// Applies a decision about a post.
pub(super) async fn decide(
    press: &mut Pressed<'_>,
    on: OnPost,
    decision: Decision,
) -> Result<Answer, AppError> {
    let decided = press.app.decide(press.tx, on.on_post, on.seen, decision, press.user).await?;
    let zone = press.tx.settings().await?.schedule.zone;
    let words = press.words;
    Ok(Answer::line(match (decided, decision) {
        (Decided::TooLate, _) => plain!(words, "review-too-late"),
        (Decided::Done(at), Decision::Approve) => {
            plain!(words, "review-approved", time = clock_time(words, at, &zone))
        }
        (Decided::Done(_), Decision::Undo) => plain!(words, "review-undone"),
        (Decided::Done(_), Decision::Skip) => plain!(words, "review-skipped"),
        (Decided::Done(_), Decision::Swap) => plain!(words, "review-swapped"),
        (Decided::Done(_), Decision::Reject) => plain!(words, "review-rejected"),
        (Decided::Done(_), Decision::PostedByHand) => plain!(words, "review-posted"),
    }))
}

/// Schedules a reminder in an hour about a story to post by hand.
pub(super) async fn later(press: &mut Pressed<'_>, on: OnPost) -> Result<Answer, AppError> {
    let again = press.app.send_again_later(press.tx, on.on_post).await?;
    let zone = press.tx.settings().await?.schedule.zone;
    Ok(Answer::line(match again {
        Some(at) => plain!(press.words, "later-answer", time = clock_time(press.words, at, &zone)),
        None => plain!(press.words, "review-too-late"),
    }))
}

/// Records whether a story is live that Instagram did not confirm. The worker that asked ends the post.
pub(super) async fn story_is(
    press: &mut Pressed<'_>,
    StoryIs { post, says }: StoryIs,
) -> Result<Answer, AppError> {
    let now = press.app.clock.now();
    if !press.tx.people_say(post, says, now).await? {
        return Ok(Answer::line(plain!(press.words, "review-too-late")));
    }
    Change::StoryIs { post, says }.record(press.tx, Some(press.user), now).await?;
    Ok(Answer::line(match says {
        TeamSays::Live => plain!(press.words, "review-is-live"),
        TeamSays::NotThere => plain!(press.words, "review-not-there"),
    }))
}
