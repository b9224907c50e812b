//! The guided set-up in words: each step says what it is for, what comes of it, and which way is back.

mod connect;
mod folder;
mod live;
mod schedule;
mod summary;

use domain::caption::{MESSAGE_UNITS, escape_html, fit, plain};
use serde_json::json;

use crate::app::message::{Button, Rendered};
use crate::app::setup::wizard::{Step, WizardView};
use crate::bot::wizard::{ACTION, WizardAction, WizardButton};

/// Longest name on a button.
const BUTTON_UNITS: usize = 22;

/// Words a step, as the facts stand.
pub(super) fn say(view: &WizardView) -> Rendered {
    let (lines, buttons) = match view.step {
        Step::Welcome => welcome(view),
        Step::Instagram => connect::instagram(view),
        Step::Drive => connect::drive(view),
        Step::Folder => folder::say(view),
        Step::Schedule => schedule::say(view),
        Step::Mode => summary::mode(view),
        Step::Summary => summary::say(view),
        Step::Live => live::say(view),
    };
    let html = format!("{}{}", progress(view), lines.join("\n"));
    Rendered { html: fit(&html, MESSAGE_UNITS).into_owned(), buttons, ..Rendered::default() }
}

type Words = (Vec<String>, Vec<Vec<Button>>);

fn welcome(view: &WizardView) -> Words {
    let lines = vec![
        "👋 <b>I post your Instagram stories</b> from your own pictures, on your own schedule.".into(),
        "Send me any photo and I show you your next story.".into(),
        "Nothing is posted until you go live.".into(),
    ];
    (lines, vec![vec![tap(view, "Skip for now", WizardAction::Next)]])
}

/// How far it is: ● done, ◉ here, ○ to come.
fn progress(view: &WizardView) -> String {
    let Some(here) = view.steps.iter().position(|step| *step == view.step) else { return String::new() };
    if here == 0 {
        return String::new();
    }
    let dots = (1..view.steps.len()).map(|step| match step.cmp(&here) {
        std::cmp::Ordering::Less => '●',
        std::cmp::Ordering::Equal => '◉',
        std::cmp::Ordering::Greater => '○',
    });
    format!("{}\n", dots.collect::<String>())
}

/// A button that does something in the step it stands under.
fn tap(view: &WizardView, text: impl Into<String>, what: WizardAction) -> Button {
    Button::act(text, ACTION, json!(WizardButton { at: view.step, what }))
}

fn back(view: &WizardView) -> Button {
    tap(view, "‹ Back", WizardAction::Back)
}

/// A name that somebody else chose, for a text.
fn name(text: &str) -> String {
    escape_html(&fit(&plain(text), 60))
}

/// A name that somebody else chose, for a button: those show no HTML.
fn label(text: &str) -> String {
    fit(&plain(text), BUTTON_UNITS).into_owned()
}

/// "1 picture", "8 pictures".
fn count(of: i64, what: &str) -> String {
    if of == 1 { format!("1 {what}") } else { format!("{of} {}", plural(what)) }
}

fn plural(what: &str) -> String {
    what.strip_suffix('y')
        .filter(|stem| !stem.ends_with('a'))
        .map_or_else(|| format!("{what}s"), |stem| format!("{stem}ies"))
}

#[cfg(test)]
mod tests;
