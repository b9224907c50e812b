//! The summary, and Go live.

use domain::post::DeliveryMode;

use super::{Visit, alert, line};
use crate::app::onboarding::{GoneLive, LiveWish, Missing};
use crate::app::outcome::UseError;
use crate::app::wizard::Step;
use crate::bot::buttons::Answer;
use crate::bot::say::local_time;

/// Goes live with what the summary shows; whatever is missing is said, and its step shown.
pub(super) async fn go_live(visit: &mut Visit<'_>, practice: bool) -> Result<Answer, UseError> {
    let mode = visit.wizard.choices.mode.as_deref().and_then(DeliveryMode::from_name);
    let Some(mode) = mode else {
        visit.wizard.go_to(Step::Mode);
        return Ok(alert("First say who has the last word."));
    };
    let zone = visit.tx.settings().await?.schedule.zone;
    let choices = &visit.wizard.choices;
    let wish = LiveWish { mode, posts_on_silence: choices.posts_on_silence, first: choices.first, practice };
    let (step, answer) = match visit.app.go_live(visit.tx, visit.user, &wish, visit.now).await? {
        GoneLive::From(first) => {
            let start = if practice { "Practising: nothing is posted" } else { "Live" };
            (Step::Live, line(format!("{start}. First story: {}.", local_time(first.at, &zone))))
        }
        GoneLive::WithTheFirstPicture => (Step::Live, line("I start by myself with the first picture.")),
        GoneLive::Missing(Missing::Account) => {
            (Step::Instagram, alert("Instagram must be connected for this, or post by hand."))
        }
        GoneLive::Missing(Missing::Business) => {
            (Step::Instagram, alert("Instagram lets apps post for Business accounts only."))
        }
        GoneLive::Missing(Missing::Picture) => {
            (Step::Summary, alert("There is no picture to practise with yet. Send me one, or go live."))
        }
        GoneLive::Missing(Missing::Time) => {
            (Step::Schedule, alert("This plan never comes to a time. Please change it."))
        }
    };
    visit.wizard.go_to(step);
    Ok(answer)
}
