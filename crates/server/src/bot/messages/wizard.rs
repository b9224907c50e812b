//! The guided set-up in words: each step says what it is for, what comes of it, and which way is back.

mod connect;
mod folder;
mod live;
mod schedule;
mod summary;
mod words;

use domain::caption::{MESSAGE_UNITS, fit};

use self::words::{Words, tap};
use crate::app::message::Rendered;
use crate::app::setup::wizard::{Step, WizardView};
use crate::bot::wizard::button::WizardAction;

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

#[cfg(test)]
mod tests;
