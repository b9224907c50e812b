//! Functions that the steps of the set-up share: they create buttons, and shorten names for buttons and
//! texts.

use domain::caption::{fit, plain as without_controls};

use super::view::WizardView;
use crate::i18n::{Arg, Html, plain};
use crate::messages::{Button, ButtonAction, Context, WizardAction, WizardButton};

/// Maximum length of a name on a button, in UTF-16 units.
const BUTTON_UNITS: usize = 22;
/// Maximum length of a name in a text, in UTF-16 units.
const NAME_UNITS: usize = 60;

/// The lines of a step and its rows of buttons.
pub(super) type Shown = (Vec<Html>, Vec<Vec<Button>>);

/// Creates a button with an action in the step that shows it.
pub(super) fn tap(view: &WizardView, text: String, what: WizardAction) -> Button {
    Button::act(text, ButtonAction::Wizard(WizardButton { at: view.step, what }))
}

pub(super) fn back(view: &WizardView, cx: &Context<'_>) -> Button {
    tap(view, plain!(cx, "wizard-back"), WizardAction::Back)
}

/// Shortens a name chosen by a person or a provider, for a text.
pub(super) fn name(text: &str) -> Arg {
    crate::i18n::name(text, NAME_UNITS)
}

/// Shortens a name chosen by a person or a provider, for a button.
pub(super) fn label(text: &str) -> Arg {
    Arg::Name(fit(&without_controls(text), BUTTON_UNITS).into_owned())
}
