//! The schedule step: one suggestion to take, or to change part by part.

use super::context::WizardContext;
use crate::app::AppError;
use crate::app::setup::time_zone;
use crate::app::setup::wizard::{WizardNotice, WizardPanel};
use crate::bot::answer::Answer;

pub(super) fn change(context: &mut WizardContext<'_>, part: Option<WizardPanel>) -> Answer {
    context.wizard.choices.panel = part;
    Answer::line("")
}

pub(super) fn per_day(context: &mut WizardContext<'_>, stories: u8) -> Answer {
    context.wizard.choices.per_day = stories;
    change(context, None)
}

pub(super) fn hours(context: &mut WizardContext<'_>, opens: u8, closes: u8) -> Answer {
    context.wizard.choices.opens = opens;
    context.wizard.choices.closes = closes;
    change(context, None)
}

pub(super) fn zone(context: &mut WizardContext<'_>, name: &str) -> Answer {
    context.wizard.choices.zone = time_zone::named(name);
    change(context, None)
}

/// A city or a zone was typed.
pub(super) fn typed_zone(context: &mut WizardContext<'_>, text: &str) {
    let choices = &mut context.wizard.choices;
    choices.note = None;
    match time_zone::named(text) {
        Some(name) => {
            choices.zone = Some(name);
            choices.panel = None;
        }
        None => choices.note = Some(WizardNotice::NoSuchCity(text.chars().take(40).collect())),
    }
}

/// Takes the schedule as it is shown, and goes on.
pub(super) async fn accept(context: &mut WizardContext<'_>) -> Result<Answer, AppError> {
    let known = context.tx.settings().await?.schedule.zone;
    let Some(choice) = context.wizard.choices.spread(&known) else {
        return Ok(Answer::alert("These hours do not fit together. Please choose others."));
    };
    context.app.choose_spread(context.tx, context.user, &choice, context.now).await?;
    context.go_on().await
}
