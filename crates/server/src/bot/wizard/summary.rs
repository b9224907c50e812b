//! The summary, and Go live.

use domain::post::DeliveryMode;

use super::context::WizardContext;
use crate::app::AppError;
use crate::app::setup::go_live::{GoLive, GoneLive, Missing};
use crate::app::setup::wizard::Step;
use crate::bot::answer::Answer;
use crate::bot::messages::time::local_time;

/// Goes live with what the summary shows; whatever is missing is said, and its step shown.
pub(super) async fn go_live(context: &mut WizardContext<'_>, dry_run: bool) -> Result<Answer, AppError> {
    let mode = context.wizard.choices.mode.as_deref().and_then(|word| word.parse::<DeliveryMode>().ok());
    let Some(mode) = mode else {
        context.wizard.go_to(Step::Mode);
        return Ok(Answer::alert("First say who has the last word."));
    };
    let zone = context.tx.settings().await?.schedule.zone;
    let choices = &context.wizard.choices;
    let wish = GoLive { mode, posts_on_silence: choices.posts_on_silence, first: choices.first, dry_run };
    let (step, answer) = match context.app.go_live(context.tx, context.user, &wish, context.now).await? {
        GoneLive::From(first) => {
            let start = if dry_run { "Practising: nothing is posted" } else { "Live" };
            (Step::Live, Answer::line(format!("{start}. First story: {}.", local_time(first.at, &zone))))
        }
        GoneLive::WithTheFirstPicture => {
            (Step::Live, Answer::line("I start by myself with the first picture."))
        }
        GoneLive::Missing(Missing::Account) => {
            (Step::Instagram, Answer::alert("Instagram must be connected for this, or post by hand."))
        }
        GoneLive::Missing(Missing::Business) => {
            (Step::Instagram, Answer::alert("Instagram lets apps post for Business accounts only."))
        }
        GoneLive::Missing(Missing::Picture) => (
            Step::Summary,
            Answer::alert("There is no picture to practise with yet. Send me one, or go live."),
        ),
        GoneLive::Missing(Missing::Time) => {
            (Step::Schedule, Answer::alert("This plan never comes to a time. Please change it."))
        }
    };
    context.wizard.go_to(step);
    Ok(answer)
}
