//! The schedule step: one suggestion to take, or to change part by part.

use super::{Visit, alert, line};
use crate::app::outcome::UseError;
use crate::app::wizard::{Note, Panel};
use crate::app::zone;
use crate::bot::buttons::Answer;

pub(super) fn change(visit: &mut Visit<'_>, part: Option<Panel>) -> Answer {
    visit.wizard.choices.panel = part;
    line("")
}

pub(super) fn per_day(visit: &mut Visit<'_>, stories: u8) -> Answer {
    visit.wizard.choices.per_day = stories;
    change(visit, None)
}

pub(super) fn hours(visit: &mut Visit<'_>, opens: u8, closes: u8) -> Answer {
    visit.wizard.choices.opens = opens;
    visit.wizard.choices.closes = closes;
    change(visit, None)
}

pub(super) fn zone(visit: &mut Visit<'_>, name: &str) -> Answer {
    visit.wizard.choices.zone = zone::named(name);
    change(visit, None)
}

/// A city or a zone was typed.
pub(super) fn typed_zone(visit: &mut Visit<'_>, text: &str) {
    let choices = &mut visit.wizard.choices;
    choices.note = None;
    match zone::named(text) {
        Some(name) => {
            choices.zone = Some(name);
            choices.panel = None;
        }
        None => choices.note = Some(Note::NoSuchCity(text.chars().take(40).collect())),
    }
}

/// Takes the schedule as it is shown, and goes on.
pub(super) async fn accept(visit: &mut Visit<'_>) -> Result<Answer, UseError> {
    let known = visit.tx.settings().await?.schedule.zone;
    let Some(choice) = visit.wizard.choices.spread(&known) else {
        return Ok(alert("These hours do not fit together. Please choose others."));
    };
    visit.app.choose_spread(visit.tx, visit.user, &choice, visit.now).await?;
    visit.go_on().await
}
