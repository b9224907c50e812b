//! What each step of the set-up is worded with: lines, buttons, names and counts.

use domain::caption::{escape_html, fit, plain};
use serde_json::json;

use crate::app::message::Button;
use crate::app::setup::wizard::WizardView;
use crate::bot::wizard::button::{ACTION, WizardAction, WizardButton};

/// Longest name on a button.
const BUTTON_UNITS: usize = 22;

pub(super) type Words = (Vec<String>, Vec<Vec<Button>>);

/// A button that does something in the step it stands under.
pub(super) fn tap(view: &WizardView, text: impl Into<String>, what: WizardAction) -> Button {
    Button::act(text, ACTION, json!(WizardButton { at: view.step, what }))
}

pub(super) fn back(view: &WizardView) -> Button {
    tap(view, "‹ Back", WizardAction::Back)
}

/// A name that somebody else chose, for a text.
pub(super) fn name(text: &str) -> String {
    escape_html(&fit(&plain(text), 60))
}

/// A name that somebody else chose, for a button: those show no HTML.
pub(super) fn label(text: &str) -> String {
    fit(&plain(text), BUTTON_UNITS).into_owned()
}

/// "1 picture", "8 pictures".
pub(super) fn count(of: i64, what: &str) -> String {
    if of == 1 { format!("1 {what}") } else { format!("{of} {}", plural(what)) }
}

fn plural(what: &str) -> String {
    what.strip_suffix('y')
        .filter(|stem| !stem.ends_with('a'))
        .map_or_else(|| format!("{what}s"), |stem| format!("{stem}ies"))
}
